"""The documents of a delegation: drafts that go the way of every document."""

from datetime import date, datetime

from django.utils import timezone
from django.utils.translation import gettext as _

from nhipcau.accounts.models import User
from nhipcau.agencies.models import Agency
from nhipcau.audit.journal import record
from nhipcau.common.refusal import Refused, refuse_if, require
from nhipcau.delegations.actions import KEEPER, KEEPERS_ONLY
from nhipcau.delegations.models import Delegation, Paper
from nhipcau.delegations.papers import BEFORE, OF, TO_DECIDE, compose, writable
from nhipcau.delegations.papers.year import delegations_between, year_paper
from nhipcau.delegations.permissions import can_edit_delegation
from nhipcau.documents.actions import compose_document
from nhipcau.documents.models import Document, Kind
from nhipcau.documents.orders import Order
from nhipcau.documents.permissions import NOT_ONES_OWN, can_compose_document
from nhipcau.plans.added_tasks import outside_plan
from nhipcau.records.papers import paper_kept, refuse_days_to_come


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


def _why_not(delegation: Delegation, what: str) -> str:
    if what not in BEFORE:
        return _("Đoàn chưa bắt đầu nên chưa có gì để ghi, để báo cáo.")
    if delegation.decision and what in TO_DECIDE:
        return _("Đoàn đã có %(decision)s; văn bản trước chuyến không lập sau văn bản ấy.") % {
            "decision": delegation.decision
        }
    return _("Đoàn đã kết thúc; văn bản trước chuyến không lập sau ngày kết thúc.")


def write_delegation_paper(
    *, by: User, delegation: Delegation, issuer: Agency, what: str, now: datetime
) -> Document:  # fmt: skip
    """Writes one of the papers as a draft of the body that issues it; who may draft for that body is asked there."""
    require(can_edit_delegation(by, delegation), str(KEEPERS_ONLY))
    delegation = KEEPER.look(delegation)
    refuse_if(what not in OF[Delegation.Direction(delegation.direction)], _("Đoàn này không có loại văn bản ấy."))
    if what not in writable(delegation, timezone.localdate(now)):
        raise Refused(_why_not(delegation, what))
    composed = compose(delegation, issuer, what)
    with paper_kept(by=by, to=delegation, composed=composed, now=now) as document:
        record(by=by, verb="write_delegation_paper", target=delegation, what=str(Paper(what).label))
    return document
