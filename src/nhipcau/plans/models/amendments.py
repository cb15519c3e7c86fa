"""Decisions that change a plan at work, and what each changed."""

from typing import Any, ClassVar

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from nhipcau.plans.models.plans import Plan, SourceFile
from nhipcau.plans.models.tasks import Task

USER = settings.AUTH_USER_MODEL


class Amendment(models.Model):
    """A decision that changes a plan (sửa đổi, bổ sung): a draft until it is put in force.

    It has no number as long as the decision is only proposed; issued here, it takes that of the decision.
    """

    plan = models.ForeignKey(Plan, models.CASCADE, related_name="amendments")
    source = models.OneToOneField(SourceFile, models.PROTECT, null=True, related_name="amendment")
    number = models.CharField(_("Số, ký hiệu"), max_length=100, blank=True)
    title = models.TextField(_("Trích yếu"), blank=True)
    on = models.DateField(_("Có hiệu lực từ ngày"))
    made_by = models.ForeignKey(USER, models.PROTECT, related_name="+")
    made_at = models.DateTimeField()
    in_force_by = models.ForeignKey(USER, models.PROTECT, null=True, related_name="+")
    in_force_at = models.DateTimeField(null=True)

    class Meta:
        ordering: ClassVar = ["-on", "-id"]
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(in_force_by=None, in_force_at=None)
                | Q(in_force_by__isnull=False, in_force_at__isnull=False),
                name="amendment_in_force_by_and_at_together",
            )
        ]

    def __str__(self) -> str:
        return self.number or self.title or gettext("Dự thảo điều chỉnh chưa có số")

    @property
    def is_draft(self) -> bool:
        return self.in_force_at is None


class Change(models.Model):
    """What an amendment makes of one task, or of the clause at a ``place``. ``before`` keeps what stood there.

    The fields hold what is to be there: all of them for a task that is added or changed, none for one that is
    dropped; without outputs those of the task stay. A task that is added stands ``after`` another one, under its
    number with a letter (6a). ``quote`` is the clause of the decision that says so.
    """

    class Kind(models.TextChoices):
        ADDED = "added", _("Thêm nhiệm vụ")
        CHANGED = "changed", _("Sửa đổi")
        DROPPED = "dropped", _("Bãi bỏ")

    amendment = models.ForeignKey(Amendment, models.CASCADE, related_name="changes")
    kind = models.CharField(_("Thay đổi"), max_length=10, choices=Kind)
    task = models.ForeignKey(Task, models.CASCADE, null=True, related_name="changes", verbose_name=_("Nhiệm vụ"))
    text = models.TextField(_("Nội dung"), blank=True)
    leads = models.TextField(_("Cơ quan chủ trì"), blank=True)
    partners = models.TextField(_("Cơ quan phối hợp"), blank=True)
    outputs = models.TextField(_("Sản phẩm"), blank=True)
    time_text = models.TextField(_("Thời gian thực hiện"), blank=True)
    place = models.CharField(_("Vị trí"), max_length=200, blank=True)
    after = models.ForeignKey(Task, models.SET_NULL, null=True, related_name="+")
    quote = models.TextField(blank=True)
    before: Any = models.JSONField(default=dict)
    due_before = models.DateField(null=True)

    class Meta:
        ordering: ClassVar = ["id"]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["amendment", "task"], condition=Q(task__isnull=False), name="change_of_a_task_once"
            ),
            models.UniqueConstraint(
                fields=["amendment", "place"], condition=~Q(place=""), name="change_of_a_clause_once"
            ),
            models.CheckConstraint(condition=Q(task=None) | Q(place=""), name="change_of_task_or_clause"),
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()}: {self.text[:60]}"

    @property
    def is_clause(self) -> bool:
        """True of what is no task."""
        return bool(self.place)

    @property
    def is_unclear(self) -> bool:
        """True where nobody has said yet which task it is of."""
        return self.task_id is None and not self.is_clause and self.kind != Change.Kind.ADDED
