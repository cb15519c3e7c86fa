"""Letterhead, title and ending of documents of the Party: Quy định 399-QĐ/TW and Hướng dẫn 05-HD/VPTW of 2026.

Read in secondary sources only. What these rules change in a text that was written by the decree (citations, the end,
section numbers) is changed here, so that a writer says what it says once.
"""

import re
from dataclasses import replace
from typing import cast

from docx.document import Document
from docx.shared import Mm, Pt
from docx.styles.style import ParagraphStyle

from kehoach.writing import decree
from kehoach.writing.decree import LETTERHEAD, add_addressees, list_recipients, put_name
from kehoach.writing.document import Block, OfficialDocument, Text
from kehoach.writing.layout import add_row, add_rule, keep_whole, layout_table, printable, put

_FIRST_LINE = Mm(10)
_LINE = Pt(20)
_AS_ABOVE = "Như trên"
_CITED_DAY = re.compile(
    r"(?P<number>số \d+[-/][^\s,]+) ngày (?P<day>\d{1,2}) tháng (?P<month>\d{1,2}) năm (?P<year>\d{4})"
)


_SHORT_DAY = re.compile(r"(số \d+[-/][^\s,]+) (ngày \d{1,2}/\d{1,2}/\d{4})")


def by_the_party(content: OfficialDocument) -> OfficialDocument:
    """The document as the Party's form words it.

    Citations put a comma before the day, in figures; "./." is "."; bases begin with a dash; the summary begins with a
    small letter; only a letter has addressees, what else is sent names them as recipients.
    """
    title = _cited(content.title)
    is_addressed = not content.type or content.type == "TỜ TRÌNH"
    recipients = content.recipients
    if not is_addressed and recipients[:1] == (_AS_ABOVE,):
        recipients = (*(f"{name} (để tổng hợp)" for name in content.addressees), *recipients[1:])
    return replace(
        content,
        recipients=recipients,
        title=title[:1].lower() + title[1:],
        addressees=content.addressees if is_addressed else (),
        body=tuple(_worded(block) for block in content.body),
    )


def _worded(block: Block) -> Block:
    if not isinstance(block, Text):
        return block
    text = _cited(block.text)
    if text.endswith("./."):
        text = text.removesuffix("/.")
    return replace(block, text=f"- {text}" if block.weight == "basis" else text)


def _cited(text: str) -> str:
    long = _CITED_DAY.sub(r"\g<number>, ngày \g<day>/\g<month>/\g<year>", text)
    return _SHORT_DAY.sub(r"\1, \2", long)


def set_styles(document: Document) -> None:
    """Body at exact spacing with a first line of 10 mm; bases upright."""
    for name in ("Nội dung", "Căn cứ", "Mục", "Tiểu mục"):
        style = cast(ParagraphStyle, document.styles[name])
        style.paragraph_format.line_spacing = _LINE
        style.paragraph_format.first_line_indent = _FIRST_LINE
    cast(ParagraphStyle, document.styles["Căn cứ"]).font.italic = False


def add_letterhead(document: Document, content: OfficialDocument) -> None:
    """The organisation above, the issuer, a star and the number on the left; the Party, place and date on the right."""
    table = layout_table(document, LETTERHEAD)
    left, right = table.rows[0].cells
    if content.parent:
        put(left, content.parent.upper(), "Tổ chức cấp trên")
    for line in content.issuer:
        put(left, line.upper(), "Tổ chức ban hành")
    put(left, "*", "Tổ chức ban hành")
    put(left, f"Số {content.number or '       '}-{content.symbol}", "Số của Đảng")
    put(right, "ĐẢNG CỘNG SẢN VIỆT NAM", "Tiêu đề Đảng")
    add_rule(right.add_paragraph(), 73, LETTERHEAD[1])
    put(right, f"{content.place}, {content.date}", "Địa danh ngày tháng")
    if not content.type:
        left, _right = add_row(table)
        put(left, content.title, "Trích yếu công văn của Đảng")


def add_title(document: Document, content: OfficialDocument) -> None:
    """Name, summary and five dashes; a proposal is presented to, a letter sent to."""
    if content.type:
        document.add_paragraph(printable(content.type.upper()), "Tên loại của Đảng")
        document.add_paragraph(printable(content.title), "Trích yếu")
        document.add_paragraph("-----", "Số của Đảng")
    add_addressees(document, content.addressees, "Kính trình" if content.type else "Kính gửi")


def add_ending(document: Document, content: OfficialDocument) -> None:
    """Recipients, underlined, on the left; on the right marks in bold, the position upright, the name in bold.

    Minutes end as those of the state do.
    """
    if content.recorder:
        decree.add_ending(document, content)
        return
    table = layout_table(document, (80, 85))
    keep_whole(table.rows[0])
    left, right = table.rows[0].cells
    put(left, "Nơi nhận:", "Nơi nhận của Đảng")
    left.paragraphs[-1].runs[0].underline = True
    list_recipients(left, content.recipients, ",", "Danh sách nơi nhận của Đảng")
    *marks, position_line = (line for line in (content.signature.authority, *content.signature.positions) if line)
    for mark in marks:
        put(right, mark.upper(), "Chữ ký")
    put(right, position_line.upper(), "Chức vụ của Đảng" if marks else "Chữ ký")
    put_name(right, content.signature.name)
