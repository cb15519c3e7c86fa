"""The delegations of the demo province: one that comes soon, one the day after, two that were, one not reported yet."""

from datetime import date, datetime, timedelta
from typing import Any

from django.utils import timezone

from nhipcau.accounts.models import User
from nhipcau.delegations import actions, member_actions
from nhipcau.delegations.models import Delegation, Member
from nhipcau.delegations.pasted import pasted_people
from nhipcau.delegations.queries import REPORTING, steps_followed
from nhipcau.demo.documents import read_content
from nhipcau.demo.programmes import add_programme
from nhipcau.partners.models import Contact, Partner
from nhipcau.plans.models import Plan
from nhipcau.programmes import actions as programmes
from nhipcau.programmes.models import Resource
from nhipcau.records.actions import note_step
from nhipcau.records.steps import Progress

ENTERED_BEFORE = timedelta(days=40)
"""So long before it begins a delegation was entered."""


def load_delegations(plan: Plan, focal: User, now: datetime) -> None:
    """Every resource and delegation of content/delegations.toml, as it stands on the day."""
    content = read_content("delegations.toml")
    for row in content["resource"]:
        _add_resource(plan, focal, row)
    partners = {row.name_vi: row for row in Partner.objects.filter(locality=plan.locality, merged_into=None)}
    for row in sorted(content["delegation"], key=lambda row: row["days"]):  # as they were entered
        delegation = _add(plan, focal, row, partners, now)
        _add_people(delegation, focal, row, now)
        add_programme(delegation, actions.KEEPER, focal, row)
        _follow(delegation, focal, row, now)


def _add_resource(plan: Plan, focal: User, row: dict[str, Any]) -> Resource:
    said = programmes.Particulars(
        row["kind"], row["name"], row.get("en", ""), row.get("post", ""), row.get("post_en", ""),
        row.get("precedence", 100), row.get("seats"), row.get("note", ""),
    )  # fmt: skip
    return programmes.add_resource(by=focal, locality=plan.locality, said=said)


def _add(plan: Plan, focal: User, row: dict[str, Any], partners: dict[str, Partner], now: datetime) -> Delegation:
    today, chosen = timezone.localdate(now), [partners[name] for name in row["partners"]]
    starts = today + timedelta(days=row["days"])
    said = actions.Particulars(
        row["name"], chosen[0].agency, starts, starts + timedelta(days=row["lasts"]), chosen, None, row["en"],
        row["purpose"], None, row["asked_by"], today + timedelta(days=row["asked"]), row.get("rank", ""), "",
        row.get("payer", Delegation.Payer.OURS),
    )  # fmt: skip
    entered = min(now, now + timedelta(days=row["days"]) - ENTERED_BEFORE)
    return actions.add_delegation(
        by=focal, locality=plan.locality, direction=row["direction"], said=said, now=entered
    )  # fmt: skip


def _add_people(delegation: Delegation, focal: User, row: dict[str, Any], now: datetime) -> None:
    people = pasted_people(row.get("members", ""))
    if not people:
        return
    members = member_actions.add_members(by=focal, delegation=delegation, people=people, now=now)
    known = {one.name: one for one in Contact.objects.filter(locality=delegation.locality)}
    for member in members:
        Member.objects.filter(pk=member.pk).update(contact=known.get(member.name) if delegation.is_in else None)
    for place, wish in row.get("menu", {}).items():
        Member.objects.filter(delegation=delegation, place=int(place)).update(menu=wish)


def _follow(delegation: Delegation, focal: User, row: dict[str, Any], now: datetime) -> None:
    """What was decided, what came of it, and that it was reported."""
    today = timezone.localdate(now)
    if "decision" in row:
        on = min(today, delegation.starts_on - timedelta(days=14))
        said = actions.Decision(row["decision"], on)
        actions.decide_delegation(by=focal, delegation=delegation, said=said, now=now)
    if "results" in row:
        outcome = actions.Outcome(row["results"], row.get("limits", ""))
        actions.note_outcome(by=focal, delegation=delegation, said=outcome)
    for text in row.get("follow_ups", ()):
        actions.add_follow_up(by=focal, delegation=delegation, said=actions.Agreed(text, delegation.agency))
    if "reported" in row:
        _report(delegation, focal, today + timedelta(days=row["reported"]))


def _report(delegation: Delegation, focal: User, on: date) -> None:
    number = REPORTING[Delegation.Direction(delegation.direction)]
    steps = steps_followed(delegation)
    done = Progress(number, None, on, "Báo cáo kết quả")
    note_step(by=focal, keeper=actions.KEEPER, row=delegation, steps=steps, said=done)
