"""Whether an instance is well: its data, its files, its record, its jobs and mails, its machine."""

import json
import shutil
from collections.abc import Callable, Iterable, Iterator
from dataclasses import asdict, dataclass
from datetime import datetime, timedelta
from itertools import chain, islice
from pathlib import Path

from django.conf import settings
from django.db import DatabaseError, connection
from django.utils import timezone
from django_tasks_db.models import DBTaskResult

from nhipcau.audit.exports import find_lost_anchors
from nhipcau.audit.models import Event
from nhipcau.audit.verification import find_faults
from nhipcau.audit.witnesses import find_changed_rows
from nhipcau.files.integrity import find_file_faults
from nhipcau.notices.delivery import MOST_TRIES, sends_mails
from nhipcau.plans.facts import find_stale
from nhipcau.reminders.models import Mail
from nhipcau.search.index import INDEXED, has_words, missing_parts
from nhipcau.upkeep.backups import LAST
from nhipcau.upkeep.dumps import applied_migrations, ask_here, known_migrations
from nhipcau.upkeep.restores import UNDER_WAY

WELL, WARNING, FAULT = "well", "warning", "fault"
LONGEST_WAIT = timedelta(hours=1)
"""How long a job waits at most while somebody works on jobs."""
LOOKED_BACK = timedelta(days=7)
BACKUP_DUE = timedelta(hours=26)
"""A backup a day, and two hours for it."""
LEAST_FREE, FEW_FREE = 512 * 1024**2, 5 * 1024**3
"""Bytes of disk below which nothing goes on, and below which somebody should look."""
AHEAD = timedelta(minutes=5)
MOST_NAMED = 5


@dataclass(frozen=True, slots=True)
class Finding:
    """What one check found: well, a warning or a fault, said in both languages."""

    name: str
    state: str
    said: str

    def as_dict(self) -> dict[str, str]:
        return asdict(self)


def check_everything(now: datetime) -> Iterator[Finding]:
    """Every check, each finished whatever the others find. The files take longest."""
    for name, check in CHECKS.items():
        try:
            yield Finding(name, *check(now))
        except (DatabaseError, OSError) as error:
            yield Finding(name, FAULT, f"{type(error).__name__}: {error}")


DATA_CHECKS = ("database", "record", "files")


def failing_data_checks(now: datetime, names: Iterable[str] = DATA_CHECKS) -> set[str]:
    """Which checks of the data themselves find a fault; one that the database is too old for finds none."""
    found = set()
    for name in names:
        try:
            if CHECKS[name](now)[0] == FAULT:
                found.add(name)
        except DatabaseError:
            continue
    return found


Told = tuple[str, str]


def check_database(_now: datetime) -> Told:
    """The database as its own server sees it: every page whole, every reference leading somewhere."""
    if connection.vendor == "sqlite":
        wrong = [row[0] for row in ask_here("PRAGMA integrity_check(5)") if row[0] != "ok"]
        wrong += [f"{table} {row}" for table, row, *_ in islice(ask_here("PRAGMA foreign_key_check"), MOST_NAMED)]
    else:
        wrong = [row[0] for row in ask_here("SELECT conname FROM pg_constraint WHERE NOT convalidated")]
        wrong += [row[0] for row in ask_here("SELECT relname FROM pg_class c JOIN pg_index i ON i.indexrelid = c.oid "
                                         "WHERE NOT i.indisvalid")]  # fmt: skip
    return _told(wrong, "Cơ sở dữ liệu nguyên vẹn. The database is whole.")


def check_migrations(_now: datetime) -> Told:
    known, applied = known_migrations(), applied_migrations()
    pending = sorted(known - applied)
    later = sorted((app, name) for app, name in applied - known if app in settings.OWN_APPS)
    if later:
        return FAULT, f"Dữ liệu của phiên bản mới hơn: {later[0]}. The data are of a later version."
    if pending:
        return FAULT, (
            f"Còn {len(pending)} bước nâng cấp; chạy nhipcau upgrade. {len(pending)} migrations are to be done."
        )
    return WELL, f"Phiên bản {settings.VERSION}. Version {settings.VERSION}."


def check_record(_now: datetime) -> Told:
    faults = islice(chain(find_faults(), find_changed_rows(), find_lost_anchors()), MOST_NAMED)
    wrong = [f"{fault.kind} {fault.number}" for fault in faults]
    return _told(wrong, f"Nhật ký nguyên vẹn, {Event.objects.count()} sự kiện. The record is whole.")


def check_files(_now: datetime) -> Told:
    """Every kept file against its digest; what no row names is told, and no fault."""
    faults = list(find_file_faults())
    wrong = [f"{fault.kind} {fault.name}" for fault in faults if fault.kind != "orphan"]
    orphans = len(faults) - len(wrong)
    return _told(wrong, f"Tệp nguyên vẹn, {orphans} tệp thừa. Files are whole, {orphans} are named by no row.")


