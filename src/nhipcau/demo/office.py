"""The papers of the demo's focal agency: an announcement that was signed, numbered and sent, and what came in."""

from datetime import datetime, timedelta
from typing import Any

from django.utils import timezone

from nhipcau.accounts.models import User
from nhipcau.agencies.models import Agency, Membership
from nhipcau.demo.documents import read_content
from nhipcau.documents.actions import compose_document, put_for_signature, sign_document
from nhipcau.documents.deliveries import Sent, record_delivery
from nhipcau.documents.incoming import Arrived, finish_incoming, hand_over_incoming, register_incoming
from nhipcau.documents.issue import issue_document
from nhipcau.documents.models import Kind
from nhipcau.documents.numbering import next_number
from nhipcau.documents.orders import Order
from nhipcau.plans.models import Plan
from nhipcau.reports.queries import focal_agency


def load_papers(plan: Plan, focal: User, now: datetime) -> None:
    """Goes through the actions of those whose papers they are."""
    content, agency = read_content("office.toml"), focal_agency(focal, plan)
    held = Membership.objects.held().filter(agency=agency, role=Membership.Role.CLERK).first()
    if agency is None or held is None:
        return
    _announce(plan, agency, (focal, held.user), content["announced"], now)
    for row in content["incoming"]:
        _take_in(agency, (focal, held.user), row, now)


def _announce(plan: Plan, agency: Agency, people: tuple[User, User], row: dict[str, Any], now: datetime) -> None:
    """The list of tasks, made known soon after the plan came."""
    focal, clerk = people
    at = now - timedelta(days=row["days"])
    document = compose_document(by=focal, order=Order(Kind.TASKS, plan, agency), now=at)
    put_for_signature(by=focal, document=document, now=at)
    signer = document.signer.user if document.signer else None
    sign_document(by=signer or clerk, document=document, now=at + timedelta(hours=2))
    on = timezone.localdate(at)
    number = next_number(document, on.year) or row["number"]
    issued = issue_document(by=clerk, document=document, on=on, now=at + timedelta(hours=4), number=number)
    record_delivery(by=clerk, document=issued, sent=Sent(tuple(row["to"]), "network", on), now=at + timedelta(hours=5))


def _take_in(agency: Agency, people: tuple[User, User], row: dict[str, Any], now: datetime) -> None:
    """A document that came, handed to the focal officer, and dealt with where it says how."""
    focal, clerk = people
    at = now - timedelta(days=row["days"])
    day = timezone.localdate(at)
    arrived = Arrived(row["author"], row["title"], day, row["symbol"], day - timedelta(days=1))
    came = register_incoming(by=clerk, agency=agency, arrived=arrived, now=at)
    until = day + timedelta(days=row["answer_in"])
    came = hand_over_incoming(by=clerk, incoming=came, handler=focal, answer_by=until, now=at + timedelta(hours=1))
    if "outcome" in row:
        finish_incoming(by=focal, incoming=came, outcome=row["outcome"], answer=None, now=at + timedelta(days=3))
