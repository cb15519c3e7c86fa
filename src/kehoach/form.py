"""The form of a .docx, part by part, against Decree 30/2020/NĐ-CP, Annex I: what a clerk would send back.

Sizes and faces are those that Word would show: of the run, else of its style and the styles below it, else of the
document. A part that is not there is one finding, a part that is there in another form is another.
"""

import io
import re
import zipfile
import zlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Any, cast

import docx
from docx.document import Document
from docx.oxml.ns import qn
from docx.section import Section
from docx.shared import Length
from docx.text.paragraph import Paragraph
from docx.text.run import Run

from kehoach.errors import UnreadableFile
from kehoach.lint import Finding
from kehoach.text.normal import fold
from kehoach.vocabulary.form import TYPE_SYMBOLS

FACE = "Times New Roman"
_A4 = (210, 297)
_NUMBER = re.compile(r"Số\s*:\s*(?P<number>\d*)\s*/\s*(?P<symbol>[^\s]+)\s*")
_PLACE = re.compile(r"[^,]{1,60},\s*ngày[\s.…]*(?P<day>\d*)[\s.…]*tháng[\s.…]*(?P<month>\d*)[\s.…]*năm[\s.…]*\d*\s*")
_LEAST_BODY = 60
_MAX_UNFOLDED = 100 * 1024 * 1024
_DAMAGED = (zipfile.BadZipFile, zlib.error, KeyError, ValueError, IndexError, SyntaxError, RuntimeError, OSError)
"""What a damaged file makes python-docx raise: errors of XML are SyntaxErrors, encryption is a RuntimeError."""


@dataclass(frozen=True, slots=True)
class FormRule:
    """A rule of the form: its code, what is wrong, and where the decree says so."""

    code: str
    sentence: str
    source: str
    is_broken: "Callable[[_Paper], bool]"


class _Paper:
    """A document on paper: its parts found by their words."""

    def __init__(self, document: Document) -> None:
        self.document = document
        self.page: Section = document.sections[0]

    @cached_property
    def paragraphs(self) -> list[Paragraph]:
        body = self.document.element.body
        return [p for p in (Paragraph(e, self.document) for e in body.iter(qn("w:p"))) if p.text.strip()]

    @cached_property
    def body(self) -> list[Paragraph]:
        """Long paragraphs outside tables: the text proper."""
        return [p for p in self.document.paragraphs if len(p.text) >= _LEAST_BODY]

    def first(self, is_it: Callable[[str], bool]) -> Paragraph | None:
        return next((p for p in self.paragraphs if is_it(p.text.strip())), None)

    @cached_property
    def motto(self) -> Paragraph | None:
        return self.first(lambda text: fold(text) == "doc lap - tu do - hanh phuc")

    @cached_property
    def nation(self) -> Paragraph | None:
        return self.first(lambda text: fold(text) == "cong hoa xa hoi chu nghia viet nam")

    @cached_property
    def number(self) -> Paragraph | None:
        return self.first(lambda text: bool(_NUMBER.fullmatch(text)))

    @cached_property
    def place(self) -> Paragraph | None:
        return self.first(lambda text: bool(_PLACE.fullmatch(text)))

    @cached_property
    def type(self) -> Paragraph | None:
        return self.first(lambda text: text.isupper() and fold(text) in TYPE_SYMBOLS)

    @cached_property
    def recipients(self) -> Paragraph | None:
        return self.first(lambda text: fold(text).startswith("noi nhan"))

    def size(self, run: Run) -> float | None:
        """In points."""
        found = run.font.size or self._of_style(run, lambda style: style.font.size)
        return Length(found).pt if found else self._default_size

    def face(self, run: Run) -> str | None:
        found: str | None = run.font.name or self._of_style(run, lambda style: style.font.name)
        return found or self._default_face

    def is_bold(self, paragraph: Paragraph) -> bool:
        return self._is(paragraph, "bold")

    def is_italic(self, paragraph: Paragraph) -> bool:
        return self._is(paragraph, "italic")

    def has_size(self, paragraph: Paragraph, *sizes: float) -> bool:
        return all(self.size(run) in sizes for run in paragraph.runs if run.text.strip())

    def _is(self, paragraph: Paragraph, what: str) -> bool:
        return all(self._has(run, what) for run in paragraph.runs if run.text.strip())

    def _has(self, run: Run, what: str) -> bool:
        said = getattr(run.font, what)
        return bool(self._of_style(run, lambda style: getattr(style.font, what)) if said is None else said)

    def _of_style(self, run: Run, read: Callable[[Any], Any]) -> Any:
        style: Any = cast(Paragraph, run._parent).style
        while style is not None:
            found = read(style)
            if found is not None:
                return found
            style = style.base_style
        return None

    @cached_property
    def _default_size(self) -> float | None:
        sizes = self.document.styles.element.xpath("w:docDefaults//w:sz/@w:val")
        return int(sizes[0]) / 2 if sizes else None

    @cached_property
    def _default_face(self) -> str | None:
        faces = self.document.styles.element.xpath("w:docDefaults//w:rFonts/@w:ascii")
        return faces[0] if faces else None


