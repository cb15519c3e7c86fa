"""A courtesy letter (thư xã giao) to .docx: a sheet for each language, signed by a person, without a number.

No act lays its structure down; the form is that of letters of heads of provinces: the body and the post of who writes,
the day, whom it is to, the salutation, the text, the close, the name above the post.
"""

import re
import zipfile
from dataclasses import dataclass
from datetime import date
from typing import IO

import docx
from docx.document import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.shared import Mm, Pt
from docx.text.paragraph import Paragraph

from kehoach.errors import TORN, NoPlaceForNumber, UnreadableFile
from kehoach.writing.layout import BODY_WIDTH, MARGINS, PAGE_HEIGHT, PAGE_WIDTH, add_rule, add_styles, printable
from kehoach.writing.stamping import PARAGRAPH, day_in_words, text_of, with_words

VIETNAMESE, ENGLISH = "vi", "en"
_MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
    "December",
)  # fmt: skip
_OPEN = "……/……/"
"""Where day and month stand in a letter of another language until it is issued."""
_DAYS = {
    VIETNAMESE: re.compile(r"(?P<place>[^,]{1,60}),\s*ngày[\s.…\d]*tháng[\s.…\d]*năm[\s.…\d]*"),
    ENGLISH: re.compile(rf"(?P<place>[^,]{{1,60}}),\s*\d*\s*(?:{'|'.join(_MONTHS)})\s+\d{{4}}\s*"),
    "": re.compile(r"(?P<place>[^,]{1,60}),\s*[…\d]{2,3}/[…\d]{2,3}/\d{4}\s*"),
}
_SIGNED_AT = Mm(72)
"""From where the lines of the signature stand in the middle."""
_SPACE_FOR_SIGNATURE = Pt(48)


@dataclass(frozen=True, slots=True)
class CourtesySheet:
    """A letter in one language (BCP 47): who writes (``heading``, in lines), from where, to whom, and what.

    ``signer`` is the name, ``posts`` the lines below it. The day is open until the letter is issued.
    """

    language: str
    heading: tuple[str, ...]
    place: str
    addressee: tuple[str, ...]
    salutation: str
    body: tuple[str, ...]
    closing: str
    signer: str
    posts: tuple[str, ...]


def open_day(language: str, today: date) -> str:
    """The day of a letter that is not issued yet: the month and the year alone, as its language writes them."""
    if language == VIETNAMESE:
        return f"ngày      tháng {day_in_words(today).split()[3]} năm {today.year}"
    return f"     {_MONTHS[today.month - 1]} {today.year}" if language == ENGLISH else f"{_OPEN}{today.year}"


def day_said(language: str, day: date) -> str:
    """The day as a letter in the language writes it: ngày 28 tháng 9 năm 2026; 28 September 2026; 28/09/2026."""
    if language == VIETNAMESE:
        return day_in_words(day)
    return f"{day.day} {_MONTHS[day.month - 1]} {day.year}" if language == ENGLISH else f"{day:%d/%m/%Y}"


def write_courtesy_to(sheets: tuple[CourtesySheet, ...], title: str, today: date, out: IO[bytes]) -> None:
    """Writes the letter into an open file, a page for each language."""
    document = docx.Document()
    document._body.clear_content()
    add_styles(document)
    section = document.sections[0]
    section.page_width, section.page_height = PAGE_WIDTH, PAGE_HEIGHT
    section.left_margin, section.right_margin = MARGINS["left"], MARGINS["right"]
    section.top_margin, section.bottom_margin = MARGINS["top"], MARGINS["bottom"]
    document.core_properties.title = printable(title)[:255]
    document.core_properties.author = " ".join(sheets[0].heading)[:255] if sheets else ""
    for number, sheet in enumerate(sheets):
        _add_sheet(document, sheet, today, is_first=number == 0)
    document.save(out)


def _add_sheet(document: Document, sheet: CourtesySheet, today: date, *, is_first: bool) -> None:
    for number, line in enumerate(sheet.heading):
        heading = _add(document, line.upper(), "Cơ quan ban hành")
        heading.paragraph_format.page_break_before = number == 0 and not is_first
    add_rule(document.add_paragraph(), 40, BODY_WIDTH)
    day = _add(document, f"{sheet.place}, {open_day(sheet.language, today)}", "Địa danh ngày tháng")
    day.alignment = WD_ALIGN_PARAGRAPH.RIGHT
    for number, line in enumerate(sheet.addressee):
        to = _add(document, line, "Nội dung")
        to.alignment, to.paragraph_format.first_line_indent = WD_ALIGN_PARAGRAPH.LEFT, Mm(0)
        to.paragraph_format.space_before, to.paragraph_format.space_after = Pt(18 if number == 0 else 0), Pt(0)
    _add(document, sheet.salutation, "Nội dung").paragraph_format.space_before = Pt(12)
    for paragraph in sheet.body:
        _add(document, paragraph, "Nội dung")
    closing = _add(document, sheet.closing, "Nội dung")
    closing.paragraph_format.keep_with_next = True
    _add_signature(document, sheet)


def _add_signature(document: Document, sheet: CourtesySheet) -> None:
    name = _add(document, sheet.signer, "Chữ ký")
    name.paragraph_format.space_before = _SPACE_FOR_SIGNATURE
    for line in (name, *(_add(document, post, "Chữ ký") for post in sheet.posts)):
        line.paragraph_format.left_indent, line.paragraph_format.keep_with_next = _SIGNED_AT, line is name
    for line in document.paragraphs[-len(sheet.posts) :] if sheet.posts else ():
        line.runs[0].font.bold = False


def _add(document: Document, text: str, style: str) -> Paragraph:
    return document.add_paragraph(printable(text), style)


def stamp_courtesy(source: IO[bytes], out: IO[bytes], day: date) -> None:
    """Copies a letter with its day in every language of it. Raises NoPlaceForNumber where no line is left open for it.

    Raises UnreadableFile for what is no .docx.
    """
    body_name, stamped_days = "word/document.xml", 0
    try:
        with zipfile.ZipFile(source) as given, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as stamped:
            for part in given.infolist():
                data = given.read(part)
                if part.filename == body_name:
                    text, stamped_days = _with_days(data.decode(), day)
                    data = text.encode()
                stamped.writestr(part, data)
    except TORN as error:
        raise UnreadableFile("Tệp không phải văn bản .docx. This is no .docx document.") from error
    if not stamped_days:
        raise NoPlaceForNumber(
            "Thư không còn dòng địa danh, ngày tháng năm. The letter has no line for its place and date."
        )


def _with_days(body: str, day: date) -> tuple[str, int]:
    """The text with the day in each line that has a place for it, and how many there were."""
    count = 0

    def dated(found: re.Match[str]) -> str:
        nonlocal count
        line = text_of(found[0]).strip()
        for language, pattern in _DAYS.items():
            said = pattern.fullmatch(line)
            if said:
                count += 1
                return with_words(found[0], f"{said['place']}, {day_said(language, day)}")
        return found[0]

    return PARAGRAPH.sub(dated, body), count
