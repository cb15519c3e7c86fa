"""What falls on a day beside the tasks that are due: reports to send, documents to answer, periods, yearly duties."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from itertools import chain
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from nhipcau.accounts.models import User
from nhipcau.conferences.queries import visible_conferences
from nhipcau.delegations.queries import visible_delegations
from nhipcau.duties.queries import duties_followed
from nhipcau.events.queries import visible_events
from nhipcau.inspections.queries import visible_inspections
from nhipcau.notices.kinds.base import Kind, Said
from nhipcau.notices.queries import waiting_for
from nhipcau.plans.models import Plan
from nhipcau.press.queries import visible_press_visits
from nhipcau.reports.models import Period, Submission
from nhipcau.reports.queries import visible_periods

DATED = (
    "to_write", "to_complete", "to_handle", "agreement_to_report", "conference_to_file", "conference_to_report",
    "event_to_file", "event_to_prepare",
    "delegation_to_send", "delegation_to_report",
    "press_to_answer", "press_to_report", "press_violation_to_tell", "gift_to_hand_over", "gift_to_pay_in",
)  # fmt: skip
"""Kinds of notices that ask for something until a day, but for what a task says itself."""


@dataclass(frozen=True, slots=True)
class Dated:
    """Something on a calendar: what, of what, and the page that shows it."""

    what: str
    of: str
    route: str
    args: tuple[Any, ...]

    @property
    def address(self) -> str:
        return reverse(self.route, args=self.args)


def waiting_dates(user: User) -> Iterator[tuple[Kind, Any, Said, date]]:
    """What waits for the person until a day: its kind, its row, its words, the day."""
    for kind, rows in waiting_for(user, DATED):
        for row in rows:
            said = kind.say(row, user)
            if said.due is not None:
                yield kind, row, said, said.due


def dates_between(user: User, first: date, last: date, plan: Plan | None = None) -> dict[date, list[Dated]]:
    """By day, what the person is to send or to answer, visits, when periods end, reports and yearly duties are due.

    Of one plan what is of no plan is left out; a report to send stands for its period.
    """
    waiting = list(_waiting(user, plan))
    own = {period for _day, _dated, period in waiting}
    found = [(day, dated) for day, dated, _period in waiting]
    of_law = duty_dates(user, first, last) if plan is None else ()
    by_day: dict[date, list[Dated]] = {}
    of_registers = (_delegations, _conferences, _events, _press) if plan is None else ()
    around = chain.from_iterable(of(user, first, last) for of in of_registers)
    for day, dated in (*found, *_visits(user, first, last, plan), *around, *_periods(user, plan, own), *of_law):
        if first <= day <= last:
            by_day.setdefault(day, []).append(dated)
    return by_day


def duty_dates(user: User, first: date, last: date) -> Iterator[tuple[date, Dated]]:
    """What the law asks every year and nobody has noted, on its last day."""
    for one in duties_followed(user, first, last):
        yield one.last, Dated(_("Việc hằng năm theo luật"), one.duty.called, "duty_detail", one.key)


def _waiting(user: User, plan: Plan | None) -> Iterator[tuple[date, Dated, int | None]]:
    """What waits for the person on its day, and of which period it is."""
    for _kind, row, said, day in waiting_dates(user):
        period = row.period if isinstance(row, Submission) else None
        if plan is None or (period is not None and period.plan_id == plan.pk):
            yield day, Dated(said.what, said.of, said.route, said.args), period.pk if period else None


def _visits(user: User, first: date, last: date, plan: Plan | None) -> Iterator[tuple[date, Dated]]:
    rows = visible_inspections(user).filter(on__range=(first, last), called_off_at=None)
    for row in rows.filter(plan=plan) if plan is not None else rows:
        yield row.on, Dated(str(row.get_kind_display()), row.agency.name, "inspection_detail", (row.pk,))


def _delegations(user: User, first: date, last: date) -> Iterator[tuple[date, Dated]]:
    """Delegations that come or go, on the day on which they begin."""
    for row in (
        visible_delegations(user).filter(starts_on__range=(first, last), cancelled_on=None).prefetch_related(None)
    ):
        of = _("%(name)s, đến %(day)s") % {"name": row.name_vi, "day": f"{row.ends_on:%d/%m}"}
        yield row.starts_on, Dated(str(row.get_direction_display()), of, "delegation_detail", (row.pk,))


def _conferences(user: User, first: date, last: date) -> Iterator[tuple[date, Dated]]:
    rows = visible_conferences(user).filter(starts_on__range=(first, last), cancelled_on=None)
    for row in rows.prefetch_related(None):
        yield row.starts_on, Dated(_("Hội nghị, hội thảo"), row.name_vi, "conference_detail", (row.pk,))


def _events(user: User, first: date, last: date) -> Iterator[tuple[date, Dated]]:
    """Events of the locality, on the day on which they begin."""
    rows = visible_events(user).filter(starts_on__range=(first, last), cancelled_on=None)
    for row in rows.prefetch_related(None):
        of = _("%(name)s, đến %(day)s") % {"name": row.name_vi, "day": f"{row.ends_on:%d/%m}"}
        yield row.starts_on, Dated(str(row.get_kind_display()), of, "event_detail", (row.pk,))


def _press(user: User, first: date, last: date) -> Iterator[tuple[date, Dated]]:
    """Foreign reporters and film crews, on the day on which they begin."""
    goes = visible_press_visits(user).filter(starts_on__range=(first, last), cancelled_on=None)
    for row in goes.exclude(answer="not").prefetch_related(None):
        of = _("%(name)s, đến %(day)s") % {"name": row.name_vi, "day": f"{row.ends_on:%d/%m}"}
        yield row.starts_on, Dated(str(row.get_kind_display()), of, "press_visit_detail", (row.pk,))


def _periods(user: User, plan: Plan | None, own: set[int | None]) -> Iterator[tuple[date, Dated]]:
    rows = visible_periods(user).filter(plan__state=Plan.State.ACTIVE, closed_at=None)
    for period in rows.filter(plan=plan) if plan is not None else rows:
        for day, what in _days_of(period, is_own=period.pk in own):
            yield day, Dated(what, str(period), "period_detail", (period.pk,))


def _days_of(period: Period, *, is_own: bool) -> Iterator[tuple[date, str]]:
    if period.ends_on != period.due_on:
        yield period.ends_on, _("Chốt số liệu")
    if not is_own:
        yield period.due_on, _("Hạn gửi báo cáo")