def check_form(data: bytes) -> tuple[Finding, ...]:
    """What of the .docx is not in the form of the decree. Raises UnreadableFile for what is no .docx."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            if sum(part.file_size for part in archive.infolist()) > _MAX_UNFOLDED:
                raise UnreadableFile("Tệp quá lớn khi mở ra. The file is too large when unfolded.")
        paper = _Paper(docx.Document(io.BytesIO(data)))
    except _DAMAGED as error:
        raise UnreadableFile("Tệp không phải văn bản .docx. This is no .docx document.") from error
    return tuple(Finding(rule.code, rule.sentence) for rule in FORM_RULES if rule.is_broken(paper))


def _is_not_a4(paper: _Paper) -> bool:
    sides = sorted(round(Length(side or 0).mm) for side in (paper.page.page_width, paper.page.page_height))
    return any(abs(side - right) > 1 for side, right in zip(sides, _A4, strict=True))


def _has_wrong_margins(paper: _Paper) -> bool:
    page = paper.page
    allowed = ((page.top_margin, 20, 25), (page.bottom_margin, 20, 25), (page.left_margin, 30, 35),
               (page.right_margin, 15, 20))  # fmt: skip
    return any(not least - 0.5 <= Length(margin or 0).mm <= most + 0.5 for margin, least, most in allowed)


def _has_other_face(paper: _Paper) -> bool:
    runs = [run for p in paper.paragraphs for run in p.runs if run.text.strip()]
    return any(paper.face(run) != FACE for run in runs)


def _is(part: str, check: Callable[[_Paper, Paragraph], bool]) -> Callable[[_Paper], bool]:
    """Broken where the part is there and the check fails; a part that is missing is another rule's."""

    def is_broken(paper: _Paper) -> bool:
        paragraph = getattr(paper, part)
        return paragraph is not None and not check(paper, paragraph)

    return is_broken


def _lacks(part: str) -> Callable[[_Paper], bool]:
    return lambda paper: getattr(paper, part) is None


def _has_wrong_symbol(paper: _Paper) -> bool:
    if paper.type is None or paper.number is None:
        return False
    found = _NUMBER.fullmatch(paper.number.text.strip())
    return found is not None and not found["symbol"].startswith(f"{TYPE_SYMBOLS[fold(paper.type.text)]}-")


def _is_padded(paper: _Paper, paragraph: Paragraph) -> bool:
    found = _PLACE.fullmatch(paragraph.text.strip())
    return found is None or not (found["day"] in set("123456789") or found["month"] in ("1", "2"))


def _number_is_padded(paper: _Paper, paragraph: Paragraph) -> bool:
    found = _NUMBER.fullmatch(paragraph.text.strip())
    return found is None or found["number"] not in set("123456789")


def _body_has_wrong_size(paper: _Paper) -> bool:
    return any(not paper.has_size(paragraph, 13, 14) for paragraph in paper.body)


def _bases_are_upright(paper: _Paper) -> bool:
    bases = [
        p for p in paper.document.paragraphs if re.match(r"Căn cứ\s", p.text) and p.text.rstrip().endswith((";", "."))
    ]
    return any(not paper.is_italic(paragraph) for paragraph in bases)


def _does_not_file(paper: _Paper) -> bool:
    return paper.recipients is not None and paper.first(lambda text: fold(text).lstrip("- ").startswith("luu")) is None


def _has_no_page_numbers(paper: _Paper) -> bool:
    xml = paper.page.header._element.xml
    return "PAGE" not in xml


def _numbers_first_page(paper: _Paper) -> bool:
    return not _has_no_page_numbers(paper) and not paper.page.different_first_page_header_footer


