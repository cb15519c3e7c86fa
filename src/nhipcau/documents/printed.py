"""The clerk's books as they are printed and bound at the end of the year (Decree 30/2020/NĐ-CP, Annex IV)."""

import io
from datetime import date

import kehoach
from nhipcau.agencies.letterheads import letterhead_of
from nhipcau.agencies.models import Agency
from nhipcau.common.unlocked import before_the_lock
from nhipcau.documents.models import LETTERS, TYPES, Document, Incoming, Kind
from nhipcau.reports.phrases import short_day

OUTGOING = (
    "Số, ký hiệu văn bản", "Ngày tháng văn bản", "Tên loại và trích yếu nội dung văn bản", "Người ký",
    "Nơi nhận văn bản", "Đơn vị, người nhận bản lưu", "Số lượng bản", "Ghi chú",
)  # fmt: skip
OUTGOING_WIDTHS = (32, 24, 70, 32, 42, 22, 14, 16)
INCOMING = (
    "Ngày đến", "Số đến", "Tác giả", "Số, ký hiệu", "Ngày tháng", "Tên loại và trích yếu nội dung",
    "Đơn vị hoặc người nhận", "Ngày chuyển", "Ký nhận", "Ghi chú",
)  # fmt: skip
INCOMING_WIDTHS = (21, 13, 38, 30, 21, 60, 30, 21, 9, 9)


@before_the_lock
def outgoing_book(agency: Agency, year: int) -> bytes:
    """The register of outgoing documents of a body and a year (mẫu sổ đăng ký văn bản đi)."""
    rows = Document.objects.filter(issuer=agency, year=year).exclude(number=None).select_related("signer", "unit")
    rows = rows.prefetch_related("deliveries").order_by("issued_on", "series", "number")
    return _book(
        agency, year, "Sổ đăng ký văn bản đi", kehoach.Grid(OUTGOING, map(_outgoing_row, rows), OUTGOING_WIDTHS)
    )


@before_the_lock
def incoming_book(agency: Agency, year: int) -> bytes:
    """The register of incoming documents of a body and a year (mẫu sổ đăng ký văn bản đến)."""
    rows = Incoming.objects.filter(agency=agency, year=year).select_related("handler").order_by("number")
    return _book(
        agency, year, "Sổ đăng ký văn bản đến", kehoach.Grid(INCOMING, map(_incoming_row, rows), INCOMING_WIDTHS)
    )


def _book(agency: Agency, year: int, name: str, grid: kehoach.Grid) -> bytes:
    letterhead, out = letterhead_of(agency), io.BytesIO()
    above = "" if letterhead.has_none_above else letterhead.above
    lines = tuple(letterhead.lines) or (agency.name,)
    kehoach.write_book(kehoach.Book(above, lines, name, (f"Năm: {year}",), grid), out)
    return out.getvalue()


def _outgoing_row(row: Document) -> kehoach.Row:
    kind = f"{TYPES[Kind(row.kind)]}: " * (row.kind not in LETTERS)
    withdrawn = f"Thu hồi ngày {_day(row.withdrawn_on)}" * bool(row.withdrawn_on)
    return (
        row.number_and_symbol, _day(row.issued_on), f"{kind}{row.title}", row.signer.name if row.signer else "",
        "; ".join(sent.to for sent in row.deliveries.all()), row.unit.abbreviation if row.unit else "VT", "", withdrawn,
    )  # fmt: skip


def _incoming_row(row: Incoming) -> kehoach.Row:
    return (
        _day(row.arrived_on), str(row.number), row.author, row.symbol, _day(row.dated), row.title,
        str(row.handler) if row.handler else "", _day(row.handed_on), "", "",
    )  # fmt: skip


def _day(day: date | None) -> str:
    return short_day(day) if day else ""
