"""The yearly duties of the demo province: noted last year and this year until now, but for the last, which is late."""

from datetime import date, datetime, time, timedelta
from typing import Any

from django.utils import timezone

from nhipcau.accounts.models import User
from nhipcau.demo.documents import read_content
from nhipcau.demo.progress import officer_of
from nhipcau.duties.actions import Given, Sent, assign_duty, note_duty
from nhipcau.duties.law import YearlyDuty, duties_of
from nhipcau.plans.models import Plan

EARLY = timedelta(days=3)
"""Papers go out so many days before they are due."""
FIRST_NUMBER = 41


def load_duties(plan: Plan, focal: User, now: datetime) -> None:
    """Who is in charge of each duty of content/duties.toml, and by which papers those that are past were done."""
    rows, today = {row["code"]: row for row in read_content("duties.toml")["duty"]}, timezone.localdate(now)
    asked = [one for year in (today.year - 1, today.year) for one in duties_of(year)]
    _give(plan, focal, rows, [*asked, *duties_of(today.year + 1)])
    passed = [one for one in asked if _sent_on(one) + EARLY < today]
    late = [one for one in passed if one.due][-1:]
    for number, one in enumerate(passed, start=FIRST_NUMBER):
        if one not in late:
            on = _sent_on(one)
            paper = rows[one.duty.code]["paper"].format(number=number, day=f"{on:%d/%m/%Y}")
            then = timezone.make_aware(datetime.combine(on, time(9)))
            note_duty(by=focal, locality=plan.locality, duty=one, said=Sent(on, paper), now=then)


def _give(plan: Plan, focal: User, rows: dict[str, dict[str, Any]], known: list[YearlyDuty]) -> None:
    agencies = {row.name: row for row in plan.locality.agencies.all()}
    for one in {one.duty.code: one for one in known}.values():
        agency = agencies[rows[one.duty.code]["agency"]]
        assign_duty(by=focal, locality=plan.locality, duty=one, given=Given(agency, officer_of(agency)))


def _sent_on(one: YearlyDuty) -> date:
    """When its paper went out; what has no day is done before Christmas."""
    return min(one.last, date(one.year, 12, 24)) - EARLY
