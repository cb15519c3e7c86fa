"""What follows the demo plan once it is at work: indicators, shared work, a decision that amends it."""

import uuid
from datetime import datetime, timedelta
from decimal import Decimal
from typing import Any

from django.utils import timezone

from nhipcau.accounts.models import User
from nhipcau.agencies.models import Agency, Membership
from nhipcau.demo.dates import fill
from nhipcau.demo.documents import read_content
from nhipcau.plans.amendments.actions import Decision, amend_plan, put_in_force
from nhipcau.plans.models import Assignment, Plan
from nhipcau.plans.reading.plan_reader import indicator_candidates
from nhipcau.work.indicators.actions import Aim, Measured, post_value, set_indicator, take_indicators
from nhipcau.work.inside_agency import Step, finish_milestone, set_milestone


def load_following(plan: Plan, focal: User, now: datetime) -> None:
    """Everything of content/following.toml, as it stands on the day."""
    content = read_content("following.toml")
    for row in content["indicator"]:
        _load_indicator(plan, focal, row, now)
    for row in content["milestone"]:
        _load_milestone(plan, row, now)
    _load_amendment(plan, focal, content["amendment"], now)


def officer_of(agency: Agency | None) -> User | None:
    """Who of an agency does the work in the demo."""
    working = Membership.objects.filter(agency=agency, role__in=Membership.WORKING).order_by("role", "pk").last()
    return working.user if working else None


def _load_indicator(plan: Plan, focal: User, row: dict[str, Any], now: datetime) -> None:
    candidates = indicator_candidates(plan, plan.items.all())
    chosen = [candidate for candidate in candidates if candidate.text.startswith(row["text"])][:1]
    taken = take_indicators(by=focal, plan=plan, chosen=chosen)[0]
    agency = Agency.objects.get(locality=plan.locality, name=row["agency"])
    baseline = Decimal(row["baseline"]) if "baseline" in row else None
    targets = {target.year: target.value for target in taken.targets.all()}
    aim = Aim(row["name"], taken.unit, baseline, agency, targets=targets)
    indicator = set_indicator(by=focal, plan=plan, indicator=taken, aim=aim)
    for days, value, note in row["values"]:
        then = now + timedelta(days=days)
        measured = Measured(Decimal(value), timezone.localdate(then), str(uuid.uuid4()), note)
        post_value(by=officer_of(agency) or focal, indicator=indicator, measured=measured, now=then)


def _load_milestone(plan: Plan, row: dict[str, Any], now: datetime) -> None:
    assignment = Assignment.objects.get(task__plan=plan, task__item__locator=row["locator"], agency__name=row["agency"])
    officer = officer_of(assignment.agency)
    assert officer is not None  # noqa: S101 (the content names agencies that have people)
    step = Step(row["text"], timezone.localdate(now + timedelta(days=row["days"])), officer)
    milestone = set_milestone(by=officer, assignment=assignment, milestone=None, step=step)
    if "done" in row:
        finish_milestone(by=officer, milestone=milestone, now=now + timedelta(days=row["done"]))


def _load_amendment(plan: Plan, focal: User, row: dict[str, Any], now: datetime) -> None:
    text, then = fill(row["text"].lstrip(), timezone.localdate(now)), now + timedelta(days=row["days"])
    amendment = amend_plan(by=focal, plan=plan, decision=Decision(), now=then, file=(row["name"], text.encode()))
    put_in_force(by=focal, amendment=amendment, now=then)
