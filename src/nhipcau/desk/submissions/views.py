"""What an agency reports: written, checked, sent, decided on."""

from http import HTTPStatus

from django.contrib import messages
from django.db.models import QuerySet
from django.http import HttpResponseBase
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from nhipcau.agencies.standing import standing_of
from nhipcau.desk.lists import list_page, list_sheet
from nhipcau.desk.passages import (
    NOTHING_TRIED,
    Attempt,
    attempt_at,
    passage_fields,
    save_one,
    wording_rows,
    written_in,
)
from nhipcau.desk.responses import DOCX, attachment
from nhipcau.desk.signed_in import SignedInRequest, desk_page, go
from nhipcau.desk.submissions.forms import RemarkForm
from nhipcau.desk.submissions.listing import MY_SUBMISSIONS
from nhipcau.reports import actions
from nhipcau.reports.checks import MANY_UNCHANGED, check_submission
from nhipcau.reports.drafts import leads_nothing, submission_slots
from nhipcau.reports.membership import keep_up, not_joined
from nhipcau.reports.models import Submission
from nhipcau.reports.passages import Kept
from nhipcau.reports.permissions import can_decide_submission, can_save_submission, can_send_submission
from nhipcau.reports.queries import days_late, focal_agency, visible_submissions
from nhipcau.reports.writing.submission import submission_document


def _submission(request: SignedInRequest, pk: int) -> Submission:
    return get_object_or_404(visible_submissions(request.user), pk=pk)


@require_GET
@desk_page
def my_submissions(request: SignedInRequest) -> HttpResponseBase:
    """The reports that the person's agency owes or has sent."""
    today = timezone.localdate()
    keep_up(not_joined(standing_of(request.user).agencies), today)
    context = {"today": today}
    return list_page(request, "desk/submissions/my_submissions.html", MY_SUBMISSIONS, _found(request), context)


def _found(request: SignedInRequest) -> QuerySet[Submission]:
    return visible_submissions(request.user).order_by("-period__due_on", "agency__sort_key")


@require_GET
@desk_page
def submission_detail(request: SignedInRequest, pk: int) -> HttpResponseBase:
    """One agency's report, to be written, checked (?check), sent, or decided on."""
    return _submission_page(request, _submission(request, pk))


def _submission_page(
    request: SignedInRequest, submission: Submission, attempt: Attempt = NOTHING_TRIED
) -> HttpResponseBase:
    today = timezone.localdate()
    slots = submission_slots(submission, today)
    may_write = can_save_submission(request.user, submission)
    is_checked = "check" in request.GET or "send" in request.POST
    findings = check_submission(submission, slots, today) if is_checked else []
    comments = list(submission.comments.select_related("by")) if may_write else []
    context = {
        "submission": submission,
        "period": submission.period,
        "plan": submission.period.plan,
        "fields": passage_fields(slots, attempt, findings, comments),
        "findings": findings,
        "is_checked": is_checked,
        "comments": [comment for comment in comments if not comment.key],
        "sentence": attempt.sentence,
        "may_write": may_write,
        **(possible := _possible(request, submission, may_write=may_write)),
        "can_send_nil": possible["can_send"] and leads_nothing(slots),
        "steps": list(submission.steps.select_related("by")),
        "days_late": days_late(submission, submission.period, timezone.now()),
        "is_much_unchanged": (submission.unchanged_share or 0) >= MANY_UNCHANGED,
        "remark_form": RemarkForm(),
        "today": today,
    }
    return render(request, "desk/submissions/submission_detail.html", context, status=attempt.status)


def _possible(request: SignedInRequest, submission: Submission, *, may_write: bool) -> dict[str, bool]:
    """What this person can do with the report as it stands."""
    may_send = can_send_submission(request.user, submission)
    may_decide = can_decide_submission(request.user, submission)
    return {
        "can_write": submission.is_open and may_write,
        "can_send": submission.is_waited_for and may_send,
        "can_recall": submission.is_recallable and may_send,
        "can_decide": submission.state == Submission.State.SENT and may_decide,
        "can_return": submission.is_returnable and may_decide,
    }


