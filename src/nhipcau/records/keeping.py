"""Files, pictures and tasks of a record: what the actions of every register do with them.

The actions ask for permission and record.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from typing import Any, TypeVar

from django.db import transaction
from django.db.models import Max, Model, QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _

from nhipcau.accounts.models import User
from nhipcau.common.cleaning import clean_line
from nhipcau.common.locking import locked
from nhipcau.common.refusal import refuse_if
from nhipcau.files import pictures
from nhipcau.files.kept import digest_of, kept, suffix_of
from nhipcau.files.sizes import refuse_size
from nhipcau.plans.models import Task
from nhipcau.plans.reading.received import accepted
from nhipcau.records.models import Attachment, Picture, Stage, TaskLink
from nhipcau.records.queries import attachments_of, label_of, pictures_of

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


K = TypeVar("K", Attachment, Picture)


def taken_off(of: Model, kept: K, now: datetime) -> K:
    """Takes a file or a picture off its record; refused where it is off already, or of another record."""
    kept = locked(kept)
    is_its_own = (kept.record_model, kept.record_id) == (label_of(of), of.pk)
    refuse_if(kept.taken_off_at is not None or not is_its_own, _("Tệp này đã được gỡ."))
    kept.taken_off_at = now
    kept.save()
    return kept


@dataclass(frozen=True, slots=True)
class SentPicture:
    """A picture as a person sends it: what is to be seen, and who made it."""

    name: str
    data: bytes
    caption_vi: str
    credit: str
    caption_en: str = ""


@contextmanager
def picture_kept(*, by: User, to: Model, picture: SentPicture, now: datetime) -> Iterator[Picture]:
    """Keeps a picture with a record, drawn anew; inside, the action records it."""
    refuse_size(len(picture.data), picture.name)
    refuse_if(not clean_line(picture.credit), _("Hãy ghi tác giả hoặc nguồn ảnh."))
    refuse_if(not clean_line(picture.caption_vi), _("Hãy ghi trong ảnh có gì."))
    kinds = ", ".join(pictures.KINDS)
    refuse_if(not suffix_of(picture.name, pictures.KINDS), _("Hãy gửi ảnh: %(kinds)s.") % {"kinds": kinds})
    drawn = pictures.drawn_anew(picture.data)
    sha256, _size = digest_of(drawn.content)
    refuse_if(pictures_of(to).filter(sha256=sha256).exists(), _("Ảnh này đã có trong hồ sơ."))
    row = Picture(
        record_model=label_of(to), record_id=to.pk, sha256=sha256, kept_by=by, kept_at=now,
        width=drawn.width, height=drawn.height,
        caption_vi=clean_line(picture.caption_vi, LONGEST_NAME), credit=clean_line(picture.credit, 200),
        caption_en=clean_line(picture.caption_en, LONGEST_NAME),
    )  # fmt: skip
    with kept((row.content, ".jpg", drawn.content)), transaction.atomic():
        row.save()
        yield row


def link_task(*, by: User, to: Model, task: Task, now: datetime) -> TaskLink:
    """Says that a record belongs to a task; said twice it counts once."""
    link, _is_new = TaskLink.objects.get_or_create(
        record_model=label_of(to), record_id=to.pk, task=task, defaults={"made_by": by, "made_at": now}
    )
    return link


def next_number(rows: QuerySet[Any]) -> int:
    """The number behind the last of a year's rows; whoever asks holds the locality, so that two never get one."""
    last: int | None = rows.aggregate(last=Max("number"))["last"]
    return (last or 0) + 1


def called_off(row: Any, reason: str, now: datetime) -> str:
    """Keeps of a record that it does not take place since today; gives the reason as it is kept."""
    reason = clean_line(reason, 300)
    refuse_if(not reason, _("Hãy ghi lý do hủy."))
    row.cancelled_on, row.cancel_reason = timezone.localdate(now), reason
    row.save(update_fields=["cancelled_on", "cancel_reason"])
    return reason


def unlink_task(of: Model, task: Task) -> None:
    """Takes back that a record belongs to a task."""
    gone, _by_model = TaskLink.objects.filter(record_model=label_of(of), record_id=of.pk, task=task).delete()
    refuse_if(not gone, _("Hồ sơ này không còn gắn với nhiệm vụ đó."))


def move_record(*, old: Model, new: Model) -> None:
    """Gives what hangs on a record to another that takes its place; what both have stays with the other."""
    hanging = (
        (Attachment.objects.filter(taken_off_at=None), "sha256"),
        (Picture.objects.filter(taken_off_at=None), "sha256"),
        (Stage.objects.all(), "number"),
        (TaskLink.objects.all(), "task"),
    )
    for rows, same in hanging:
        theirs = rows.filter(record_model=label_of(old), record_id=old.pk)
        there = rows.filter(record_model=label_of(new), record_id=new.pk).values(same)
        theirs.exclude(**{f"{same}__in": there}).update(record_model=label_of(new), record_id=new.pk)
