"""The list of agreements; as a spreadsheet it is the annex of the yearly report to the Ministry of Foreign Affairs."""

from typing import Any

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from nhipcau.agreements.models import Agreement
from nhipcau.agreements.queries import STATES, state_of
from nhipcau.registers.columns import Column, Listing
from nhipcau.registers.filters import Choice, Words


def state_word(row: Agreement) -> str:
    """How an agreement stands today, in words."""
    return str(dict(STATES)[state_of(row, timezone.localdate())])


def ends_said(row: Agreement) -> Any:
    """Its last day, or that it has none."""
    if row.expires_on is None:
        return _now("không thời hạn") if row.signed_on else ""
    return row.expires_on


def _names(row: Agreement) -> str:
    return "; ".join(partner.name_vi for partner in row.partners.all())


def _countries(row: Agreement) -> str:
    found = (partner.country.name_vi for partner in row.partners.all() if partner.country)
    return "; ".join(dict.fromkeys(found))


def _last_review(row: Agreement) -> Any:
    return next(iter(row.reviews.all()), None)


def _done(row: Agreement) -> str:
    review = _last_review(row)
    return f"{review.year}: {review.done or _now('không có')}" if review else ""


AGREEMENTS: Listing[Agreement] = Listing(
    _("Thỏa thuận quốc tế"),
    "thoa-thuan",
    (
        Column("title", _("Thỏa thuận"), lambda row: row.title_vi, 50, ("folded",),
               link=lambda row: reverse("agreement_detail", args=[row.pk])),
        Column("partners", _("Đối tác"), _names, 36),
        Column("country", _("Nước"), _countries, 18, on_page=False),
        Column("kind", _("Loại"), lambda row: str(row.get_kind_display()), 20, ("kind",)),
        Column("level", _("Danh nghĩa ký"), lambda row: str(row.get_level_display()), 30, on_page=False),
        Column("signed", _("Ngày ký"), lambda row: row.signed_on, 14, ("signed_on",)),
        Column("ends", _("Hiệu lực đến"), ends_said, 16, ("expires_on",)),
        Column("state", _("Tình trạng"), state_word, 20, cell="desk/agreements/state_cell.html"),
        Column("agency", _("Cơ quan theo dõi"), lambda row: row.agency.name, 30, ("agency__sort_key",)),
        Column("original", _("Nơi lưu bản gốc"), lambda row: row.original_at, 24, on_page=False),
        Column("done", _("Hoạt động trong năm"), _done, 44, on_page=False),
        Column("verdict", _("Kết quả rà soát"), lambda row: str(_last_review(row) or ""), 20, on_page=False),
    ),
    _("Chưa có thỏa thuận nào. Ghi đối tác trước, rồi bấm “Thêm thỏa thuận”: bản đã ký, hoặc bản đang chuẩn bị."),
    (
        Words(),
        Choice("state", _("Tình trạng"), STATES),
        Choice("kind", _("Loại"), Agreement.Kind.choices),
        Choice("level", _("Danh nghĩa ký"), Agreement.Level.choices),
    ),
    icon="scroll-text",
)  # fmt: skip
