"""What a document of any kind has around its body."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date

import kehoach
from nhipcau.agencies.letterheads import letterhead_of
from nhipcau.documents.models import SYMBOLS, Kind
from nhipcau.documents.orders import Order
from nhipcau.reports.writing.letterhead import filed_line, on_letterhead, signature_of

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
        order.issuer,
        SYMBOLS[Kind(order.kind)],
        today,
        type=NAMES[Kind(order.kind)],
        title=title,
        addressees=order.addressees,
        body=tuple(body),
        recipients=(first,),
        appendices=tuple(appendices),
    )


def as_ordered(written: kehoach.OfficialDocument, order: Order) -> kehoach.OfficialDocument:
    """The document with the signer and the drafting unit that were chosen for it."""
    letterhead = letterhead_of(order.issuer)
    return replace(
        written,
        symbol=order.symbol,
        signature=signature_of(letterhead, order.signer) if order.signer else written.signature,
        recipients=(*written.recipients[:-1], filed_line(letterhead, order.unit)),
    )
