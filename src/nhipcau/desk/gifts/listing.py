"""The lists of the room of gifts: the catalogue, and the book of what came in."""

from typing import Any

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from nhipcau.gifts.models import Gift, ReceivedGift
from nhipcau.gifts.queries import STATES, certificate_words
from nhipcau.registers.columns import Column, Listing
from nhipcau.registers.filters import Choice, Words


def stars_said(row: Gift) -> str:
    """4 sao, đến 30/9/2028; an expired certificate says so."""
    return ", ".join(filter(None, certificate_words(row, timezone.localdate())))


GIFTS: Listing[Any] = Listing(
    _("Quà tặng đối ngoại"),
    "qua-tang",
    (
        Column("name", _("Quà tặng"), lambda row: row.name_vi, 40, ("sort_key",), cell="desk/gifts/name_cell.html"),
        Column("code", _("Mã"), lambda row: row.code, 10, ("code",), on_page=False),
        Column("kind", _("Nhóm"), lambda row: str(row.get_kind_display()), 16, ("kind", "sort_key")),
        Column("stock", _("Trong kho"), lambda row: row.stock, 10, ("stock",), cell="desk/gifts/stock_cell.html"),
        Column("price", _("Đơn giá (đồng)"), lambda row: row.price, 14, ("price",)),
        Column("ocop", _("OCOP"), stars_said, 22, ("ocop_stars", "ocop_until"), cell="desk/gifts/ocop_cell.html"),
        Column("given", _("Tặng gần nhất"), lambda row: row.given_on, 14, ("given_on",)),
        Column("agency", _("Cơ quan quản lý"), lambda row: row.agency.name, 30, ("agency__sort_key",)),
        Column("name_en", _("Tên tiếng Anh"), lambda row: row.name_en, 40, on_page=False),
        Column("maker", _("Người làm, làng nghề"), lambda row: row.maker_vi, 30, on_page=False),
        Column("origin", _("Xuất xứ"), lambda row: row.origin_vi, 30, on_page=False),
        Column("supplier", _("Nơi cung cấp"), lambda row: row.supplier, 30, on_page=False),
        Column("store", _("Nơi cất giữ"), lambda row: row.store, 24, on_page=False),
        Column("import", _("Lưu ý hải quan, kiểm dịch"), lambda row: row.import_notes, 30, on_page=False),
    ),
    _("Danh mục chưa có mẫu quà nào. Bấm “Thêm mẫu quà” để ghi tên, ý nghĩa, người làm; sau đó nhập kho."),
    (
        Words(),
        Choice("state", _("Tình trạng"), STATES),
        Choice("kind", _("Nhóm"), Gift.Kind.choices),
    ),
    icon="gift",
)  # fmt: skip


def _settled(row: ReceivedGift) -> str:
    if row.closed_on is not None or row.given == ReceivedGift.Given.BODY:
        return row.outcome or row.kept_at
    return _now("đang xử lý")


RECEIVED: Listing[Any] = Listing(
    _("Sổ quà tặng nhận được"),
    "qua-nhan-duoc",
    (
        Column("number", _("Số"), lambda row: row.number_and_year, 10, ("year", "number"),
               link=lambda row: reverse("received_gift_detail", args=[row.pk])),
        Column("on", _("Ngày nhận"), lambda row: row.received_on, 12, ("received_on",)),
        Column("giver", _("Người tặng"), lambda row: row.giver, 30, ("giver",)),
        Column("post", _("Chức vụ, cơ quan, địa chỉ"), lambda row: row.giver_post, 40, on_page=False),
        Column("what", _("Quà tặng"), lambda row: row.description, 44, ("folded",)),
        Column("pieces", _("Số lượng"), lambda row: row.pieces, 10, on_page=False),
        Column("given", _("Tặng ai"), lambda row: str(row.get_given_display()), 24, ("given",)),
        Column("estimated", _("Giá trị ước tính (đồng)"), lambda row: row.estimated, 16, on_page=False),
        Column("kept", _("Nơi giữ"), lambda row: row.kept_at, 30, on_page=False),
        Column("outcome", _("Kết cục"), _settled, 40),
        Column("paid", _("Nộp ngân sách (đồng)"), lambda row: row.paid_in, 16, on_page=False),
        Column("receiver", _("Người nhận"), lambda row: str(row.receiver), 24, on_page=False),
    ),
    _("Sổ chưa có quà nào. Tặng phẩm tặng tỉnh và quà không từ chối được đều ghi tại đây."),
    (
        Words(),
        Choice("given", _("Tặng ai"), ReceivedGift.Given.choices),
        Choice("open", _("Xử lý"), (("1", _("Đang xử lý")),)),
    ),
    icon="package-open",
)  # fmt: skip
