"""Reporting periods, what agencies send, and the report that is made of it."""

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from nhipcau.agencies.models import Agency
from nhipcau.plans.models import Item, Plan

USER = settings.AUTH_USER_MODEL


class Period(models.Model):
    """A reporting period (kỳ báo cáo) of a plan, opened from one of its reporting duties or by hand."""

    plan = models.ForeignKey(Plan, models.PROTECT, related_name="periods")
    duty_item = models.ForeignKey(Item, models.PROTECT, null=True, related_name="+")
    name = models.CharField(_("Tên kỳ báo cáo"), max_length=200)
    starts_on = models.DateField(_("Số liệu từ ngày"))
    ends_on = models.DateField(_("đến ngày"))
    due_on = models.DateField(_("Hạn gửi"))
    opened_by = models.ForeignKey(USER, models.PROTECT, related_name="+")
    opened_at = models.DateTimeField()

    class Meta:
        ordering: ClassVar = ["-due_on", "-id"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["plan", "name"], name="period_name_once"),
            models.CheckConstraint(condition=Q(ends_on__gte=F("starts_on")), name="period_dates_in_order"),
        ]

    def __str__(self) -> str:
        return self.name


class Submission(models.Model):
    """What one agency reports for a period (báo cáo đơn vị)."""

    class State(models.TextChoices):
        DRAFT = "draft", _("Đang soạn")
        SENT = "sent", _("Đã gửi")
        RETURNED = "returned", pgettext_lazy("trạng thái", "Trả lại")
        ACCEPTED = "accepted", _("Đã tiếp nhận")
        PASSED = "passed", _("Đã nhập vào báo cáo của cơ quan kế thừa")

    NEXT: ClassVar[dict[str, frozenset[str]]] = {
        State.DRAFT: frozenset({State.SENT}),
        State.SENT: frozenset({State.RETURNED, State.ACCEPTED}),
        State.RETURNED: frozenset({State.SENT}),
        State.ACCEPTED: frozenset(),
        State.PASSED: frozenset(),
    }

    period = models.ForeignKey(Period, models.CASCADE, related_name="submissions")
    agency = models.ForeignKey(Agency, models.PROTECT, related_name="submissions")
    state = models.CharField(_("Trạng thái"), max_length=10, choices=State, default=State.DRAFT)
    results = models.TextField(_("Kết quả thực hiện"), blank=True)
    difficulties = models.TextField(_("Khó khăn, vướng mắc và nguyên nhân"), blank=True)
    proposals = models.TextField(_("Đề xuất, kiến nghị"), blank=True)
    remark = models.TextField(_("Nhận xét của cơ quan đầu mối"), blank=True)
    version = models.PositiveIntegerField(default=1)
    sent_by = models.ForeignKey(USER, models.PROTECT, null=True, related_name="+")
    sent_at = models.DateTimeField(null=True)
    decided_by = models.ForeignKey(USER, models.PROTECT, null=True, related_name="+")
    decided_at = models.DateTimeField(null=True)

    class Meta:
        ordering: ClassVar = ["agency__sort_key"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["period", "agency"], name="submission_once"),
            models.CheckConstraint(
                condition=Q(sent_by=None, sent_at=None) | Q(sent_by__isnull=False, sent_at__isnull=False),
                name="submission_sent_by_and_at_together",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.agency} – {self.period}"

    @property
    def is_open(self) -> bool:
        """True while the agency may still write."""
        return self.state in (self.State.DRAFT, self.State.RETURNED)


class ConsolidatedReport(models.Model):
    """What the focal agency writes itself in the consolidated report (báo cáo tổng hợp)."""

    period = models.OneToOneField(Period, models.CASCADE, related_name="report")
    overview = models.TextField(_("Đánh giá chung"), blank=True)
    direction = models.TextField(_("Phương hướng, nhiệm vụ kỳ tới"), blank=True)
    proposals = models.TextField(_("Đề xuất, kiến nghị"), blank=True)
    version = models.PositiveIntegerField(default=1)

    def __str__(self) -> str:
        return str(self.period)
