"""The way from one version to the next: backed up, migrated, checked; taken back where anything fails."""

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import NoReturn

from django.core.management import call_command
from django.utils import timezone

from nhipcau.common.refusal import Refused
from nhipcau.partners.countries import load_countries
from nhipcau.search.index import make_index
from nhipcau.upkeep.backups import make_backup
from nhipcau.upkeep.dumps import applied_migrations, known_migrations
from nhipcau.upkeep.health import failing_data_checks
from nhipcau.upkeep.restores import go_back, refuse_half_a_backup


@dataclass(frozen=True, slots=True)
class Upgrade:
    """What an upgrade did: how many migrations, and the backup of before, where there was anything to do."""

    migrations: int
    backup: Path | None


def upgrade(folder: Path, now: datetime) -> Upgrade:
    """Brings the data to this version. Raises Refused, and then the data are as they were before."""
    refuse_half_a_backup()
    pending = known_migrations() - applied_migrations()
    if not pending:
        return Upgrade(0, None)
    before = failing_data_checks(now, ("database", "record"))
    backup = folder / f"nhipcau-{timezone.localtime(now):%Y%m%d-%H%M%S}-before-upgrade.zip"
    before |= {"files"} if make_backup(backup, now).faults else set()  # it has read them all
    try:
        call_command("migrate", verbosity=0, interactive=False)
        load_countries()
        make_index()  # a table that was altered lost its part of it
        fresh = failing_data_checks(now) - before
    except Exception as error:  # noqa: BLE001  whatever it is, the data go back and the cause is told
        _take_back(backup, f"{type(error).__name__}: {error}", error)
    if fresh:
        _take_back(backup, ", ".join(sorted(fresh)))
    return Upgrade(len(pending), backup)


def _take_back(backup: Path, why: str, error: Exception | None = None) -> NoReturn:
    """Whatever failed, the data are put back; the cause is told."""
    go_back(backup)
    raise Refused(
        f"Nâng cấp không thành ({why}); dữ liệu đã trở lại như trước, hãy chạy phiên bản phần mềm cũ. The upgrade "
        f"failed; the data are as they were, run the former version. {backup}"
    ) from error
