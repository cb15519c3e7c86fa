"""What a document of any kind has around its body."""

from collections.abc import Iterable
from datetime import date

import kehoach
from nhipcau.documents.models import Kind
from nhipcau.documents.orders import Order
from nhipcau.reports.writing.letterhead import on_letterhead

NAMES = {
    Kind.LETTER: "", Kind.PROPOSAL: "TỜ TRÌNH", Kind.DECISION: "QUYẾT ĐỊNH", Kind.PLAN: "KẾ HOẠCH",
    Kind.TASKS: "THÔNG BÁO",
}  # fmt: skip


def framed(
    order: Order, title: str, body: Iterable[kehoach.Block], today: date, appendices: Iterable[kehoach.Appendix] = ()
) -> kehoach.OfficialDocument:
    """The document with letterhead, addressees, signature and recipients."""
    first = "Như trên" if order.addressees else "Các cơ quan, đơn vị tham gia thực hiện"
    if order.kind == Kind.DECISION:
        first = "Như Điều 3"
    return on_letterhead(
        order.plan,
        order.issuer,
        order.symbol,
        today,
        type=NAMES[Kind(order.kind)],
        title=title,
        addressees=order.addressees,
        body=tuple(body),
        recipients=(first, "Lưu: VT"),
        appendices=tuple(appendices),
    )
