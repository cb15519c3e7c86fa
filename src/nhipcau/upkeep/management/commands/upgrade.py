"""`nhipcau upgrade`: the data to this version; backed up before, taken back where anything fails."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand
from django.utils import timezone

from nhipcau.common.commands import refusal_ends_command
from nhipcau.upkeep.upgrades import upgrade


class Command(BaseCommand):
    """Exit status 1 where the data stayed as they were because something failed."""

    help = "Nâng cấp dữ liệu lên phiên bản này. Brings the data to this version."
    requires_system_checks: list[str] = []  # noqa: RUF012  (what fails is told and taken back)

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--folder", type=Path, default=Path(settings.DATA) / "backups",
                            help="thư mục chứa bản sao lưu / where backups lie")  # fmt: skip

    def handle(self, *args: Any, **options: Any) -> None:
        with refusal_ends_command():
            done = upgrade(options["folder"], timezone.now())
        if done.backup is None:
            if options["verbosity"]:
                self.stdout.write(f"Dữ liệu đã ở phiên bản {settings.VERSION}. The data are of this version already.")
            return
        self.stdout.write(
            f"Đã nâng cấp {done.migrations} bước lên {settings.VERSION}; bản sao lưu trước đó: {done.backup}. "
            f"{done.migrations} migrations were done; the backup of before is there."
        )
