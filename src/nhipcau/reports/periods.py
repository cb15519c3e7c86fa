"""Reporting periods: opened by hand or by their schedule, put off, closed."""

from collections.abc import Iterator
from dataclasses import asdict, dataclass
from datetime import date, datetime, timedelta

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from nhipcau.accounts.models import User
from nhipcau.audit.journal import record
from nhipcau.common.cleaning import clean_text
from nhipcau.common.locking import locked
from nhipcau.common.refusal import Refused, refuse_if, require
from nhipcau.common.workdays import working_days_after
from nhipcau.plans.models import Item, Plan
from nhipcau.reports.calendar import Span, cut_off_of, due_in_year, spans
from nhipcau.reports.membership import keep_up_all
from nhipcau.reports.models import Frequency, Period, PeriodExtension, Schedule, Submission
from nhipcau.reports.permissions import can_open_period
from nhipcau.reports.queries import reporting_agencies
from nhipcau.reports.windows import NewPeriod, follows, refuse_window

LONGEST_YEARS = 6
LONGEST, LONGEST_EXTENSION = timedelta(days=366 * LONGEST_YEARS), timedelta(days=366)
"""From the first day of the data to the due date; more is a slip of the year."""


@transaction.atomic
def open_period(*, by: User, plan: Plan, new: NewPeriod, duty_item: Item | None, now: datetime) -> Period:
    """Opens a period and gives every agency of the plan a report to be written."""
    require(can_open_period(by, plan), _("Chỉ cán bộ đầu mối được mở kỳ báo cáo."))
    refuse_if(plan.state != Plan.State.ACTIVE, _("Kế hoạch chưa kích hoạt nên chưa mở kỳ báo cáo được."))
    refuse_if(new.ends_on < new.starts_on, _("Ngày kết thúc số liệu phải sau ngày bắt đầu."))
    refuse_if(new.due_on < new.ends_on, _("Hạn gửi không được trước ngày chốt số liệu."))
    if new.due_on - new.starts_on > LONGEST:
        raise Refused(_("Kỳ báo cáo dài quá %(count)s năm; hãy kiểm tra lại ngày.") % {"count": LONGEST_YEARS})
    if plan.periods.filter(name=new.name).exists():
        raise Refused(_("Kế hoạch đã có kỳ báo cáo “%(name)s”.") % {"name": new.name})
    refuse_window(plan, new)
    period = _open(Period(plan=plan, duty_item=duty_item, opened_by=by, opened_at=now), new)
    record(by=by, verb="open_period", target=period, name=new.name, due_on=new.due_on)
    return period


def _open(period: Period, new: NewPeriod) -> Period:
    """Keeps a new period, and an empty report for every agency that is to send one."""
    for name, value in asdict(new).items():
        setattr(period, name, value)
    period.save()
    day = period.counted_day(timezone.localdate(period.opened_at))
    agencies = reporting_agencies(period.plan, day).values_list("pk", flat=True)
    reports = (Submission(period=period, agency_id=agency) for agency in agencies)
    Submission.objects.bulk_create(reports, batch_size=1000)
    return period


@dataclass(frozen=True, slots=True)
class Timing:
    """How a reporting duty is kept: due on a day of the year (MM-DD) or so many working days after the cut-off."""

    frequency: str
    due: str = ""
    working_days_after: int = 2
    opens_before: int = 20
    is_on: bool = True


@transaction.atomic
def set_schedule(*, by: User, plan: Plan, duty_item: Item | None, timing: Timing) -> Schedule:
    """Says how often a plan's reports come back, and that their periods open by themselves (or no more)."""
    require(can_open_period(by, plan), _("Chỉ cán bộ đầu mối được đặt lịch mở kỳ báo cáo."))
    refuse_if(timing.frequency == Frequency.ONCE, _("Báo cáo đột xuất không có lịch; hãy mở kỳ khi có yêu cầu."))
    schedule, _made = Schedule.objects.update_or_create(
        plan=plan,
        frequency=timing.frequency,
        defaults={**asdict(timing), "duty_item": duty_item, "set_by": by},
    )
    record(by=by, verb="set_schedule", target=plan, frequency=str(schedule.get_frequency_display()), on=timing.is_on)
    return schedule


@transaction.atomic
def extend_period(*, by: User, period: Period, due_on: date, reason: str, now: datetime) -> Period:
    """Puts the due date off, with a reason; a closed period opens again."""
    require(can_open_period(by, period.plan), _("Chỉ cán bộ đầu mối được gia hạn kỳ báo cáo."))
    period = locked(period, "plan__locality")
    if due_on <= period.due_on:
        raise Refused(_("Hạn mới phải sau hạn đang có (%(due)s).") % {"due": f"{period.due_on:%d/%m/%Y}"})
    refuse_if(due_on - period.due_on > LONGEST_EXTENSION, _("Gia hạn quá một năm; hãy kiểm tra lại ngày."))
    reason = clean_text(reason)
    refuse_if(not reason, _("Hãy ghi lý do gia hạn."))
    PeriodExtension.objects.create(period=period, due_before=period.due_on, due_on=due_on, reason=reason, by=by, at=now)
    period.due_on, period.closed_by, period.closed_at = due_on, None, None
    period.save()
    record(by=by, verb="extend_period", target=period, due_on=due_on, reason=reason)
    return period