@require_POST
@desk_page
def save_submission(request: SignedInRequest, pk: int) -> HttpResponseBase:
    """Keeps one passage (htmx) or the whole report; with the button “Lưu và gửi” sends it as well."""
    submission, written = _submission(request, pk), written_in(request.POST.dict())

    def save() -> Kept:
        kept = actions.save_submission(by=request.user, submission=submission, written=written, now=timezone.now())
        if "send" in request.POST and not kept.conflicts:
            actions.send_submission(by=request.user, submission=submission, now=timezone.now())
        return kept

    if request.headers.get("HX-Request"):
        return save_one(request, save)
    attempt = attempt_at(save, written)
    if attempt.status != HTTPStatus.OK:
        submission.refresh_from_db()
        return _submission_page(request, submission, attempt)
    messages.success(request, _("Đã gửi báo cáo.") if "send" in request.POST else _("Đã lưu báo cáo."))
    return go(request, reverse("submission_detail", args=[pk]))


@require_POST
@desk_page
def send_submission(request: SignedInRequest, pk: int) -> HttpResponseBase:
    """The report goes to the focal agency as it was last saved."""
    actions.send_submission(by=request.user, submission=_submission(request, pk), now=timezone.now())
    messages.success(request, _("Đã gửi báo cáo."))
    return go(request, reverse("submission_detail", args=[pk]))


@require_POST
@desk_page
def send_nil_report(request: SignedInRequest, pk: int) -> HttpResponseBase:
    """Nothing was to be done in the period."""
    actions.send_nil_report(
        by=request.user, submission=_submission(request, pk), asks_nothing="asks_nothing" in request.POST,
        now=timezone.now(),
    )  # fmt: skip
    messages.success(request, _("Đã gửi báo cáo không phát sinh."))
    return go(request, reverse("submission_detail", args=[pk]))


@require_POST
@desk_page
def recall_submission(request: SignedInRequest, pk: int) -> HttpResponseBase:
    """The agency takes its report back to mend it."""
    actions.recall_submission(by=request.user, submission=_submission(request, pk), now=timezone.now())
    messages.success(request, _("Đã rút báo cáo về; sửa xong hãy gửi lại."))
    return go(request, reverse("submission_detail", args=[pk]))


@require_POST
@desk_page
def return_submission(request: SignedInRequest, pk: int) -> HttpResponseBase:
    """The report goes back to its agency, with remarks on all of it or on single passages."""
    submission, sent = _submission(request, pk), request.POST.dict()
    remarks = {name.removeprefix("remark-"): text for name, text in sent.items() if name.startswith("remark-")}
    actions.return_submission(
        by=request.user, submission=submission, remark=sent.get("remark", ""), remarks=remarks, now=timezone.now()
    )
    messages.success(request, _("Đã trả lại báo cáo."))
    return go(request, reverse("submission_detail", args=[pk]))


@require_POST
@desk_page
def accept_submission(request: SignedInRequest, pk: int) -> HttpResponseBase:
    """The report is taken into the consolidated one."""
    submission = actions.accept_submission(by=request.user, submission=_submission(request, pk), now=timezone.now())
    messages.success(request, _("Đã tiếp nhận báo cáo của %(agency)s.") % {"agency": submission.agency})
    return go(request, reverse("period_detail", args=[submission.period_id]))


@require_POST
@desk_page
def comment_on(request: SignedInRequest, pk: int) -> HttpResponseBase:
    """A word between officer and head."""
    key, text = request.POST.get("key", ""), request.POST.get("text", "")
    actions.comment_on(by=request.user, submission=_submission(request, pk), key=key, text=text, now=timezone.now())
    return go(request, reverse("submission_detail", args=[pk]))


@require_GET
@desk_page
def submission_docx(request: SignedInRequest, pk: int) -> HttpResponseBase:
    """The agency's report as an official .docx."""
    submission = _submission(request, pk)
    content = submission_document(
        submission, focal_agency(submission.period.opened_by, submission.period.plan), timezone.localdate()
    )
    return attachment(content, f"bao-cao-{pk}.docx", DOCX)


@require_GET
@desk_page
def passage_wordings(request: SignedInRequest, pk: int) -> HttpResponseBase:
    """How the passages of a report read before, the latest first."""
    submission = _submission(request, pk)
    rows = wording_rows(submission, submission_slots(submission, timezone.localdate()))
    context = {"submission": submission, "period": submission.period, "rows": rows}
    return render(request, "desk/submissions/passage_wordings.html", context)


@require_GET
@desk_page
def my_submissions_xlsx(request: SignedInRequest) -> HttpResponseBase:
    """The reports of one's own agencies, or of all."""
    return list_sheet(request, MY_SUBMISSIONS, _found(request))
