"""Which writer writes which kind of document."""

from collections.abc import Callable
from datetime import date

from django.utils import translation
from django.utils.translation import gettext as _

import kehoach
from nhipcau.common.refusal import Refused, refuse_if
from nhipcau.documents.models import ON_PAPER, Document, Kind
from nhipcau.documents.orders import Order
from nhipcau.documents.writing.concerning import correction, full_citation, withdrawal
from nhipcau.documents.writing.decisions import decision
from nhipcau.documents.writing.frame import as_ordered, framed
from nhipcau.documents.writing.letters import letter, proposal
from nhipcau.documents.writing.own_plans import own_plan
from nhipcau.documents.writing.plans import tasks_document
from nhipcau.documents.writing.subjects import subject_report
from nhipcau.reports.consolidated import report_content
from nhipcau.reports.queries import focal_agency
from nhipcau.reports.writing.consolidated import official_report
from nhipcau.reports.writing.letter import reminder, urged_assignments
from nhipcau.reports.writing.submission import official_submission

Writer = Callable[[Order, date], kehoach.OfficialDocument]


def _report(order: Order, today: date) -> kehoach.OfficialDocument:
    if order.period is None:
        raise Refused(_("Hãy chọn kỳ báo cáo."))
    return official_report(report_content(order.period, order.issuer, today))


def _agency_report(order: Order, today: date) -> kehoach.OfficialDocument:
    if order.submission is None:
        raise Refused(_("Hãy chọn báo cáo của cơ quan."))
    refuse_if(order.submission.agency_id != order.issuer.pk, _("Báo cáo này là của cơ quan khác."))
    refuse_if(order.submission.is_open, _("Báo cáo chưa được gửi nên chưa ban hành được."))
    period = order.submission.period
    focal = focal_agency(period.opened_by, period.plan)
    letters = Document.objects.filter(period=period, kind=Kind.LETTER, state=Document.State.ISSUED, withdrawn_on=None)
    asked = letters.filter(issuer=focal).first()
    cited = full_citation(asked) if asked and order.submission.agency != focal else ""
    return official_submission(order.submission, focal, today, cited)


def _reminder(order: Order, today: date) -> kehoach.OfficialDocument:
    if order.agency is None:
        raise Refused(_("Hãy chọn cơ quan cần đôn đốc."))
    refuse_if(not urged_assignments(order.plan, order.agency, today), _("Cơ quan này không có việc cần đôn đốc."))
    return reminder(order.plan, order.agency, order.issuer, today)


def _subject(order: Order, today: date) -> kehoach.OfficialDocument:
    refuse_if(not order.tasks, _("Hãy chọn nhiệm vụ hoặc nhập từ khóa có trong nhiệm vụ."))
    refuse_if(not order.about.strip(), _("Hãy ghi trích yếu, ví dụ: Kết quả công tác tuyên truyền."))
    return subject_report(order, today)


def _of_a_register(order: Order, today: date) -> kehoach.OfficialDocument:
    if order.paper is None:
        raise Refused(_("Văn bản này được lập từ sổ theo dõi."))
    return framed(order, order.about, order.paper.body, today, order.paper.appendices)


WRITERS: dict[str, Writer] = {
    Kind.REPORT: _report, Kind.AGENCY_REPORT: _agency_report, Kind.LETTER: letter, Kind.REMINDER: _reminder,
    Kind.PROPOSAL: proposal, Kind.DECISION: decision, Kind.TASKS: tasks_document,
    Kind.OWN_PLAN: own_plan, Kind.SUBJECT: _subject, Kind.CORRECTION: correction, Kind.WITHDRAWAL: withdrawal,
    **dict.fromkeys(ON_PAPER, _of_a_register),
}  # fmt: skip


def official_of(order: Order, today: date) -> kehoach.OfficialDocument:
    """The ordered document as a value, in Vietnamese whatever language the page is in."""
    with translation.override("vi"):
        return as_ordered(WRITERS[order.kind](order, today), order)
