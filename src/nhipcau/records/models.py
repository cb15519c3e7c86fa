"""What every record of a register has, whatever it is a record of: files, and the tasks that it belongs to.

A record is named by its model and its key, as the audit event names its target: no register is known here.
"""

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

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
                fields=["record_model", "record_id", "sha256"], condition=models.Q(taken_off_at=None),
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
