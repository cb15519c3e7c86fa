"""What every record of a register has, whatever it is a record of: files, pictures, tasks, steps of the law.

A record is named by its model and its key, as the audit event names its target: no register is known here.
"""

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from nhipcau.documents.models import Document
from nhipcau.plans.models import Task

USER = settings.AUTH_USER_MODEL


class Attachment(models.Model):
    """A file of a record (tệp đính kèm), kept under its SHA-256; what is taken off stays on record by its name."""

    record_model = models.CharField(max_length=60)
    record_id = models.PositiveBigIntegerField()
    name = models.CharField(_("Tên tệp"), max_length=250)
    note = models.CharField(_("Là tệp gì"), max_length=250, blank=True)
    size = models.PositiveBigIntegerField(default=0)
    sha256 = models.CharField(max_length=64)
    content = models.FileField(_("Tệp"), upload_to="records/%Y/%m")
    kept_by = models.ForeignKey(USER, models.PROTECT, related_name="+")
    kept_at = models.DateTimeField()
    taken_off_at = models.DateTimeField(null=True)

    class Meta:
        ordering: ClassVar = ["-kept_at", "-pk"]
        indexes: ClassVar = [models.Index(fields=["record_model", "record_id"], name="attachment_of_record")]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["record_model", "record_id", "sha256"], condition=Q(taken_off_at=None),
                name="attachment_once",
            )
        ]  # fmt: skip

    def __str__(self) -> str:
        return self.name


class TaskLink(models.Model):
    """That a record belongs to a task (gắn với nhiệm vụ): what was done with it counts among the task's results."""

    record_model = models.CharField(max_length=60)
    record_id = models.PositiveBigIntegerField()
    task = models.ForeignKey(Task, models.CASCADE, related_name="record_links")
    made_by = models.ForeignKey(USER, models.PROTECT, related_name="+")
    made_at = models.DateTimeField()

    class Meta:
        ordering: ClassVar = ["pk"]
        indexes: ClassVar = [models.Index(fields=["record_model", "record_id"], name="task_link_of_record")]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["record_model", "record_id", "task"], name="task_link_once")
        ]

    def __str__(self) -> str:
        return f"{self.record_model} {self.record_id} → {self.task}"


class Stage(models.Model):
    """A step of a procedure of the law as a record went through it: when it began, when it was done, by which paper."""

    record_model = models.CharField(max_length=60)
    record_id = models.PositiveBigIntegerField()
    number = models.PositiveSmallIntegerField()
    began_on = models.DateField(_("Bắt đầu"), null=True, blank=True)
    done_on = models.DateField(_("Xong ngày"), null=True, blank=True)
    note = models.CharField(_("Văn bản, ghi chú"), max_length=500, blank=True)

    class Meta:
        ordering: ClassVar = ["number"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["record_model", "record_id", "number"], name="stage_once"),
            models.CheckConstraint(
                condition=models.Q(done_on=None)
                | models.Q(began_on=None)
                | models.Q(done_on__gte=models.F("began_on")),
                name="record_stage_done_after_it_began",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.record_model} {self.record_id}: {self.number}"


class RecordPaper(models.Model):
    """A document that was written of a record (văn bản của hồ sơ), and ``what`` of its register's papers it is.

    ``digest`` marks the facts of the record as they were then; it is empty where nobody asks whether they changed.
    """

    record_model = models.CharField(max_length=60)
    record_id = models.PositiveBigIntegerField()
    what = models.CharField(max_length=10)
    document = models.OneToOneField(Document, models.CASCADE, related_name="of_record")
    digest = models.CharField(max_length=64, blank=True)

    class Meta:
        ordering: ClassVar = ["pk"]
        indexes: ClassVar = [models.Index(fields=["record_model", "record_id"], name="paper_of_record")]

    def __str__(self) -> str:
        return f"{self.record_model} {self.record_id}: {self.what}"


class Picture(models.Model):
    """A picture of a record (ảnh) with who made it; kept without what a camera writes beside it, the first one shown.

    ``caption_vi`` says what is to be seen, for those who do not see it and for documents.
    """

    record_model = models.CharField(max_length=60)
    record_id = models.PositiveBigIntegerField()
    caption_vi = models.CharField(_("Trong ảnh có gì"), max_length=250)
    caption_en = models.CharField(_("Chú thích tiếng Anh"), max_length=250, blank=True)
    credit = models.CharField(_("Tác giả, nguồn ảnh"), max_length=200)
    content = models.FileField(_("Ảnh"), upload_to="pictures/%Y/%m")
    sha256 = models.CharField(max_length=64)
    width = models.PositiveIntegerField()
    height = models.PositiveIntegerField()
    kept_by = models.ForeignKey(USER, models.PROTECT, related_name="+")
    kept_at = models.DateTimeField()
    taken_off_at = models.DateTimeField(null=True)

    class Meta:
        ordering: ClassVar = ["kept_at", "pk"]
        indexes: ClassVar = [models.Index(fields=["record_model", "record_id"], name="picture_of_record")]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["record_model", "record_id", "sha256"], condition=Q(taken_off_at=None),
                name="picture_once",
            )
        ]  # fmt: skip

    def __str__(self) -> str:
        return self.caption_vi