def _lines(paper: _Paper) -> Iterator[str]:
    return (p.text.strip() for p in paper.paragraphs)


def _has_no_signature(paper: _Paper) -> bool:
    marks = ("TM. ", "Q. ", "KT. ", "TL. ", "TUQ. ")
    titles = ("giam doc", "chu tich", "bo truong", "truong ban", "chanh van phong", "hieu truong", "thu truong")
    return not any(line.startswith(marks) or (line.isupper() and fold(line).endswith(titles)) for line in _lines(paper))


FORM_RULES: tuple[FormRule, ...] = (
    FormRule("TT101", "Khổ giấy không phải A4.", "Phụ lục I, mục I.1", _is_not_a4),
    FormRule("TT102", "Lề trang ngoài mức 20-25 mm (trên, dưới), 30-35 mm (trái), 15-20 mm (phải).",
             "Phụ lục I, mục I.3", _has_wrong_margins),
    FormRule("TT103", "Có chữ không dùng phông Times New Roman.", "Phụ lục I, mục I.4", _has_other_face),
    FormRule("TT104", "Nội dung không dùng cỡ chữ 13 hoặc 14.", "Phụ lục I, mục II.6", _body_has_wrong_size),
    FormRule("TT105", "Thiếu Quốc hiệu hoặc Quốc hiệu ghi chưa đúng.", "Phụ lục I, mục II.1", _lacks("nation")),
    FormRule("TT106", "Quốc hiệu phải in hoa, đứng, đậm, cỡ chữ 12 hoặc 13.", "Phụ lục I, mục II.1",
             _is("nation", lambda paper, p: paper.is_bold(p) and p.text.isupper() and paper.has_size(p, 12, 13))),
    FormRule("TT107", "Thiếu Tiêu ngữ hoặc Tiêu ngữ ghi chưa đúng.", "Phụ lục I, mục II.1", _lacks("motto")),
    FormRule("TT108", "Tiêu ngữ phải đứng, đậm, cỡ chữ 13 hoặc 14.", "Phụ lục I, mục II.1",
             _is("motto", lambda paper, p: paper.is_bold(p) and paper.has_size(p, 13, 14))),
    FormRule("TT109", "Thiếu dòng số, ký hiệu (“Số: …/…”).", "Phụ lục I, mục II.3", _lacks("number")),
    FormRule("TT110", "Số nhỏ hơn 10 phải ghi thêm số 0 phía trước.", "Phụ lục I, mục II.3",
             _is("number", _number_is_padded)),
    FormRule("TT111", "Ký hiệu không khớp với tên loại văn bản.", "Phụ lục III, mục I", _has_wrong_symbol),
    FormRule("TT112", "Thiếu địa danh và thời gian ban hành.", "Phụ lục I, mục II.4", _lacks("place")),
    FormRule("TT113", "Địa danh, thời gian ban hành phải in nghiêng, cỡ chữ 13 hoặc 14.", "Phụ lục I, mục II.4",
             _is("place", lambda paper, p: paper.is_italic(p) and paper.has_size(p, 13, 14))),
    FormRule("TT114", "Ngày nhỏ hơn 10, tháng 1 và 2 phải ghi thêm số 0 phía trước.", "Phụ lục I, mục II.4",
             _is("place", _is_padded)),
    FormRule("TT115", "Tên loại văn bản phải đứng, đậm, cỡ chữ 13 hoặc 14.", "Phụ lục I, mục II.5",
             _is("type", lambda paper, p: paper.is_bold(p) and paper.has_size(p, 13, 14))),
    FormRule("TT116", "Căn cứ ban hành phải in nghiêng.", "Phụ lục I, mục II.6", _bases_are_upright),
    FormRule("TT117", "Thiếu chức vụ của người ký.", "Phụ lục I, mục II.7", _has_no_signature),
    FormRule("TT118", "Thiếu “Nơi nhận”.", "Phụ lục I, mục II.9", _lacks("recipients")),
    FormRule("TT119", "Nơi nhận thiếu dòng “Lưu: VT”.", "Phụ lục I, mục II.9", _does_not_file),
    FormRule("TT120", "Thiếu số trang ở lề trên.", "Phụ lục I, mục I.7", _has_no_page_numbers),
    FormRule("TT121", "Không hiển thị số trang ở trang thứ nhất.", "Phụ lục I, mục I.7", _numbers_first_page),
)  # fmt: skip
"""Every rule of the form, in the order of the decree."""
