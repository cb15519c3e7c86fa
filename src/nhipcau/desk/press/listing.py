"""The list of foreign reporters and film crews; as a spreadsheet it is the book of them."""

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from nhipcau.press.models import PressVisit
from nhipcau.press.queries import STATES, state_of
from nhipcau.registers.columns import Column, Listing
from nhipcau.registers.filters import Choice, Words


def state_word(row: PressVisit) -> str:
    return str(dict(STATES)[state_of(row, timezone.localdate())])


PRESS_VISITS: Listing[PressVisit] = Listing(
    _("Báo chí nước ngoài, đoàn phim"),
    "phong-vien-nuoc-ngoai",
    (
        Column("topic", _("Chủ đề"), lambda row: row.topic, 50, ("folded",),
               link=lambda row: reverse("press_visit_detail", args=[row.pk])),
        Column("number", _("Số"), lambda row: f"{row.number}/{row.year}", 10, ("year", "number")),
        Column("outlet", _("Cơ quan báo chí"), lambda row: row.outlet.name_vi, 34, ("outlet__sort_key",)),
        Column("kind", _("Loại"), lambda row: str(row.get_kind_display()), 24, ("kind", "starts_on")),
        Column("country", _("Nước"), lambda row: str(row.country or ""), 18, ("country__sort_key",)),
        Column("from", _("Từ ngày"), lambda row: row.starts_on, 12, ("starts_on",)),
        Column("until", _("Đến ngày"), lambda row: row.ends_on, 12, ("ends_on",)),
        Column("people", _("Số người"), lambda row: len(row.reporters.all()), 10),
        Column("works", _("Tác phẩm"), lambda row: len(row.published.all()), 10),
        Column("agency", _("Cơ quan hướng dẫn"), lambda row: row.agency.name, 30, ("agency__sort_key",)),
        Column("state", _("Tình trạng"), state_word, 26, cell="desk/press/state_cell.html"),
        Column("places", _("Địa điểm"), lambda row: row.places, 40, on_page=False),
        Column("licence", _("Số giấy phép"), lambda row: row.licence, 22, on_page=False),
        Column("asked", _("Ngày nhận đề nghị"), lambda row: row.asked_on, 14, ("asked_on",), on_page=False),
        Column("answer", _("Văn bản trả lời"), lambda row: row.answer_paper, 30, on_page=False),
        Column("guide", _("Người hướng dẫn"), lambda row: str(row.guide or ""), 24, on_page=False),
    ),
    _("Chưa có đoàn phóng viên, đoàn phim nào. Thêm khi nhận đề nghị hoặc giấy phép đầu tiên."),
    (
        Words(),
        Choice("kind", _("Loại"), PressVisit.Kind.choices),
        Choice("state", _("Tình trạng"), STATES),
    ),
    icon="camera",
)  # fmt: skip
