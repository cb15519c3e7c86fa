"""The foreign press of the demo province: one team that was here, one that works, a resident office that waits."""

from datetime import datetime, time, timedelta
from functools import partial
from typing import Any

from django.utils import timezone

from nhipcau.accounts.models import User
from nhipcau.demo.documents import read_content
from nhipcau.partners.models import Partner
from nhipcau.plans.models import Plan
from nhipcau.press import actions, follow_actions, reporter_actions
from nhipcau.press.models import PressVisit
from nhipcau.press.pasted import pasted_reporters
from nhipcau.press.queries import REPORTING, steps_followed
from nhipcau.programmes.actions import add_programme_items, settle_programme
from nhipcau.programmes.pasted import pasted_items
from nhipcau.records.actions import note_step
from nhipcau.records.steps import Progress

DAY = timedelta(days=1)


def load_press(plan: Plan, focal: User, now: datetime) -> None:
    """Every visit of content/press.toml, as it stands on the day."""
    outlets = {row.name_vi: row for row in Partner.objects.filter(locality=plan.locality, kind=Partner.Kind.PRESS)}
    for row in read_content("press.toml")["visit"]:
        visit = _add(plan, focal, row, outlets[row["outlet"]], now)
        people = pasted_reporters(row["reporters"])
        reporter_actions.add_reporters(by=focal, visit=visit, people=people)
        _answer(visit, focal, row)
        _add_programme(visit, focal, row)
        _follow(visit, focal, row, now)


def _before(visit: PressVisit, days: int) -> datetime:
    """Nine in the morning, so many days before the visit begins."""
    day = visit.starts_on - days * DAY
    return timezone.make_aware(datetime.combine(day, time(9)))


def _add(plan: Plan, focal: User, row: dict[str, Any], outlet: Partner, now: datetime) -> PressVisit:
    starts = timezone.localdate(now) + row["days"] * DAY
    until = starts + row["lasts"] * DAY
    valid = (starts - 2 * DAY, until + 5 * DAY) if "licence" in row else (None, None)
    said = actions.Particulars(
        row["kind"], outlet, row["topic"], outlet.agency, starts, until, None, row["places"], row["equipment"],
        row["asked_by"], starts - row["asked"] * DAY, row.get("licence", ""), *valid,
    )  # fmt: skip
    entered = min(now, now + (row["days"] - row["entered"] + 1) * DAY)
    return actions.add_press_visit(by=focal, locality=plan.locality, said=said, now=entered)


def _answer(visit: PressVisit, focal: User, row: dict[str, Any]) -> None:
    if "answer" in row:
        at = _before(visit, row["answered"])
        said = actions.Answered(row["answer"], row["paper"], at.date())
        actions.answer_press_visit(by=focal, visit=visit, said=said, now=at)


def _add_programme(visit: PressVisit, focal: User, row: dict[str, Any]) -> None:
    """The programme as it was agreed to, and how it was changed with consent before the visit began."""
    days = enumerate(row.get("programme", ()))
    items = [one for at, text in days for one in pasted_items(text, visit.starts_on + at * DAY)]
    if not items:
        return
    add = partial(add_programme_items, by=focal, keeper=actions.KEEPER, row=visit)
    settle = partial(settle_programme, by=focal, keeper=actions.KEEPER, row=visit)
    add(said=items)
    settle(note="", now=_before(visit, row["answered"]))
    if "change" in row:
        add(said=pasted_items(row["change"], visit.starts_on + DAY))
        at = _before(visit, 2)
        agreed = actions.Consented(row["consent"], at.date())
        actions.note_consent(by=focal, visit=visit, said=agreed, now=at)
        settle(note=row["consent"], now=at)


def _follow(visit: PressVisit, focal: User, row: dict[str, Any], now: datetime) -> None:
    """What was published, and that it was reported."""
    today = timezone.localdate(now)
    for one in row.get("published", ()):
        work = follow_actions.Work(
            one["link"], one["title"], one["language"], today + one["days"] * DAY, one["kind"]
        )  # fmt: skip
        follow_actions.add_published(by=focal, visit=visit, said=work, now=now)
    if "reported" in row:
        done = Progress(REPORTING, None, today + row["reported"] * DAY, "Báo cáo gửi Bộ Ngoại giao")
        note_step(by=focal, keeper=actions.KEEPER, row=visit, steps=steps_followed(visit), said=done)
