"""What a document of any kind has around its body."""

import re
from collections.abc import Iterable
from dataclasses import replace
from datetime import date

import kehoach
from nhipcau.agencies.letterheads import letterhead_of
from nhipcau.agencies.models import Agency, Letterhead
from nhipcau.documents.models import LETTERS, SYMBOLS, TYPES, Kind
from nhipcau.documents.orders import Order
from nhipcau.documents.papers import Minutes
from nhipcau.reports.queries import focal_agency
from nhipcau.reports.writing.letterhead import (
    cited,
    filed_line,
    long_date,
    on_letterhead,
    readers_above,
    signature_of,
    told_above,
)

OPEN_DAY = "ngày      tháng      năm      "
COPIED_UPWARDS = (Kind.LETTER, Kind.TASKS, Kind.CORRECTION, Kind.WITHDRAWAL)
"""Kinds of which a body under the Committee gives it a copy."""


def framed(
    order: Order, title: str, body: Iterable[kehoach.Block], today: date, appendices: Iterable[kehoach.Appendix] = ()
) -> kehoach.OfficialDocument:
    """The document with letterhead, addressees, signature and recipients."""
    return on_letterhead(
        order.issuer,
        SYMBOLS[Kind(order.kind)],
        today,
        type="" if order.kind in LETTERS else TYPES[Kind(order.kind)].upper(),
        title=title,
        addressees=order.addressees,
        body=tuple(body),
        recipients=_recipients(order),
        appendices=tuple(appendices),
    )


def _recipients(order: Order) -> tuple[str, ...]:
    """Whom the document goes to before its own leaders: those it is addressed to, those above, those it is about."""
    if order.kind == Kind.DECISION:
        return (
            "Như Điều 3",
            *readers_above(order.issuer, order.plan.locality),
            f"Các cơ quan thực hiện {cited(order.plan)}",
        )
    is_above = order.issuer.kind == Agency.Kind.COMMITTEE
    above = () if is_above or order.kind not in COPIED_UPWARDS else told_above(order.plan)
    if order.kind == Kind.OWN_PLAN:
        return _own_recipients(order)
    if order.addressees:
        return ("Như trên", *above)
    return (*above, f"Các cơ quan, đơn vị, địa phương thực hiện {order.plan.doc_type}")


def _own_recipients(order: Order) -> tuple[str, ...]:
    """Who is told of an agency's own plan: those above it, who gathers, its own units."""
    is_outside = letterhead_of(order.issuer).is_outside
    above = readers_above(order.issuer, order.plan.locality) or (() if is_outside else told_above(order.plan))
    focal = focal_agency(order.plan.created_by, order.plan)
    gathering = [f"{focal.name} (để tổng hợp)"] if focal and focal != order.issuer else []
    return (*above, *gathering, "Các phòng, đơn vị trực thuộc")


def _with_symbol(appendix: kehoach.Appendix, order: Order, day: str) -> kehoach.Appendix:
    """The annex naming what is known of its document: the symbol behind its number, month and year."""
    is_party = letterhead_of(order.issuer).form == Letterhead.Form.PARTY
    number = f"số        -{order.symbol}, {day} " if is_party else f"số        /{order.symbol} {day} "
    caption = re.sub(r"số\s+ngày\s+tháng\s+năm\s*", number, appendix.caption)
    return replace(appendix, caption=caption)


def as_ordered(written: kehoach.OfficialDocument, order: Order) -> kehoach.OfficialDocument:
    """The document with the signer and the drafting unit that were chosen for it."""
    letterhead = letterhead_of(order.issuer)
    ordered = replace(
        written,
        symbol=order.symbol,
        appendices=tuple(_with_symbol(one, order, written.date) for one in written.appendices),
        signature=signature_of(letterhead, order.signer) if order.signer else written.signature,
        recipients=(*(order.recipients or written.recipients[:-1]), filed_line(letterhead, order.unit)),
    )
    if order.paper is None:
        return ordered
    if order.paper.minutes is not None:
        return _as_minutes(ordered, order.paper.minutes)
    return _of_the_head(ordered, order.issuer, letterhead) if order.paper.is_the_heads else ordered


def _as_minutes(written: kehoach.OfficialDocument, minutes: Minutes) -> kehoach.OfficialDocument:
    """Minutes bear the day of the meeting, and the names of who took them and of who presided."""
    return replace(
        written,
        date=long_date(minutes.on.isoformat()).strip() if minutes.on else OPEN_DAY,
        recorder=minutes.recorder,
        signature=replace(written.signature, authority="", positions=("Chủ trì", written.signature.positions[-1])),
    )


def _of_the_head(
    written: kehoach.OfficialDocument, issuer: Agency, letterhead: Letterhead
) -> kehoach.OfficialDocument:  # fmt: skip
    """What the head decides in their own name: CHỦ TỊCH above the body's name, and no TM. above the signature."""
    return replace(
        written,
        authority=f"{letterhead.chief} {issuer.name}",
        issuer=(letterhead.chief, *written.issuer),
        signature=replace(written.signature, authority=""),
    )
