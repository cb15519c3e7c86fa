"""When reports are due: what a plan demands, the periods that were opened, and how they were put off."""

from datetime import date, datetime
from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from nhipcau.plans.models import Item, Plan

USER = settings.AUTH_USER_MODEL


class Frequency(models.TextChoices):
    """How often a report comes back (Decree 09/2019/NĐ-CP, Art. 12; nine months as provinces add)."""

    MONTH = "month", _("Hằng tháng")
    QUARTER = "quarter", _("Hằng quý")
    HALF = "half", _("6 tháng")
    NINE = "nine", _("9 tháng")
    YEAR = "year", _("Hằng năm")
    ONCE = "once", _("Đột xuất, theo yêu cầu")


class Schedule(models.Model):
    """How a plan's reporting duty (chế độ báo cáo) is kept: its periods open by themselves so many days before.

    ``due`` is the day that the plan names, MM-DD of each year or a whole date; where it names none, reports are
    due so many working days after the cut-off.
    """

    plan = models.ForeignKey(Plan, models.CASCADE, related_name="schedules")
    duty_item = models.ForeignKey(Item, models.PROTECT, null=True, related_name="+")
    frequency = models.CharField(_("Kỳ báo cáo"), max_length=8, choices=Frequency)
    due = models.CharField(_("Hạn gửi do kế hoạch quy định"), max_length=10, blank=True)
    working_days_after = models.PositiveSmallIntegerField(_("Số ngày làm việc sau ngày chốt số liệu"), default=2)
    opens_before = models.PositiveSmallIntegerField(_("Mở kỳ trước hạn (ngày)"), default=20)
    is_on = models.BooleanField(_("Tự mở kỳ báo cáo"), default=True)
    set_by = models.ForeignKey(USER, models.PROTECT, related_name="+")

    class Meta:
        ordering: ClassVar = ["pk"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["plan", "frequency"], name="schedule_once_a_frequency"),
        ]

    def __str__(self) -> str:
        return f"{self.plan}: {self.get_frequency_display()}"


class Period(models.Model):
    """A reporting period (kỳ báo cáo) of a plan, opened by its schedule or by hand, closed by hand.

    Its data end with ``ends_on``, the cut-off (ngày chốt số liệu).
    """

    plan = models.ForeignKey(Plan, models.PROTECT, related_name="periods")
    duty_item = models.ForeignKey(Item, models.PROTECT, null=True, related_name="+")
    frequency = models.CharField(_("Kỳ báo cáo"), max_length=8, choices=Frequency, default=Frequency.YEAR)
    name = models.CharField(_("Tên kỳ báo cáo"), max_length=200)
    starts_on = models.DateField(_("Số liệu từ ngày"))
    ends_on = models.DateField(_("đến ngày"))
    due_on = models.DateField(_("Hạn gửi"))
    opened_by = models.ForeignKey(USER, models.PROTECT, related_name="+")
    opened_at = models.DateTimeField()
    opened_itself = models.BooleanField(default=False)
    closed_by = models.ForeignKey(USER, models.PROTECT, null=True, related_name="+")
    closed_at = models.DateTimeField(null=True)

    class Meta:
        ordering: ClassVar = ["-due_on", "-id"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["plan", "name"], name="period_name_once"),
            models.CheckConstraint(condition=Q(ends_on__gte=F("starts_on")), name="period_dates_in_order"),
            models.CheckConstraint(
                condition=Q(closed_by=None, closed_at=None) | Q(closed_by__isnull=False, closed_at__isnull=False),
                name="period_closed_by_and_at_together",
            ),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def is_closed(self) -> bool:
        return self.closed_at is not None

    @property
    def issued_at(self) -> datetime | None:
        """When the consolidated report was issued; None before."""
        report = getattr(self, "report", None)
        return report.issued_at if report is not None else None

    def counted_day(self, today: date) -> date:
        """The last day that counts: the cut-off, or today while that is to come."""
        return min(today, self.ends_on)


class PeriodExtension(models.Model):
    """A period's due date put off (gia hạn): from when to when, and why. Append-only."""

    period = models.ForeignKey(Period, models.CASCADE, related_name="extensions")
    due_before = models.DateField()
    due_on = models.DateField(_("Hạn mới"))
    reason = models.TextField(_("Lý do"))
    by = models.ForeignKey(USER, models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        ordering: ClassVar = ["at"]

    def __str__(self) -> str:
        return f"{self.due_before:%d/%m/%Y} → {self.due_on:%d/%m/%Y}"
