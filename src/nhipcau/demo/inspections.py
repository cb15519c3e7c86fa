"""Visits of the demo: one that was made, with what it asked for; one that comes."""

from datetime import datetime, timedelta
from typing import Any

from django.utils import timezone

from nhipcau.accounts.models import User
from nhipcau.agencies.models import Agency
from nhipcau.demo.documents import read_content
from nhipcau.inspections.actions import Outcome, Visit, plan_inspection, record_inspection
from nhipcau.plans.models import Plan


def load_inspections(plan: Plan, focal: User, now: datetime) -> None:
    """Every visit of content/inspections.toml, as it stands on the day."""
    for row in read_content("inspections.toml")["inspection"]:
        _load(plan, focal, row, now)


def _load(plan: Plan, focal: User, row: dict[str, Any], now: datetime) -> None:
    then = now + timedelta(days=row["days"])
    agency = Agency.objects.get(locality=plan.locality, name=row["agency"])
    visit = Visit(agency, row["kind"], timezone.localdate(then), row["team"].strip(), row["subject"])
    inspection = plan_inspection(by=focal, plan=plan, visit=visit, now=min(then, now) - timedelta(days=10))
    if "outcome" not in row:
        return
    result = Outcome(row["outcome"], row["findings"])
    record_inspection(by=focal, inspection=inspection, result=result, now=then + timedelta(hours=8))
