"""Official documents: composed, edited, signed for, issued."""

from django.contrib import messages
from django.db.models import QuerySet
from django.forms import Form
from django.http import HttpResponseBase
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_GET, require_POST

from nhipcau.common.throttle import refuse_flood
from nhipcau.desk.documents.forms import (
    DeliveryForm,
    DocumentFileForm,
    IssueForm,
    ReturnForm,
    SignedFileForm,
    SignerChoiceForm,
)
from nhipcau.desk.documents.listing import DOCUMENTS
from nhipcau.desk.lists import list_page, list_sheet
from nhipcau.desk.responses import PDF, attachment, kept_attachment, refusals
from nhipcau.desk.signed_in import SignedInRequest, desk_page, go, sent
from nhipcau.desk.uploads import take_in
from nhipcau.documents import actions, after_issue, deliveries, issue
from nhipcau.documents.models import FORMLESS, Document, Kind
from nhipcau.documents.numbering import next_number
from nhipcau.documents.paper import as_pdf, office
from nhipcau.documents.permissions import (
    can_edit_document,
    can_issue_document,
    can_pass_document,
    can_return_document,
    can_sign_document,
)
from nhipcau.documents.queries import MINE, chain_of, documents_of, text_file, visible_documents, visible_files
from nhipcau.documents.readiness import obstacles
from nhipcau.greetings.queries import greeting_of
from nhipcau.plans.queries import visible_plans
from nhipcau.reports.queries import visible_received

CONVERSIONS = 60
"""Pages through LibreOffice that a person may ask for in an hour."""


@require_GET
@desk_page
def document_list(request: SignedInRequest) -> HttpResponseBase:
    """Documents of all plans: by words, kind and state."""
    return list_page(request, "desk/documents/document_list.html", DOCUMENTS, _found(request), {})


@require_GET
@desk_page
def documents_xlsx(request: SignedInRequest) -> HttpResponseBase:
    """The same list as .xlsx."""
    return list_sheet(request, DOCUMENTS, _found(request))


def _found(request: SignedInRequest) -> QuerySet[Document]:
    asked = request.GET
    kind, state = asked.get("kind", ""), asked.get("state", "")
    kind, state = kind if kind in Kind.values else "", state if state in (MINE, *Document.State.values) else ""
    return documents_of(request.user, asked.get("q", ""), kind, state)


def _document(request: SignedInRequest, pk: int) -> Document:
    return get_object_or_404(visible_documents(request.user), pk=pk)


@require_GET
@desk_page
def document_detail(request: SignedInRequest, pk: int) -> HttpResponseBase:
    """One document: its files, what is odd about its form, and what may be done with it now."""
    return _document_page(request, _document(request, pk))


def _document_page(request: SignedInRequest, document: Document, refused: Form | None = None) -> HttpResponseBase:
    text = text_file(document)
    today = timezone.localdate()
    proposed = {"on": today, "number": next_number(document, today.year)}
    forms = {
        "issue_form": IssueForm(initial=proposed),
        "file_form": DocumentFileForm(),
        "signed_form": SignedFileForm(),
        "return_form": ReturnForm(),
        "signer_form": SignerChoiceForm(document=document),
        "delivery_form": DeliveryForm(initial={"on": today}),
    }
    forms |= {name: refused for name, form in forms.items() if type(refused) is type(form)}
    context = {
        "document": document,
        "plan": document.plan,
        "has_form": document.kind not in FORMLESS,
        "greeting": greeting_of(document) if document.kind == Kind.COURTESY else None,
        "can_see_plan": visible_plans(request.user).filter(pk=document.plan_id).exists(),
        "files": visible_files(request.user).filter(document=document).select_related("added_by"),
        "findings": text.findings if text and not document.is_issued else [],
        "obstacles": [] if document.is_issued else obstacles(document, text, today),
        "chain": chain_of(document),
        "deliveries": document.deliveries.all(),
        "followed_by": document.followed_by.filter(pk__in=visible_documents(request.user)),
        "can_edit": can_edit_document(request.user, document),
        "can_pass": can_pass_document(request.user, document),
        "can_sign": can_sign_document(request.user, document),
        "can_issue": can_issue_document(request.user, document),
        "can_return": can_return_document(request.user, document),
        "has_office": office() is not None,
        "sent_up": visible_received(request.user)
        .filter(period=document.period, number=document.number_and_symbol)
        .first()
        if document.kind == Kind.REPORT and document.is_issued
        else None,
        **forms,
    }
    return render(request, "desk/documents/document_detail.html", context, status=422 if refused else 200)


@require_POST
@desk_page
def edit_document(request: SignedInRequest, pk: int) -> HttpResponseBase:
    """The .docx as it was edited in Word."""
    document, form = _document(request, pk), DocumentFileForm(*sent(request))
    if form.is_valid():
        with refusals(form, field="file"):
            name, data = take_in(request, [form.cleaned_data["file"]], "document")[0]
            actions.edit_document(by=request.user, document=document, name=name, data=data, now=timezone.now())
            messages.success(request, _("Đã nhận bản chỉnh sửa."))
            return go(request, reverse("document_detail", args=[pk]))
    return _document_page(request, document, form)


