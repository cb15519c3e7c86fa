"""What a person has been told, how they want to be told, and for administrators the mails that could not be sent."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from nhipcau.desk.lists import ROWS, list_page
from nhipcau.desk.notices.forms import MailChoiceForm
from nhipcau.desk.notices.listing import MAILS
from nhipcau.desk.responses import form_page, refusals
from nhipcau.desk.signed_in import SignedInRequest, desk_page, go
from nhipcau.notices import actions
from nhipcau.notices.delivery import sends_mails
from nhipcau.notices.models import Notice
from nhipcau.notices.queries import choice_of, failed_mails, notices_of, worded
from nhipcau.reminders.queries import my_reminders, standing_reminders


def _page(request: SignedInRequest, form: MailChoiceForm) -> HttpResponseBase:
    page = Paginator(notices_of(request.user), ROWS).get_page(request.GET.get("page"))
    today = timezone.localdate()
    reminders = my_reminders(request.user).filter(seen_at=None)
    context = {
        "page": page,
        "rows": worded(page.object_list, request.user),
        "reminders": standing_reminders(reminders, today),
        "today": today,
        "sends_mails": sends_mails(),
    }
    return form_page(request, "desk/notices/notice_list.html", form, context)


@require_GET
@desk_page
def notice_list(request: SignedInRequest) -> HttpResponseBase:
    """What the person has been told and what still holds, and how they want mails."""
    return _page(request, MailChoiceForm(initial={"when": choice_of(request.user)}))


@require_GET
@desk_page
def open_notice(request: SignedInRequest, pk: int) -> HttpResponseBase:
    """Leads to the page that the notice is about; it has been seen from now on."""
    notice = get_object_or_404(Notice, pk=pk, user=request.user)
    found = worded([notice], request.user)
    actions.see_notices(by=request.user, notice=notice, now=timezone.now())
    if not found:
        messages.info(request, _("Nội dung này đã được xử lý hoặc không còn nữa."))
        return redirect("notice_list")
    return go(request, found[0].said.address)


@require_POST
@desk_page
def see_notices(request: SignedInRequest) -> HttpResponseBase:
    """All of them have been seen."""
    actions.see_notices(by=request.user, now=timezone.now())
    return redirect("notice_list")


@require_POST
@desk_page
def choose_mails(request: SignedInRequest) -> HttpResponseBase:
    """How the person wants mails."""
    form = MailChoiceForm(request.POST)
    if form.is_valid():
        with refusals(form):
            actions.choose_mails(by=request.user, when=form.cleaned_data["when"])
            messages.success(request, _("Đã lưu cách nhận thư."))
            return redirect("notice_list")
    return _page(request, form)


@require_GET
@desk_page
def mail_list(request: SignedInRequest) -> HttpResponseBase:
    """Mails that could not be sent, for the administrators of their people."""
    context = {"sends_mails": sends_mails()}
    return list_page(request, "desk/notices/mail_list.html", MAILS, failed_mails(request.user), context)


@require_POST
@desk_page
def retry_mail(request: SignedInRequest, pk: int) -> HttpResponseBase:
    """The mail is tried again at once."""
    actions.retry_mail(by=request.user, mail=get_object_or_404(failed_mails(request.user), pk=pk))
    messages.success(request, _("Thư sẽ được gửi lại trong ít phút."))
    return redirect("mail_list")
