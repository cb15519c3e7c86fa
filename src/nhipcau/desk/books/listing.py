"""The lists of the clerk's books, in the columns of the decree (Decree 30/2020/NĐ-CP, Annex IV)."""

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from nhipcau.documents.books import DONE, LATE, WAITING
from nhipcau.documents.models import CertifiedCopy, Incoming
from nhipcau.registers.columns import Column, Listing
from nhipcau.registers.filters import Choice, Words

INCOMING: Listing[Incoming] = Listing(
    _("Sổ văn bản đến"),
    "so-van-ban-den",
    (
        Column("title", _("Tên loại và trích yếu"), lambda row: row.title, 70, ("folded",),
               link=lambda row: reverse("incoming_detail", args=[row.pk])),
        Column("number", _("Số đến"), lambda row: row.number, 10, ("year", "number")),
        Column("arrived", _("Ngày đến"), lambda row: row.arrived_on, 14, ("arrived_on",)),
        Column("author", _("Cơ quan ban hành"), lambda row: row.author, 34, ("author",)),
        Column("symbol", _("Số, ký hiệu"), lambda row: row.symbol, 22, ("symbol",)),
        Column("dated", _("Ngày văn bản"), lambda row: row.dated, 14, ("dated",)),
        Column("handler", _("Người xử lý"), lambda row: str(row.handler or ""), 28, ("handler__full_name",)),
        Column("answer_by", _("Hạn xử lý"), lambda row: row.answer_by, 14, ("answer_by",),
               cell="desk/books/answer_by_cell.html"),
        Column("agency", _("Cơ quan nhận"), lambda row: row.agency.name, 34, on_page=False),
        Column("outcome", _("Kết quả xử lý"), lambda row: row.outcome or str(row.answer or ""), 40, on_page=False),
    ),
    _("Chưa có văn bản đến nào. Chọn “Đăng ký văn bản đến” để vào sổ văn bản đầu tiên."),
    (
        Words(),
        Choice("state", _("Tình trạng"),
               ((WAITING, _("Chờ xử lý")), (LATE, _("Quá hạn xử lý")), (DONE, _("Đã xử lý")))),
    ),
)  # fmt: skip

COPIES: Listing[CertifiedCopy] = Listing(
    _("Sổ bản sao"),
    "so-ban-sao",
    (
        Column("name", _("Số bản sao"), lambda row: f"{row.number:02}/{row.form}", 14, ("year", "number"),
               link=lambda row: reverse("copy_file", args=[row.pk])),
        Column("made_on", _("Ngày sao"), lambda row: row.made_on, 14, ("made_on",)),
        Column("form", _("Hình thức sao"), lambda row: str(row.get_form_display()), 14, ("form",)),
        Column("of", _("Văn bản được sao"), lambda row: str(row.document or row.incoming), 50),
        Column("parts", _("Phần được trích"), lambda row: row.parts.replace("\n", "; "), 40),
        Column("recipients", _("Nơi nhận"), lambda row: row.recipients.replace("\n", "; "), 40, on_page=False),
        Column("signer", _("Người ký bản sao"), lambda row: str(row.signer), 30),
    ),
    _("Chưa có bản sao nào. Mở một văn bản đã ban hành hoặc văn bản đến và chọn “Sao văn bản”."),
    icon="copy",
)  # fmt: skip
