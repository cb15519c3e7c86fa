"""Files and tasks of a record: what the actions of every register do with them. They ask for permission and record."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction
from django.db.models import Model
from django.utils.translation import gettext as _

from nhipcau.accounts.models import User
from nhipcau.common.cleaning import clean_line
from nhipcau.common.locking import locked
from nhipcau.common.refusal import refuse_if
from nhipcau.files.kept import digest_of, kept
from nhipcau.plans.models import Task
from nhipcau.plans.reading.received import accepted
from nhipcau.records.models import Attachment, TaskLink
from nhipcau.records.queries import attachments_of, label_of

KINDS_OF_FILE = (".pdf", ".docx", ".doc", ".xlsx", ".jpg", ".jpeg", ".png", ".webp", ".mp4", ".zip")
LONGEST_NAME = 250


@dataclass(frozen=True, slots=True)
class SentFile:
    """A file as a person sends it, and what it is."""

    name: str
    data: bytes
    note: str = ""


@contextmanager
def file_kept(*, by: User, to: Model, file: SentFile, now: datetime) -> Iterator[Attachment]:
    """Keeps a file with a record; inside, the action records it. Where that fails the file is gone again."""
    refuse_if(not file.data, _("Tệp trống."))
    other = _("Hãy gửi văn bản, bảng tính, ảnh, phim hoặc tệp nén: %(kinds)s.") % {"kinds": ", ".join(KINDS_OF_FILE)}
    secret = _("Tệp có dấu chỉ độ mật nên không được đưa lên hệ thống này; tệp không được lưu.")
    suffix, content = accepted((file.name, file.data), KINDS_OF_FILE, other, secret)
    sha256, size = digest_of(content)
    refuse_if(attachments_of(to).filter(sha256=sha256).exists(), _("Tệp này đã có trong hồ sơ."))
    row = Attachment(
        record_model=label_of(to), record_id=to.pk, name=clean_line(file.name, LONGEST_NAME), sha256=sha256, size=size,
        note=clean_line(file.note, LONGEST_NAME), kept_by=by, kept_at=now,
    )  # fmt: skip
    with kept((row.content, suffix, content)), transaction.atomic():
        row.save()
        yield row


def take_off_file(of: Model, file: Attachment, now: datetime) -> Attachment:
    """Takes a file off its record; its name and digest stay."""
    file = locked(file)
    is_its_own = (file.record_model, file.record_id) == (label_of(of), of.pk)
    refuse_if(file.taken_off_at is not None or not is_its_own, _("Tệp này đã được gỡ."))
    file.taken_off_at = now
    file.save()
    return file


def link_task(*, by: User, to: Model, task: Task, now: datetime) -> TaskLink:
    """Says that a record belongs to a task; said twice it counts once."""
    link, _is_new = TaskLink.objects.get_or_create(
        record_model=label_of(to), record_id=to.pk, task=task, defaults={"made_by": by, "made_at": now}
    )
    return link


def unlink_task(of: Model, task: Task) -> None:
    """Takes back that a record belongs to a task."""
    gone, _by_model = TaskLink.objects.filter(record_model=label_of(of), record_id=of.pk, task=task).delete()
    refuse_if(not gone, _("Hồ sơ này không còn gắn với nhiệm vụ đó."))


def move_record(*, old: Model, new: Model) -> None:
    """Gives the files and tasks of a record to another that takes its place; what both have stays with the other."""
    for rows, same in ((Attachment.objects.filter(taken_off_at=None), "sha256"), (TaskLink.objects.all(), "task")):
        theirs = rows.filter(record_model=label_of(old), record_id=old.pk)
        there = rows.filter(record_model=label_of(new), record_id=new.pk).values(same)
        theirs.exclude(**{f"{same}__in": there}).update(record_model=label_of(new), record_id=new.pk)
