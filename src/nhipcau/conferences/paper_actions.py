"""The documents of conferences: drafts that go the way of every document."""

from datetime import date, datetime

from django.utils import timezone
from django.utils.translation import gettext as _

from nhipcau.accounts.models import User
from nhipcau.agencies.models import Agency
from nhipcau.audit.journal import record
from nhipcau.common.refusal import Refused, require
from nhipcau.conferences.actions import KEEPER, KEEPERS_ONLY
from nhipcau.conferences.models import Conference, Paper
from nhipcau.conferences.papers import MINISTRY, compose, writable, year_of_conferences, yearly_paper
from nhipcau.conferences.permissions import can_edit_conference
from nhipcau.documents.actions import compose_document
from nhipcau.documents.models import Document, Kind
from nhipcau.documents.orders import Order
from nhipcau.documents.permissions import NOT_ONES_OWN, can_compose_document
from nhipcau.plans.added_tasks import outside_plan
from nhipcau.records.papers import paper_kept, refuse_days_to_come


def write_conference_paper(
    *, by: User, conference: Conference, issuer: Agency, what: str, now: datetime
) -> Document:  # fmt: skip
    """Writes one of the papers as a draft of the body that issues it; who may draft for that body is asked there."""
    require(can_edit_conference(by, conference), str(KEEPERS_ONLY))
    conference = KEEPER.look(conference)
    if what not in writable(conference, timezone.localdate(now)):
        raise Refused(
            _("Hội nghị, hội thảo chưa diễn ra nên chưa có gì để báo cáo.") if what == Paper.REPORT
            else _("Hội nghị, hội thảo đã được phép hoặc đã kết thúc nên không xin phép nữa.")
        )  # fmt: skip
    composed = compose(conference, issuer, what)
    with paper_kept(by=by, to=conference, composed=composed, now=now) as document:
        record(by=by, verb="write_conference_paper", target=conference, what=str(Paper(what).label))
    return document


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
