"""The list of delegations; as a spreadsheet it is the book of those that came and went."""

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from nhipcau.delegations.models import Delegation, head_among
from nhipcau.delegations.queries import STATES, state_of
from nhipcau.registers.columns import Column, Listing
from nhipcau.registers.filters import Choice, Words


def state_word(row: Delegation) -> str:
    return str(dict(STATES)[state_of(row, timezone.localdate())])


def head_of(row: Delegation) -> str:
    """Who leads it; empty where nobody is known yet."""
    head = head_among(row.members.all())
    return f"{head}, {head.post_vi}" if head else ""


DELEGATIONS: Listing[Delegation] = Listing(
    _("Đoàn ra, đoàn vào"),
    "doan-ra-doan-vao",
    (
        Column("direction", _("Đoàn"), lambda row: str(row.get_direction_display()), 12, ("direction", "starts_on")),
        Column("name", _("Tên đoàn"), lambda row: row.name_vi, 50, ("folded",),
               link=lambda row: reverse("delegation_detail", args=[row.pk])),
        Column("number", _("Số"), lambda row: f"{row.number}/{row.year}", 10, ("year", "number")),
        Column("country", _("Nước"), lambda row: str(row.country or ""), 18, ("country__sort_key",)),
        Column("from", _("Từ ngày"), lambda row: row.starts_on, 12, ("starts_on",)),
        Column("until", _("Đến ngày"), lambda row: row.ends_on, 12, ("ends_on",)),
        Column("people", _("Số người"), lambda row: len(row.members.all()), 10),
        Column("head", _("Trưởng đoàn"), head_of, 40),
        Column("agency", _("Cơ quan chủ trì"), lambda row: row.agency.name, 30, ("agency__sort_key",)),
        Column("state", _("Tình trạng"), state_word, 22, cell="desk/delegations/state_cell.html"),
        Column("rank", _("Hạng khách"), lambda row: str(row.get_rank_display()), 14, on_page=False),
        Column("payer", _("Kinh phí"), lambda row: str(row.get_payer_display()), 24, on_page=False),
        Column("decision", _("Văn bản cho phép, quyết định"), lambda row: row.decision, 30, on_page=False),
        Column("results", _("Kết quả"), lambda row: row.results, 50, on_page=False),
    ),
    _("Chưa có đoàn nào. Bấm “Thêm đoàn vào” hoặc “Thêm đoàn ra” khi có thư đề nghị, thư mời đầu tiên."),
    (
        Words(),
        Choice("direction", _("Đoàn"), Delegation.Direction.choices),
        Choice("state", _("Tình trạng"), STATES),
        Choice("payer", _("Kinh phí"), Delegation.Payer.choices),
    ),
    icon="plane",
)  # fmt: skip