@require_POST
@desk_page
def put_for_signature(request: SignedInRequest, pk: int) -> HttpResponseBase:
    """The text is settled."""
    document = actions.put_for_signature(by=request.user, document=_document(request, pk), now=timezone.now())
    messages.success(request, _("Đã trình %(person)s.") % {"person": str(document.waits_for)})
    return go(request, reverse("document_detail", args=[pk]))


@require_POST
@desk_page
def pass_document(request: SignedInRequest, pk: int) -> HttpResponseBase:
    """The head of the unit finds it good."""
    document = actions.pass_document(by=request.user, document=_document(request, pk), now=timezone.now())
    messages.success(request, _("Đã trình %(person)s.") % {"person": str(document.waits_for)})
    return go(request, reverse("document_detail", args=[pk]))


@require_POST
@desk_page
def take_back_document(request: SignedInRequest, pk: int) -> HttpResponseBase:
    """A draft again."""
    actions.take_back_document(by=request.user, document=_document(request, pk), now=timezone.now())
    messages.success(request, _("Văn bản trở lại dự thảo."))
    return go(request, reverse("document_detail", args=[pk]))


@require_POST
@desk_page
def discard_document(request: SignedInRequest, pk: int) -> HttpResponseBase:
    """The draft is put away."""
    actions.discard_document(by=request.user, document=_document(request, pk))
    messages.success(request, _("Đã hủy dự thảo."))
    return go(request, reverse("document_list"))


@require_POST
@desk_page
def choose_signer(request: SignedInRequest, pk: int) -> HttpResponseBase:
    """Another signer, another unit, while it is a draft."""
    document = _document(request, pk)
    form = SignerChoiceForm(request.POST, document=document)
    if form.is_valid():
        with refusals(form):
            actions.choose_signer(by=request.user, document=document, **form.cleaned_data)
            messages.success(request, _("Đã chọn người ký."))
            return go(request, reverse("document_detail", args=[pk]))
    return _document_page(request, document, form)


@require_POST
@desk_page
def sign_document(request: SignedInRequest, pk: int) -> HttpResponseBase:
    """The signer approves."""
    actions.sign_document(by=request.user, document=_document(request, pk), now=timezone.now())
    messages.success(request, _("Đã duyệt ký; văn bản chuyển văn thư cấp số."))
    return go(request, reverse("document_detail", args=[pk]))


@require_POST
@desk_page
def return_document(request: SignedInRequest, pk: int) -> HttpResponseBase:
    """Sent back with a remark."""
    document, form = _document(request, pk), ReturnForm(request.POST)
    if form.is_valid():
        with refusals(form):
            actions.return_document(by=request.user, document=document, now=timezone.now(), **form.cleaned_data)
            messages.success(request, _("Đã trả lại văn bản cho người soạn."))
            return go(request, reverse("document_detail", args=[pk]))
    return _document_page(request, document, form)


@require_POST
@desk_page
def record_delivery(request: SignedInRequest, pk: int) -> HttpResponseBase:
    """To whom the issued document went."""
    document, form = _document(request, pk), DeliveryForm(request.POST)
    if form.is_valid():
        with refusals(form):
            made = deliveries.record_delivery(by=request.user, document=document, sent=form.sent(), now=timezone.now())
            messages.success(request, ngettext("Đã ghi %(count)s nơi nhận.", "Đã ghi %(count)s nơi nhận.", len(made))
                             % {"count": len(made)})  # fmt: skip
            return go(request, reverse("document_detail", args=[pk]))
    return _document_page(request, document, form)


@require_POST
@desk_page
def issue_document(request: SignedInRequest, pk: int) -> HttpResponseBase:
    """A number, a day, a frozen file."""
    document, form = _document(request, pk), IssueForm(request.POST)
    if form.is_valid():
        with refusals(form):
            issued = issue.issue_document(by=request.user, document=document, now=timezone.now(), **form.cleaned_data)
            messages.success(request, _("Đã ban hành văn bản số %(number)s.") % {"number": issued.number_and_symbol})
            return go(request, reverse("document_detail", args=[pk]))
        document.refresh_from_db()
    return _document_page(request, document, form)


@require_POST
@desk_page
def attach_signed(request: SignedInRequest, pk: int) -> HttpResponseBase:
    """The .pdf that was signed outside, with what was found out about it."""
    document, form = _document(request, pk), SignedFileForm(*sent(request))
    if form.is_valid():
        with refusals(form, field="file"):
            file = take_in(request, [form.cleaned_data["file"]], "document")[0]
            after_issue.attach_signed(
                by=request.user, document=document, file=file, now=timezone.now(), reason=form.cleaned_data["reason"]
            )
            messages.success(request, _("Đã đính kèm bản đã ký."))
            return go(request, reverse("document_detail", args=[pk]))
    return _document_page(request, document, form)


@require_GET
@desk_page
def document_file(request: SignedInRequest, pk: int) -> HttpResponseBase:
    """One file, as it is kept."""
    file = get_object_or_404(visible_files(request.user), pk=pk)
    return kept_attachment(file)


@require_GET
@desk_page
def document_pdf(request: SignedInRequest, pk: int) -> HttpResponseBase:
    """A .docx as pages."""
    file = get_object_or_404(visible_files(request.user).filter(name__endswith=".docx"), pk=pk)
    refuse_flood("paper", request.user.pk, at_most=CONVERSIONS)
    return attachment(as_pdf(file), f"{file.name.removesuffix('.docx')}.pdf", PDF)
