"""An office's own templates."""

from django.contrib import messages
from django.http import HttpResponseBase
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from nhipcau.common.refusal import require
from nhipcau.desk.documents.forms import TemplateForm
from nhipcau.desk.lists import page_of
from nhipcau.desk.responses import form_page, refusals
from nhipcau.desk.signed_in import SignedInRequest, desk_page, go, sent
from nhipcau.desk.uploads import take_in
from nhipcau.documents import templates
from nhipcau.documents.fields import FIELDS
from nhipcau.documents.queries import issuers_for, visible_templates


@require_http_methods(["GET", "POST"])
@desk_page
def add_template(request: SignedInRequest) -> HttpResponseBase:
    """Templates that there are, the fields that one may name, and a new one."""
    require(issuers_for(request.user).exists(), _("Chỉ cán bộ đầu mối hoặc thủ trưởng cơ quan được thêm mẫu văn bản."))
    form = TemplateForm(*sent(request), user=request.user)
    if request.method == "POST" and form.is_valid():
        data = form.cleaned_data
        with refusals(form, field="file"):
            file = take_in(request, [data["file"]], "template")[0]
            templates.add_template(
                by=request.user, agency=data["agency"], kind=data["kind"], file=file, now=timezone.now()
            )
            messages.success(request, _("Đã thêm mẫu văn bản."))
            return go(request, reverse("add_template"))
    rows = page_of(request, visible_templates(request.user).filter(is_used=True))
    return form_page(request, "desk/documents/add_template.html", form, {"page": rows, "fields": FIELDS.items()})


@require_POST
@desk_page
def drop_template(request: SignedInRequest, pk: int) -> HttpResponseBase:
    """A template that is used no more."""
    template = get_object_or_404(visible_templates(request.user), pk=pk)
    templates.drop_template(by=request.user, template=template)
    messages.success(request, _("Đã bỏ mẫu văn bản."))
    return go(request, reverse("add_template"))
