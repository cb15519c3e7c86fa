"""The list of events; as a spreadsheet it is the book of them."""

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from nhipcau.events.models import Event
from nhipcau.events.queries import STATES, state_of
from nhipcau.registers.columns import Column, Listing
from nhipcau.registers.filters import Choice, Words


def state_word(row: Event) -> str:
    return str(dict(STATES)[state_of(row, timezone.localdate())])


def countries(row: Event) -> str:
    """The countries that take part, by name."""
    return ", ".join(one.country.name_vi for one in row.participations.all() if one.country)


def clash(row: Event) -> str:
    """That another event takes place on the same days; of a row of ``with_clash``."""
    return str(_("trùng ngày")) if row.has_clash else ""  # type: ignore[attr-defined]


EVENTS: Listing[Event] = Listing(
    _("Sự kiện"),
    "su-kien",
    (
        Column("name", _("Tên sự kiện"), lambda row: row.name_vi, 60, ("folded",),
               link=lambda row: reverse("event_detail", args=[row.pk])),
        Column("number", _("Số"), lambda row: f"{row.number}/{row.year}", 10, ("year", "number")),
        Column("kind", _("Loại"), lambda row: str(row.get_kind_display()), 24, ("kind", "starts_on")),
        Column("from", _("Từ ngày"), lambda row: row.starts_on, 12, ("starts_on",)),
        Column("until", _("Đến ngày"), lambda row: row.ends_on, 12, ("ends_on",)),
        Column("place", _("Địa điểm"), lambda row: row.place, 30),
        Column("countries", _("Nước tham gia"), countries, 30),
        Column("visitors", _("Lượt khách"), lambda row: row.visitors, 12, ("visitors",)),
        Column("agency", _("Đơn vị tổ chức"), lambda row: row.agency.name, 30, ("agency__sort_key",)),
        Column("state", _("Tình trạng"), state_word, 20),
        Column("clash", _("Trùng"), clash, 12),
        Column("recurs", _("Lặp lại"), lambda row: str(row.get_recurs_display()), 24, on_page=False),
        Column("reports", _("Tin, bài"), lambda row: row.reports, 12, on_page=False),
        Column("funding", _("Nguồn kinh phí"), lambda row: row.funding, 30, on_page=False),
    ),
    _("Chưa có sự kiện nào. Thêm khi có ý định: hồ sơ, thông báo gửi trước ngày mở đầu theo từng loại."),
    (
        Words(),
        Choice("kind", _("Loại"), Event.Kind.choices),
        Choice("state", _("Tình trạng"), STATES),
    ),
    icon="party-popper",
)  # fmt: skip
