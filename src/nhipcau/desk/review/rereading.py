"""A draft that is read again, and headings that the reader is taught."""

from django.contrib import messages
from django.http import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST

from nhipcau.common.numbers import parse_whole
from nhipcau.common.refusal import refuse_if
from nhipcau.desk.fields import UploadForm
from nhipcau.desk.responses import form_page, refusals
from nhipcau.desk.review.access import plan_to_review
from nhipcau.desk.review.forms import HeadingKindForm
from nhipcau.desk.signed_in import SignedInRequest, desk_page, sent
from nhipcau.desk.uploads import take_in
from nhipcau.plans.queries import learned_headings
from nhipcau.plans.review import second_reading


@require_POST
@desk_page
def teach_heading(request: SignedInRequest, pk: int) -> HttpResponseBase:
    """What stands under a heading, from now on."""
    plan, form = plan_to_review(request, pk), HeadingKindForm(request.POST)
    refuse_if(not form.is_valid(), _("Hãy chọn tiêu đề và loại mục."))
    told = second_reading.teach_heading(by=request.user, plan=plan, now=timezone.now(), **form.cleaned_data)
    _tell(request, told)
    return redirect("plan_review", pk)


@require_POST
@desk_page
def forget_heading(request: SignedInRequest, pk: int) -> HttpResponseBase:
    """What was taught of a heading is taken back."""
    plan = plan_to_review(request, pk)
    key = parse_whole(request.POST.get("heading", "")) or 0
    heading = get_object_or_404(learned_headings(plan), pk=key)
    _tell(request, second_reading.forget_heading(by=request.user, plan=plan, heading=heading, now=timezone.now()))
    return redirect("plan_review", pk)


def _tell(request: SignedInRequest, told: second_reading.Told) -> None:
    sentence = ngettext("Đã đọc lại: %(count)s thay đổi.", "Đã đọc lại: %(count)s thay đổi.", len(told))
    messages.success(request, sentence % {"count": len(told)})


@require_http_methods(["GET", "POST"])
@desk_page
def reread_plan(request: SignedInRequest, pk: int) -> HttpResponseBase:
    """A newer version of the document of a draft."""
    plan = plan_to_review(request, pk)
    form = UploadForm(*sent(request))
    asks_if_sure = False
    if request.method == "POST" and form.is_valid():
        try:
            with refusals(form, second_reading.AnotherDocument, field="file"):
                document = take_in(request, [form.cleaned_data["file"]], "plan")[0]
                told = second_reading.reread_plan(
                    by=request.user, plan=plan, document=document, now=timezone.now(),
                    is_sure=request.POST.get("is_sure") == "on",
                )  # fmt: skip
                _tell(request, told)
                return redirect("plan_review", pk)
        except second_reading.AnotherDocument as refusal:
            form.add_error("file", str(refusal))
            asks_if_sure = True
    return form_page(request, "desk/review/reread_plan.html", form, {"plan": plan, "asks_if_sure": asks_if_sure})
