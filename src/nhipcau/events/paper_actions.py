"""The documents of events: drafts that go the way of every document."""

from datetime import datetime

from django.utils import timezone
from django.utils.translation import gettext as _

from nhipcau.accounts.models import User
from nhipcau.agencies.models import Agency
from nhipcau.audit.journal import record
from nhipcau.common.refusal import refuse_if, require
from nhipcau.documents.models import Document
from nhipcau.events.actions import KEEPER, KEEPERS_ONLY
from nhipcau.events.models import Event, Paper
from nhipcau.events.papers import compose, writable
from nhipcau.events.permissions import can_edit_event
from nhipcau.records.papers import paper_kept


def write_event_paper(*, by: User, event: Event, issuer: Agency, what: str, now: datetime) -> Document:
    """Writes one of the papers as a draft of the body that issues it; who may draft for that body is asked there."""
    require(can_edit_event(by, event), str(KEEPERS_ONLY))
    event = KEEPER.look(event)
    is_report = what == Paper.REPORT
    refuse_if(
        what not in writable(event, timezone.localdate(now)),
        _("Sự kiện chưa diễn ra nên chưa có gì để báo cáo.") if is_report
        else _("Sự kiện đã kết thúc nên không lập kế hoạch nữa."),
    )  # fmt: skip
    with paper_kept(by=by, to=event, composed=compose(event, issuer, what), now=now) as document:
        record(by=by, verb="write_event_paper", target=event, what=str(Paper(what).label))
    return document
