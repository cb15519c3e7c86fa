"""The report of what came and went: a draft that goes the way of every document."""

from datetime import date, datetime

from nhipcau.accounts.models import User
from nhipcau.agencies.models import Agency
from nhipcau.common.refusal import require
from nhipcau.delegations.papers.year import delegations_between, year_paper
from nhipcau.documents.actions import compose_document
from nhipcau.documents.models import Document, Kind
from nhipcau.documents.orders import Order
from nhipcau.documents.permissions import NOT_ONES_OWN, can_compose_document
from nhipcau.plans.added_tasks import outside_plan
from nhipcau.records.papers import refuse_days_to_come


def report_delegations(*, by: User, issuer: Agency, since: date, until: date, now: datetime) -> Document:
    """Writes the report of what came and went as a draft of the body that issues it. Refused for a day to come."""
    plan = outside_plan(by, issuer.locality, now)
    require(can_compose_document(by, plan, issuer, Kind.RECORD_REPORT), str(NOT_ONES_OWN))
    refuse_days_to_come(until, now, since)
    asked = delegations_between(issuer, since, until)
    order = Order(
        Kind.RECORD_REPORT, plan, issuer, about=asked.about, addressees=(asked.above,), paper=year_paper(asked)
    )
    return compose_document(by=by, order=order, now=now)
