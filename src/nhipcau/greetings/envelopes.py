"""Envelopes (110 × 220 mm) for letters, one a page, as .docx."""

import io
from collections.abc import Iterable

import docx
from docx.enum.section import WD_ORIENT
from docx.enum.text import WD_BREAK
from docx.shared import Mm, Pt

from nhipcau.agencies.models import Agency
from nhipcau.greetings.models import Greeting
from nhipcau.partners.address import address_values, filled, forms, style_of

SIZE = (Mm(220), Mm(110))
FONT = "Times New Roman"


def envelopes(greetings: Iterable[Greeting], sender: Agency) -> bytes:
    """An envelope for each letter to somebody: in English, with the partner's address."""
    document = docx.Document()
    section = document.sections[0]
    section.orientation = WD_ORIENT.LANDSCAPE
    section.page_width, section.page_height = SIZE
    section.left_margin = section.right_margin = section.top_margin = section.bottom_margin = Mm(12)
    document.styles["Normal"].font.name, document.styles["Normal"].font.size = FONT, Pt(12)
    document.styles["Normal"].paragraph_format.space_after = Pt(2)
    is_first = True
    for greeting in greetings:
        if greeting.post is None:
            continue
        begin = document.add_paragraph()
        if not is_first:
            begin.add_run().add_break(WD_BREAK.PAGE)
        begin.add_run(sender.name)
        for number, line in enumerate(_lines(greeting)):
            paragraph = document.add_paragraph(line)
            paragraph.paragraph_format.left_indent = Mm(90)
            paragraph.paragraph_format.space_before = Pt(60 if number == 0 else 0)
        is_first = False
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def _lines(greeting: Greeting) -> list[str]:
    """To whom, as letters abroad have it, and where they are."""
    post = greeting.post
    assert post is not None  # noqa: S101 (asked by the caller)
    to = filled(forms()[style_of(post), "en"].to, address_values(post, "en")).split("|")
    return [*to, *greeting.partner.address.splitlines()]
