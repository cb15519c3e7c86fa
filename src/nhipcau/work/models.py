"""What was done: progress with evidence, and what stands in the way."""

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from nhipcau.plans.models import Assignment

USER = settings.AUTH_USER_MODEL


class Status(models.TextChoices):
    """How an assignment stands (tình trạng): computed from facts and dates, never stored."""

    LATE = "late", _("Quá hạn")
    SILENT = "silent", _("Chưa cập nhật")
    ON_TRACK = "on_track", _("Đang thực hiện")
    PAUSED = "paused", _("Tạm dừng")
    DONE = "done", _("Hoàn thành")


class Progress(models.Model):
    """A report of progress (tiến độ) on an assignment. Append-only: a correction is a new row."""

    class State(models.TextChoices):
        IN_PROGRESS = "in_progress", _("Đang thực hiện")
        DONE = "done", _("Hoàn thành")
        PAUSED = "paused", _("Tạm dừng")

    assignment = models.ForeignKey(Assignment, models.PROTECT, related_name="progress")
    state = models.CharField(_("Tình trạng"), max_length=12, choices=State)
    percent = models.PositiveSmallIntegerField(_("Tỷ lệ hoàn thành (%)"))
    note = models.TextField(_("Kết quả"))
    posted_by = models.ForeignKey(USER, models.PROTECT, related_name="+")
    posted_at = models.DateTimeField(_("Lúc"), db_index=True)
    token = models.CharField(max_length=36)

    class Meta:
        ordering: ClassVar = ["-posted_at", "-id"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["assignment", "token"], name="progress_form_once"),
            models.CheckConstraint(condition=Q(percent__lte=100), name="progress_percent_at_most_100"),
            models.CheckConstraint(condition=~Q(state="done") | Q(percent=100), name="progress_done_is_100"),
        ]

    def __str__(self) -> str:
        return f"{self.get_state_display()} {self.percent}%"


class Evidence(models.Model):
    """A file that shows what was done (minh chứng)."""

    progress = models.ForeignKey(Progress, models.PROTECT, related_name="evidence")
    name = models.CharField(max_length=250)
    size = models.PositiveBigIntegerField()
    sha256 = models.CharField(max_length=64)
    content = models.FileField(upload_to="evidence/%Y/%m")

    def __str__(self) -> str:
        return self.name


class Difficulty(models.Model):
    """What stands in the way (khó khăn, vướng mắc), raised by an agency, answered by a leader."""

    assignment = models.ForeignKey(Assignment, models.PROTECT, related_name="difficulties")
    text = models.TextField(_("Khó khăn, vướng mắc"))
    raised_by = models.ForeignKey(USER, models.PROTECT, related_name="+")
    raised_at = models.DateTimeField()
    answer = models.TextField(_("Ý kiến chỉ đạo"), blank=True)
    answered_by = models.ForeignKey(USER, models.PROTECT, null=True, related_name="+")
    answered_at = models.DateTimeField(null=True)

    class Meta:
        ordering: ClassVar = ["-raised_at"]
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(answered_by=None, answered_at=None, answer="")
                | (Q(answered_by__isnull=False, answered_at__isnull=False) & ~Q(answer="")),
                name="difficulty_answered_whole",
            )
        ]

    def __str__(self) -> str:
        return self.text[:60]
