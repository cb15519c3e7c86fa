"""Reports of localities as data: sent up, received, looked at side by side."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpResponseBase
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from nhipcau.desk.lists import ROWS, page_of, sheet_of
from nhipcau.desk.received.listing import RECEIVED, counts_of
from nhipcau.desk.signed_in import SignedInRequest, desk_page, go
from nhipcau.desk.uploads import take_in
from nhipcau.documents import exchange
from nhipcau.documents.queries import visible_documents
from nhipcau.plans.models import Status
from nhipcau.plans.statuses import OFFICIAL_ORDER
from nhipcau.reports.permissions import can_receive_report
from nhipcau.reports.queries import visible_received


@require_GET
@desk_page
def received_list(request: SignedInRequest) -> HttpResponseBase:
    """Localities side by side, by their last reports."""
    page = page_of(request, visible_received(request.user).filter(replaced_by=None).defer("content"))
    context = {
        "page": page,
        "rows": [(row, counts_of(row.whole)) for row in page],
        "statuses": Status.choices,
        "can_receive": can_receive_report(request.user),
    }
    return render(request, "desk/received/received_list.html", context)


@require_GET
@desk_page
def received_xlsx(request: SignedInRequest) -> HttpResponseBase:
    """The same table as .xlsx."""
    return sheet_of(RECEIVED, visible_received(request.user).filter(replaced_by=None).defer("content"))


@require_GET
@desk_page
def received_detail(request: SignedInRequest, pk: int) -> HttpResponseBase:
    """One report as it came: figures, words, tasks."""
    received = get_object_or_404(visible_received(request.user), pk=pk)
    content = received.content
    figures = content["figures"]
    tallies = [(row["name"], row) for row in figures["sections"]] + [(_("Toàn kế hoạch"), figures["whole"])]
    context = {
        "received": received,
        "content": content,
        "heads": [status.label for status in OFFICIAL_ORDER],
        "tallies": [(name, counts_of(row)) for name, row in tallies],
        "page": Paginator(content["rows"], ROWS).get_page(request.GET.get("page")),
    }
    return render(request, "desk/received/received_detail.html", context)


@require_POST
@desk_page
def receive_report(request: SignedInRequest) -> HttpResponseBase:
    """A file of another instance."""
    file = request.FILES.get("file")
    data = take_in(request, [file], "report")[0][1] if file else b""
    received = exchange.receive_report(by=request.user, data=data, now=timezone.now())
    messages.success(request, _("Đã tiếp nhận báo cáo của %(agency)s.") % {"agency": received.sender})
    return go(request, reverse("received_detail", args=[received.pk]))


@require_POST
@desk_page
def send_up(request: SignedInRequest, pk: int) -> HttpResponseBase:
    """An issued report goes to the ministries."""
    document = get_object_or_404(visible_documents(request.user), pk=pk)
    exchange.send_up(by=request.user, document=document, now=timezone.now())
    messages.success(request, _("Đã gửi dữ liệu báo cáo lên bộ, ngành."))
    return go(request, reverse("document_detail", args=[pk]))
