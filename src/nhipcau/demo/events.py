"""The events of the demo province: a festival by the moon, an exhibition under way, a fair that was told, a week."""

from datetime import datetime, timedelta
from typing import Any

from django.utils import timezone

from nhipcau.accounts.models import User
from nhipcau.demo.documents import read_content
from nhipcau.demo.programmes import add_programme
from nhipcau.events import actions, part_actions
from nhipcau.events.models import Event
from nhipcau.events.queries import steps_followed
from nhipcau.partners.models import Country, Partner
from nhipcau.plans.models import Plan
from nhipcau.records.actions import note_step
from nhipcau.records.steps import Progress

ENTERED_BEFORE = timedelta(days=75)
"""So long before it begins an event was entered."""

ANSWERED_BEFORE = timedelta(days=25)


def load_events(plan: Plan, focal: User, now: datetime) -> None:
    """Every event of content/events.toml, as it stands on the day."""
    for row in read_content("events.toml")["event"]:
        event = _add(plan, focal, row, now)
        _belongings(event, focal, row, now)
        add_programme(event, actions.KEEPER, focal, row)
        _follow(event, focal, row, now)


def _add(plan: Plan, focal: User, row: dict[str, Any], now: datetime) -> Event:
    partners = list(Partner.objects.filter(locality=plan.locality, name_vi__in=row.get("partners", [])))
    agency = plan.locality.agencies.get(name=row["agency"])
    starts = timezone.localdate(now) + timedelta(days=row["days"])
    words = {key: row[key] for key in actions.OF_THE_ROW if key in row and key != "agency"}
    said = actions.Particulars(
        name_vi=row["name"], name_en=row["en"], agency=agency, partners=partners, starts_on=starts,
        ends_on=starts + timedelta(days=row["lasts"]), **words,
    )  # fmt: skip
    entered = min(now, now + timedelta(days=row["days"]) - ENTERED_BEFORE)
    return actions.add_event(by=focal, locality=plan.locality, said=said, now=entered)


def _belongings(event: Event, focal: User, row: dict[str, Any], now: datetime) -> None:
    countries = {one.code: one for one in Country.objects.filter(code__in=row.get("taking_part", {}))}
    for code, (artists, guests) in row.get("taking_part", {}).items():
        said = part_actions.Counted(countries.get(code) if code != "VN" else None, artists, guests)
        part_actions.count_participants(by=focal, event=event, said=said)
    told = min(now, now + timedelta(days=row["days"]) - ANSWERED_BEFORE)
    if "invited" in row:
        for invitee in part_actions.invite_guests(by=focal, event=event, names=row["invited"]):
            answer = row.get("answers", {}).get(invitee.name)
            if answer:
                part_actions.answer_invitee(by=focal, invitee=invitee, answer=answer[0], people=answer[1], now=told)
    for name, what, worth in row.get("sponsors", ()):
        part_actions.add_sponsor(by=focal, event=event, name=name, what=what, worth=worth)
    today = timezone.localdate(now)
    for prepared in part_actions.plan_preparations(by=focal, event=event):
        if prepared.due < today:
            done = prepared.due - timedelta(days=2)
            part_actions.tick_preparation(by=focal, preparation=prepared, done_on=done, now=now)


def _follow(event: Event, focal: User, row: dict[str, Any], now: datetime) -> None:
    """What was sent and answered, and what came of it."""
    steps = steps_followed(event)
    for number, days, note in row.get("sent", ()):
        done = Progress(number, None, timezone.localdate(now) + timedelta(days=days), note)
        note_step(by=focal, keeper=actions.KEEPER, row=event, steps=steps, said=done)
    if "results" in row:
        figures = {name: row[name] for name in ("lessons", "visitors", "reports", "asked", "pleased") if name in row}
        actions.note_event_outcome(by=focal, event=event, said=actions.Outcome(row["results"], **figures), now=now)
