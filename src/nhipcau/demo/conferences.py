"""The conferences of the demo province: one that was reported, one that the Government permits, one online."""

from datetime import datetime, timedelta
from typing import Any

from django.utils import timezone

from nhipcau.accounts.models import User
from nhipcau.conferences import actions
from nhipcau.conferences.models import Conference
from nhipcau.conferences.queries import REPORTING, steps_followed
from nhipcau.demo.documents import read_content
from nhipcau.partners.models import Country, Partner
from nhipcau.plans.models import Plan
from nhipcau.records.actions import note_step
from nhipcau.records.steps import Progress

ENTERED_BEFORE = timedelta(days=60)
"""So long before it begins a conference was entered."""


def load_conferences(plan: Plan, focal: User, now: datetime) -> None:
    """Every conference of content/conferences.toml, as it stands on the day."""
    partners = {row.name_vi: row for row in Partner.objects.filter(locality=plan.locality, merged_into=None)}
    countries = {row.code: row for row in Country.objects.all()}
    for row in read_content("conferences.toml")["conference"]:
        conference = _add(plan, focal, row, partners, now)
        for code, people in row["attendances"].items():
            said = actions.Counted(None if code == "VN" else countries[code], *people)
            actions.count_attendance(by=focal, conference=conference, said=said)
        _follow(conference, focal, row, now)


def _add(plan: Plan, focal: User, row: dict[str, Any], partners: dict[str, Partner], now: datetime) -> Conference:
    chosen = [partners[name] for name in row["partners"]]
    starts = timezone.localdate(now) + timedelta(days=row["days"])
    words = {key: row[key] for key in actions.OF_THE_ROW if key in row}
    said = actions.Particulars(
        name_vi=row["name"], name_en=row["en"], agency=chosen[0].agency, partners=chosen, starts_on=starts,
        ends_on=starts + timedelta(days=row["lasts"]), **words,
    )  # fmt: skip
    entered = min(now, now + timedelta(days=row["days"]) - ENTERED_BEFORE)
    return actions.add_conference(by=focal, locality=plan.locality, said=said, now=entered)


def _follow(conference: Conference, focal: User, row: dict[str, Any], now: datetime) -> None:
    """What was permitted, what came of it, and that it was reported."""
    if "decision" in row:
        on = conference.starts_on - timedelta(days=10)
        actions.permit_conference(by=focal, conference=conference, decision=row["decision"], on=on, now=now)
    if "results" in row:
        outcome = actions.Outcome(row["results"])
        actions.note_conference_outcome(by=focal, conference=conference, said=outcome)
    if "reported" in row:
        done = Progress(REPORTING, None, timezone.localdate(now) + timedelta(days=row["reported"]), "Báo cáo Mẫu 02")
        steps = steps_followed(conference)
        note_step(by=focal, keeper=actions.KEEPER, row=conference, steps=steps, said=done)
