"""The register of numbers, and an office's own templates."""

from django.contrib import messages
from django.http import HttpResponseBase
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from nhipcau.common.books import Value
from nhipcau.common.refusal import NotAllowed, Refused, require
from nhipcau.desk.document_forms import RegisterForm, TemplateForm
from nhipcau.desk.lists import page_of
from nhipcau.desk.signed_in import SignedInRequest, desk_page, go, sent
from nhipcau.desk.uploads import take_in
from nhipcau.desk.views.exports import sheet
from nhipcau.documents import issue, templates
from nhipcau.documents.filling import FIELDS
from nhipcau.documents.models import Document
from nhipcau.documents.queries import issuers_for, visible_documents, visible_registers, visible_templates


@require_GET
@desk_page
def register_list(request: SignedInRequest) -> HttpResponseBase:
    """Issued documents in the order of their numbers, and the registers that gave them."""
    issued = visible_documents(request.user).filter(state=Document.State.ISSUED)
    context = {
        "page": page_of(request, issued.order_by("-year", "symbol", "-number")),
        "registers": visible_registers(request.user),
        "can_keep": issuers_for(request.user).exists(),
    }
    return render(request, "desk/register_list.html", context)


@require_GET
@desk_page
def register_xlsx(request: SignedInRequest) -> HttpResponseBase:
    """The register as a book (Decree 30/2020/NĐ-CP, Annex VI)."""
    columns = [
        (_("Số, ký hiệu"), 18), (_("Ngày ban hành"), 14), (_("Tên loại và trích yếu"), 80), (_("Cơ quan ban hành"), 40),
        (_("Người ban hành"), 30),
    ]  # fmt: skip
    issued = visible_documents(request.user).filter(state=Document.State.ISSUED).order_by("-year", "symbol", "number")
    rows: list[tuple[Value, ...]] = [
        (row.number_and_symbol, row.issued_on, f"{row.get_kind_display()}: {row.title}", row.issuer.name,
         str(row.issued_by))
        for row in issued
    ]  # fmt: skip
    return sheet("so-van-ban-di", _("Sổ văn bản đi"), columns, rows)


@require_http_methods(["GET", "POST"])
@desk_page
def set_last_number(request: SignedInRequest) -> HttpResponseBase:
    """Where a register begins, behind numbers that were given on paper."""
    require(
        issuers_for(request.user).exists(), _("Chỉ cán bộ đầu mối hoặc thủ trưởng cơ quan được đặt số của sổ văn bản.")
    )
    form = RegisterForm(*sent(request), user=request.user, initial={"year": timezone.localdate().year, "last": 0})
    if request.method == "POST" and form.is_valid():
        try:
            issue.set_last_number(by=request.user, **form.cleaned_data)
        except NotAllowed:
            raise
        except Refused as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, _("Đã đặt số của sổ văn bản."))
            return go(request, reverse("register_list"))
    return render(request, "desk/set_last_number.html", {"form": form}, status=422 if form.errors else 200)


@require_http_methods(["GET", "POST"])
@desk_page
def add_template(request: SignedInRequest) -> HttpResponseBase:
    """Templates that there are, the fields that one may name, and a new one."""
    require(issuers_for(request.user).exists(), _("Chỉ cán bộ đầu mối hoặc thủ trưởng cơ quan được thêm mẫu văn bản."))
    form = TemplateForm(*sent(request), user=request.user)
    if request.method == "POST" and form.is_valid():
        said = form.cleaned_data
        try:
            file = take_in(request, [said["file"]], "template")[0]
            templates.add_template(
                by=request.user, agency=said["agency"], kind=said["kind"], file=file, now=timezone.now()
            )
        except NotAllowed:
            raise
        except Refused as refusal:
            form.add_error("file", str(refusal))
        else:
            messages.success(request, _("Đã thêm mẫu văn bản."))
            return go(request, reverse("add_template"))
    rows = page_of(request, visible_templates(request.user).filter(is_used=True))
    context = {"form": form, "page": rows, "fields": FIELDS.items()}
    return render(request, "desk/add_template.html", context, status=422 if form.errors else 200)


@require_POST
@desk_page
def drop_template(request: SignedInRequest, pk: int) -> HttpResponseBase:
    """A template that is used no more."""
    template = get_object_or_404(visible_templates(request.user), pk=pk)
    templates.drop_template(by=request.user, template=template)
    messages.success(request, _("Đã bỏ mẫu văn bản."))
    return go(request, reverse("add_template"))
