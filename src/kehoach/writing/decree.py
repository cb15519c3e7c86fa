"""Letterhead, title, addressees and ending by Decree 30/2020/NĐ-CP, Annex I."""

from docx.document import Document
from docx.shared import Pt
from docx.table import _Cell

from kehoach.writing.document import OfficialDocument, Signature
from kehoach.writing.layout import BODY_WIDTH, add_row, add_rule, keep_whole, layout_table, printable, put
from kehoach.writing.names import without_breaks

LETTERHEAD = (74, 94)
ENDING = (80, 85)
RECORDER = "Người ghi biên bản"
_SPACE_FOR_SIGNATURE = 4
_CAPITAL = 2.9
"""Millimetres that a bold capital of 13 points takes on the average."""


def add_letterhead(document: Document, content: OfficialDocument) -> None:
    """The body above, the issuer and the number on the left; the nation, place and date on the right."""
    table = layout_table(document, LETTERHEAD)
    left, right = table.rows[0].cells
    if content.parent:
        put(left, content.parent.upper(), "Cơ quan chủ quản")
    for line in content.issuer:
        put(left, line.upper(), "Cơ quan ban hành")
    add_rule(left.add_paragraph(), rule_below(content.issuer), LETTERHEAD[0])
    put(right, "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Quốc hiệu")
    put(right, "Độc lập - Tự do - Hạnh phúc", "Tiêu ngữ")
    add_rule(right.add_paragraph(), 60, LETTERHEAD[1])
    left, right = add_row(table)
    put(left, f"Số: {content.number or '       '}/{content.symbol}", "Số ký hiệu")
    put(right, f"{content.place}, {content.date}", "Địa danh ngày tháng")
    if not content.type:
        put(left, without_breaks(f"V/v {content.title}"), "Trích yếu công văn")
    if content.urgency:
        put(left, content.urgency.upper(), "Độ khẩn")


def rule_below(lines: tuple[str, ...]) -> int:
    """Millimetres of the rule below a name: between a third and a half of its longest line (Annex I, II.2)."""
    return round(_CAPITAL * max(map(len, lines), default=0) * 0.42)


def add_title(document: Document, content: OfficialDocument) -> None:
    """Name and summary of a document that has a name; an official letter (công văn) has neither here."""
    if content.type:
        document.add_paragraph(printable(content.type.upper()), "Tên loại")
        document.add_paragraph(without_breaks(printable(content.title)), "Trích yếu")
        add_rule(document.add_paragraph(), 42, BODY_WIDTH)
    add_addressees(document, content.addressees, "Kính gửi")
    if content.type and content.authority:
        document.add_paragraph(printable(content.authority.upper()), "Lệnh")


def add_addressees(document: Document, names: tuple[str, ...], words: str) -> None:
    """One addressee stands behind the words, several stand one a line below (Annex I, II.9a and the form of V)."""
    if len(names) == 1:
        document.add_paragraph(f"{words}: {printable(names[0])}", "Kính gửi")
    elif names:
        document.add_paragraph(f"{words}:", "Kính gửi")
        last = len(names) - 1
        for position, name in enumerate(names):
            added = document.add_paragraph(f"- {printable(name)}{'.' if position == last else ';'}", "Nơi gửi")
        added.paragraph_format.space_after = Pt(6)


def add_ending(document: Document, content: OfficialDocument) -> None:
    """Recipients on the left, who signs on the right; of minutes, who took them on the left and recipients below."""
    if not content.recorder:
        add_ending_of(document, content.recipients, content.signature)
        return
    table = layout_table(document, ENDING)
    keep_whole(table.rows[0])
    left, right = table.rows[0].cells
    _sign(left, Signature("", (RECORDER,), content.recorder), len(content.signature.positions))
    _sign(right, content.signature)
    put_recipients(add_row(table)[0], content.recipients)


def add_ending_of(document: Document, recipients: tuple[str, ...], signature: Signature) -> None:
    """The same of a document that is not laid out here: of a copy."""
    table = layout_table(document, ENDING)
    keep_whole(table.rows[0])
    left, right = table.rows[0].cells
    put_recipients(left, recipients)
    _sign(right, signature)


def _sign(cell: _Cell, signature: Signature, lines: int = 0) -> None:
    """Positions and name, with so many lines above the space at least."""
    said = [line for line in (signature.authority, *signature.positions) if line]
    for line in said:
        put(cell, line.upper(), "Chữ ký")
    for _ in range(lines - len(said)):
        cell.add_paragraph(style="Chữ ký")
    put_name(cell, signature.name)


def put_recipients(cell: _Cell, names: tuple[str, ...]) -> None:
    put(cell, "Nơi nhận:", "Nơi nhận")
    list_recipients(cell, names, ";", "Danh sách nơi nhận")


def list_recipients(cell: _Cell, names: tuple[str, ...], mark: str, style: str) -> None:
    """One a line, with the mark behind each and a stop behind the last."""
    last = len(names) - 1
    for position, name in enumerate(names):
        put(cell, f"- {name}{'.' if position == last else mark}", style)


def put_name(cell: _Cell, name: str) -> None:
    """Who signs, below the space for the signature."""
    for _ in range(_SPACE_FOR_SIGNATURE):
        cell.add_paragraph(style="Chữ ký")
    put(cell, name, "Chữ ký")
