"""The documents of conferences: drafts that go the way of every document."""

from datetime import date, datetime

from nhipcau.accounts.models import User
from nhipcau.agencies.models import Agency
from nhipcau.common.refusal import require
from nhipcau.conferences.papers import year_of_conferences, yearly_paper
from nhipcau.documents.actions import compose_document
from nhipcau.documents.fragments import MINISTRY
from nhipcau.documents.models import Document, Kind
from nhipcau.documents.orders import Order
from nhipcau.documents.permissions import NOT_ONES_OWN, can_compose_document
from nhipcau.plans.added_tasks import outside_plan
from nhipcau.records.papers import refuse_days_to_come


def report_conferences(*, by: User, issuer: Agency, since: date, until: date, now: datetime) -> Document:
    """Writes the yearly report to the Ministry as a draft of the body that issues it. Refused for a day to come."""
    plan = outside_plan(by, issuer.locality, now)
    require(can_compose_document(by, plan, issuer, Kind.RECORD_REPORT), str(NOT_ONES_OWN))
    refuse_days_to_come(until, now, since)
    year = year_of_conferences(issuer, issuer.locality, since, until)
    order = Order(
        Kind.RECORD_REPORT, plan, issuer, about=year.about, addressees=(MINISTRY,), paper=yearly_paper(year)
    )  # fmt: skip
    return compose_document(by=by, order=order, now=now)