@transaction.atomic
def close_period(*, by: User, period: Period, now: datetime) -> Period:
    """Nobody sends any more; what was not sent stays as it is."""
    require(can_open_period(by, period.plan), _("Chỉ cán bộ đầu mối được đóng kỳ báo cáo."))
    period = locked(period, "plan__locality")
    refuse_if(period.is_closed, _("Kỳ báo cáo đã đóng rồi."))
    period.closed_by, period.closed_at = by, now
    period.save()
    record(by=by, verb="close_period", target=period)
    return period


@dataclass(frozen=True, slots=True)
class Duty:
    """A report that a schedule asks for: when its period opens, what it covers, when it is due, whether it is open."""

    schedule: Schedule
    span: Span
    opens_on: date
    due_on: date
    period: Period | None

    def is_coming(self, today: date) -> bool:
        """True where its period will open."""
        return self.period is None and self.schedule.is_on and self.due_on >= today


def duties_of(schedules: list[Schedule], year: int) -> list[Duty]:
    """The reports of a year that these schedules ask for, the first due first."""
    also: dict[int, set[str]] = {}
    for schedule in schedules:
        if schedule.is_on:
            also.setdefault(schedule.plan_id, set()).add(schedule.frequency)
    opened = {(row.plan_id, row.name): row for row in Period.objects.filter(plan__in=also)}
    found = [
        _duty(schedule, span, opened)
        for schedule in schedules
        for span in spans(schedule.frequency, year, also.get(schedule.plan_id, ()))
    ]
    return sorted(found, key=lambda duty: (duty.due_on, duty.span.name))


def _duty(schedule: Schedule, span: Span, opened: dict[tuple[int, str], Period]) -> Duty:
    period = opened.get((schedule.plan_id, span.name))
    if period is not None:
        shown = Span(span.name, period.starts_on, period.ends_on)
        return Duty(schedule, shown, period.due_on - timedelta(days=schedule.opens_before), period.due_on, period)
    due_on = _due_of(schedule, span)
    return Duty(schedule, _window(schedule, span), due_on - timedelta(days=schedule.opens_before), due_on, None)


def _window(schedule: Schedule, span: Span) -> Span:
    """The data of a report: to the decree's cut-off, or to so many working days before a day that the plan names.

    It begins on the day after the cut-off of the year before, so that no day is left out.
    """
    if not _has_own_day(schedule):
        return span
    year, wait = span.ends_on.year, max(schedule.working_days_after, 1)
    last, before = (cut_off_of(schedule.due, at, wait) for at in (year, year - 1))
    return Span(span.name, before + timedelta(days=1), last)


def _has_own_day(schedule: Schedule) -> bool:
    """True of a yearly report that the plan wants on a day of its own."""
    return schedule.frequency == Frequency.YEAR and len(schedule.due) == len("MM-DD")


def _due_of(schedule: Schedule, span: Span) -> date:
    """The day that the plan names for a yearly report, else so many working days after the cut-off.

    A day in the first half of a year is meant for the report of the year before.
    """
    if _has_own_day(schedule):
        return due_in_year(schedule.due, span.ends_on.year)
    return working_days_after(span.ends_on, max(schedule.working_days_after, 1))


def open_due_periods(today: date, now: datetime) -> list[Period]:
    """Opens what the schedules ask for by now, and keeps up who reports; asked again, it opens nothing twice."""
    keep_up_all(today)
    return [period for duty in _due_to_open(today) if (period := _open_duty(duty, now)) is not None]


def _due_to_open(today: date) -> Iterator[Duty]:
    schedules = Schedule.objects.filter(is_on=True, plan__state=Plan.State.ACTIVE)
    rows = list(schedules.select_related("plan", "duty_item", "set_by"))
    for duty in (duty for year in (today.year - 1, today.year, today.year + 1) for duty in duties_of(rows, year)):
        if duty.period is None and duty.opens_on <= today <= duty.due_on:
            yield duty


@transaction.atomic
def _open_duty(duty: Duty, now: datetime) -> Period | None:
    """None where somebody else was faster: whoever locks the plan first opens."""
    schedule, span = duty.schedule, duty.span
    plan = locked(schedule.plan)
    if plan.periods.filter(name=span.name).exists():
        return None
    starts_on = follows(plan, schedule.frequency, span.ends_on) or span.starts_on
    new = NewPeriod(span.name, starts_on, span.ends_on, duty.due_on, schedule.frequency)
    period = Period(plan=plan, duty_item=schedule.duty_item, opened_by=schedule.set_by, opened_at=now)
    period.opened_itself = True
    _open(period, new)
    record(by=schedule.set_by, verb="open_period", target=period, name=span.name, due_on=duty.due_on)
    return period
