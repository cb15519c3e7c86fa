"""From when to when the data of a period run: day on day, none twice, none left out."""

from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import Max
from django.utils.translation import gettext as _

from nhipcau.common.refusal import Refused
from nhipcau.common.workdays import working_days_after, working_days_before
from nhipcau.plans.models import Plan
from nhipcau.reports.calendar import CUT_OFF, LONGER, cut_off_of, due_in_year
from nhipcau.reports.models import Frequency

WORKING_DAYS = 2
"""Between the cut-off and the day on which the report is due (Decree 09/2019/NĐ-CP, Art. 12)."""


@dataclass(frozen=True, slots=True)
class NewPeriod:
    """What a period is called, from when to when its data run, and when reports are due."""

    name: str
    starts_on: date
    ends_on: date
    due_on: date
    frequency: str = Frequency.YEAR


def refuse_window(plan: Plan, new: NewPeriod) -> None:
    """Data of reports of one kind follow day on day: none is counted twice, none left out."""
    if new.frequency == Frequency.ONCE:
        return
    alike = plan.periods.filter(frequency=new.frequency)
    twice = alike.filter(starts_on__lte=new.ends_on, ends_on__gte=new.starts_on).first()
    if twice is not None:
        raise Refused(
            _("Số liệu trùng với %(name)s (%(start)s – %(end)s); hãy bắt đầu từ ngày sau đó.")
            % {"name": twice.name, "start": f"{twice.starts_on:%d/%m/%Y}", "end": f"{twice.ends_on:%d/%m/%Y}"}
        )
    begin = follows(plan, new.frequency, new.ends_on)
    if begin is not None and begin < new.starts_on:
        raise Refused(
            _("Số liệu từ ngày %(start)s đến trước ngày %(end)s chưa thuộc kỳ nào; hãy bắt đầu từ ngày %(start)s.")
            % {"start": f"{begin:%d/%m/%Y}", "end": f"{new.starts_on:%d/%m/%Y}"}
        )


def follows(plan: Plan, frequency: str, ends_on: date) -> date | None:
    """The day after the last report of this kind, or of a longer one in its place; None where there is none yet."""
    before = plan.periods.filter(frequency__in={frequency, *LONGER.get(frequency, ())}, ends_on__lt=ends_on)
    last = before.aggregate(last=Max("ends_on"))["last"]
    return last + timedelta(days=1) if last is not None else None


def proposed_period(plan: Plan, due: str, today: date) -> NewPeriod:
    """The yearly report that comes next for a reporting duty, which names a day (MM-DD, or a whole date) or none.

    Its data follow on the last report of the plan; the first begins with the decree's year, or with the plan.
    """
    if len(due) == len("YYYY-MM-DD"):
        due_on = date.fromisoformat(due)
        ends_on = min(date(due_on.year, 12, CUT_OFF), working_days_before(due_on, WORKING_DAYS))
    else:
        ends_on, due_on = _next_of_year(plan, due, today)
    return NewPeriod(f"Báo cáo năm {ends_on.year}", _first_day(plan, ends_on), ends_on, due_on)


def _next_of_year(plan: Plan, due: str, today: date) -> tuple[date, date]:
    """(cut-off, due) of the first yearly report that has no period: that of last year while it is not yet due."""
    last = plan.periods.filter(frequency=Frequency.YEAR).aggregate(last=Max("ends_on"))["last"]
    is_last_years = _days_of(due, today.year - 1)[1] >= today
    year = today.year - 1 if is_last_years else today.year
    while last is not None and _days_of(due, year)[0] <= last:
        year += 1
    return _days_of(due, year)


def _days_of(due: str, year: int) -> tuple[date, date]:
    """(cut-off, due) of the report of a year: by the plan's own day (MM-DD), or by the decree's."""
    if due:
        return cut_off_of(due, year, WORKING_DAYS), due_in_year(due, year)
    cut_off = date(year, 12, CUT_OFF)
    return cut_off, working_days_after(cut_off, WORKING_DAYS)


def _first_day(plan: Plan, ends_on: date) -> date:
    begin = follows(plan, Frequency.YEAR, ends_on)
    if begin is not None:
        return begin
    start = date(ends_on.year - 1, 12, CUT_OFF + 1)
    issued = date.fromisoformat(plan.issued_on) if len(plan.issued_on) == len("YYYY-MM-DD") else start
    return min(max(start, issued), ends_on)
