"""The register of outgoing documents (Decree 30/2020/NĐ-CP, Annex VI)."""

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from nhipcau.documents.models import Document
from nhipcau.registers.columns import Column, Listing

REGISTER: Listing[Document] = Listing(
    _("Sổ văn bản đi"),
    "so-van-ban-di",
    (
        Column("number", _("Số, ký hiệu"), lambda row: row.number_and_symbol, 18,
               link=lambda row: reverse("document_detail", args=[row.pk])),
        Column("issued", _("Ngày ban hành"), lambda row: row.issued_on, 14),
        Column("title", _("Tên loại và trích yếu"), lambda row: f"{row.get_kind_display()}: {row.title}", 80),
        Column("issuer", _("Cơ quan ban hành"), lambda row: row.issuer.name, 40, on_page=False),
        Column("issued_by", _("Người ban hành"), lambda row: str(row.issued_by), 30),
    ),
    _("Chưa có văn bản nào được cấp số."),
    icon="book-open",
)  # fmt: skip
