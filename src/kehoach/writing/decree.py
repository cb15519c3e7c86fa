"""Letterhead, title, addressees and ending by Decree 30/2020/NĐ-CP, Annex I."""

from docx.document import Document
from docx.table import _Cell

from kehoach.writing.document import OfficialDocument, Signature
from kehoach.writing.layout import BODY_WIDTH, add_row, add_rule, keep_whole, layout_table, printable, put

LETTERHEAD = (74, 94)
_SPACE_FOR_SIGNATURE = 4


def add_letterhead(document: Document, content: OfficialDocument) -> None:
    """The body above, the issuer and the number on the left; the nation, place and date on the right."""
    table = layout_table(document, LETTERHEAD)
    left, right = table.rows[0].cells
    if content.parent:
        put(left, content.parent.upper(), "Cơ quan chủ quản")
    for line in content.issuer:
        put(left, line.upper(), "Cơ quan ban hành")
    add_rule(left.add_paragraph(), 24, LETTERHEAD[0])
    put(right, "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Quốc hiệu")
    put(right, "Độc lập - Tự do - Hạnh phúc", "Tiêu ngữ")
    add_rule(right.add_paragraph(), 60, LETTERHEAD[1])
    left, right = add_row(table)
    put(left, f"Số: {content.number or '       '}/{content.symbol}", "Số ký hiệu")
    put(right, f"{content.place}, {content.date}", "Địa danh ngày tháng")
    if not content.type:
        put(left, f"V/v {content.title}", "Trích yếu công văn")
    if content.urgency:
        put(left, content.urgency.upper(), "Độ khẩn")


def add_title(document: Document, content: OfficialDocument) -> None:
    """Name and summary of a document that has a name; an official letter (công văn) has neither here."""
    if content.type:
        document.add_paragraph(printable(content.type.upper()), "Tên loại")
        document.add_paragraph(printable(content.title), "Trích yếu")
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
            document.add_paragraph(f"- {printable(name)}{'.' if position == last else ';'}", "Nơi gửi")


def add_ending(document: Document, content: OfficialDocument) -> None:
    """Recipients on the left, who signs on the right."""
    table = layout_table(document, (80, 85))
    keep_whole(table.rows[0])
    left, right = table.rows[0].cells
    put(left, "Nơi nhận:", "Nơi nhận")
    put_recipients(left, content.recipients, ";", "Danh sách nơi nhận")
    _sign(right, content.signature)


def _sign(cell: _Cell, signature: Signature) -> None:
    for line in (signature.authority, *signature.positions):
        if line:
            put(cell, line.upper(), "Chữ ký")
    put_name(cell, signature.name)


def put_recipients(cell: _Cell, names: tuple[str, ...], mark: str, style: str) -> None:
    """One a line, with the mark behind each and a stop behind the last."""
    last = len(names) - 1
    for position, name in enumerate(names):
        put(cell, f"- {name}{'.' if position == last else mark}", style)


def put_name(cell: _Cell, name: str) -> None:
    """Who signs, below the space for the signature."""
    for _ in range(_SPACE_FOR_SIGNATURE):
        cell.add_paragraph(style="Chữ ký")
    put(cell, name, "Chữ ký")