def check_search(_now: datetime) -> Told:
    """An index that lost its triggers finds what was, and not what is."""
    if connection.vendor != "sqlite" or not has_words(connection):
        return WELL, "Tìm kiếm sẵn sàng. The search is ready."
    with connection.cursor() as cursor:
        wrong = sorted(part for table in INDEXED for part in missing_parts(cursor, table))
    return _told(wrong, "Tìm kiếm sẵn sàng. The search is ready.")


def check_facts(_now: datetime) -> Told:
    """What statuses are told from, against the work itself."""
    wrong = [str(task) for task in islice(find_stale(), MOST_NAMED)]
    return _told(wrong, "Số liệu tình trạng khớp với công việc. The facts agree with the work.")


def check_restore(_now: datetime) -> Told:
    if (Path(settings.DATA) / UNDER_WAY).exists():
        return (
            FAULT,
            "Lần khôi phục trước chưa xong; chạy lại nhipcau restore. A restore was not finished; run it again.",
        )
    return WELL, "Không có lần khôi phục dở dang. No restore is unfinished."


def check_jobs(now: datetime) -> Told:
    waiting = DBTaskResult.objects.ready().filter(enqueued_at__lt=now - LONGEST_WAIT).count()
    failed = DBTaskResult.objects.failed().filter(finished_at__gte=now - LOOKED_BACK).count()
    if waiting:
        return FAULT, (
            f"{waiting} việc nền chờ hơn một giờ; không có tiến trình nào xử lý. {waiting} jobs wait over an hour: "
            "nobody works on them."
        )
    said = f"{failed} việc nền hỏng trong 7 ngày. {failed} jobs failed in 7 days."
    return (WELL, WARNING)[failed > 0], said


def check_mails(now: datetime) -> Told:
    stuck = Mail.objects.filter(state=Mail.State.WAITING, tries__gte=MOST_TRIES).count()
    unknown = Mail.objects.filter(state=Mail.State.CLAIMED, day__lt=timezone.localdate(now)).count()
    if stuck or unknown:
        return WARNING, (
            f"{stuck} thư không gửi được, {unknown} thư không rõ đã gửi. {stuck} mails could not be sent, of {unknown} "
            "nobody knows."
        )
    if not sends_mails():
        return WARNING, "Chưa đặt máy chủ thư. No mail server is set."
    return WELL, "Thư gửi bình thường. Mails go out."


def check_disk(_now: datetime) -> Told:
    free = shutil.disk_usage(settings.DATA).free
    state = (WELL, WARNING, FAULT)[(free < FEW_FREE) + (free < LEAST_FREE)]
    return state, f"Còn trống {free / 1024**3:.1f} GB. {free / 1024**3:.1f} GB are free."


def check_clock(now: datetime) -> Told:
    """The clock must not stand behind what was recorded, nor beside the database server's."""
    last = Event.objects.order_by("-number").values_list("at", flat=True).first()
    servers = ask_here("SELECT now()")[0][0] if connection.vendor == "postgresql" else now
    if last is not None and last > now + AHEAD:
        return FAULT, f"Đồng hồ máy đi sau sự kiện cuối ({last:%d/%m/%Y %H:%M}). The clock is behind the last event."
    if abs(servers - now) > AHEAD:
        return FAULT, f"Đồng hồ lệch với máy chủ dữ liệu ({servers:%H:%M}). The database server has another time."
    return WELL, f"{timezone.localtime(now):%d/%m/%Y %H:%M}"


def check_backup(now: datetime) -> Told:
    note = Path(settings.DATA) / LAST
    if not note.exists():
        return WARNING, "Chưa sao lưu lần nào; chạy nhipcau backup. There is no backup yet."
    said = json.loads(note.read_text(encoding="utf-8"))
    made = datetime.fromisoformat(said["made_at"])
    told = f"Sao lưu gần nhất {timezone.localtime(made):%d/%m/%Y %H:%M}: {said['path']}. The last backup."
    return (WELL, WARNING)[now - made > BACKUP_DUE], told


def _told(wrong: Iterable[str], well: str) -> Told:
    wrong = list(wrong)
    return (FAULT, "; ".join(wrong[:MOST_NAMED])) if wrong else (WELL, well)


CHECKS: dict[str, Callable[[datetime], Told]] = {
    "database": check_database, "migrations": check_migrations, "record": check_record, "files": check_files,
    "facts": check_facts,
    "search": check_search, "restore": check_restore, "jobs": check_jobs, "mails": check_mails, "disk": check_disk,
    "clock": check_clock, "backup": check_backup,
}  # fmt: skip
"""By name, in the order in which they are told."""
