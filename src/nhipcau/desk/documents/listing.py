"""The list of documents of all plans."""

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from nhipcau.documents.models import Document, Kind
from nhipcau.documents.queries import MINE
from nhipcau.registers.columns import Column, Listing
from nhipcau.registers.filters import Choice, Words

DOCUMENTS: Listing[Document] = Listing(
    _("Văn bản"),
    "van-ban",
    (
        Column("title", _("Trích yếu"), lambda row: row.title, 80,
               link=lambda row: reverse("document_detail", args=[row.pk])),
        Column("kind", _("Loại văn bản"), lambda row: str(row.get_kind_display()), 24),
        Column("number", _("Số, ký hiệu"), lambda row: row.number_and_symbol or row.symbol, 22),
        Column("on", _("Ngày"), lambda row: row.issued_on or timezone.localdate(row.made_at), 14),
        Column("state", _("Trạng thái"), lambda row: str(row.get_state_display()), 18,
               cell="desk/parts/state_cell.html"),
    ),
    _("Chưa có văn bản nào. Mở một kế hoạch và chọn “Soạn văn bản” để bắt đầu."),
    (
        Words(),
        Choice("kind", _("Loại văn bản"), Kind.choices),
        Choice("state", _("Trạng thái"), ((MINE, _("Chờ tôi xử lý")), *Document.State.choices)),
    ),
    icon="file-text",
)  # fmt: skip
