"""A .docx on paper: its parts found by their words, its sizes and faces as Word would show them.

They are those of the run, else of its style and the styles below it, else of the document.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property
from typing import Any, cast

from docx.document import Document
from docx.oxml.ns import qn
from docx.section import Section
from docx.shared import Length
from docx.text.paragraph import Paragraph
from docx.text.run import Run

from kehoach.text.normal import fold
from kehoach.vocabulary.form import TYPE_SYMBOLS

NUMBER = re.compile(r"Số\s*:\s*(?P<number>\d*)\s*/\s*(?P<symbol>[^\s]+)\s*")
PARTY_NUMBER = re.compile(r"Số\s+(?P<number>\d*)\s*-\s*(?P<symbol>[A-ZĐ]{2,6}/[^\s]+)\s*")
PLACE = re.compile(r"[^,]{1,60},\s*ngày[\s.…]*(?P<day>\d*)[\s.…]*tháng[\s.…]*(?P<month>\d*)[\s.…]*năm[\s.…]*\d*\s*")
_LEAST_BODY = 60


@dataclass(frozen=True, slots=True)
class FormRule:
    """A rule of the form: its code, what is wrong, and where the decree says so."""

    code: str
    sentence: str
    source: str
    is_broken: "Callable[[Paper], bool]"


class Paper:
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
        return self.first(lambda text: bool(NUMBER.fullmatch(text)))

    @cached_property
    def party_number(self) -> Paragraph | None:
        return self.first(lambda text: bool(PARTY_NUMBER.fullmatch(text)))

    @cached_property
    def party(self) -> Paragraph | None:
        return self.first(lambda text: fold(text) == "dang cong san viet nam")

    @cached_property
    def place(self) -> Paragraph | None:
        return self.first(lambda text: bool(PLACE.fullmatch(text)))

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
