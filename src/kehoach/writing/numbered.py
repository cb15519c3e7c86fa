"""Real numbering of sections (I., II.) and headings (1., 2.), so that Word and LibreOffice number on.

Letters stay typed: the decree counts them by the Vietnamese alphabet (…d, đ, e…), which no word
processor knows as a numbering.
"""

from typing import Any, cast

from docx.document import Document
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Mm
from docx.styles.style import ParagraphStyle
from docx.text.paragraph import Paragraph

from kehoach.text.markers import parse_marker

_LEVELS = {"section": (0, "roman"), "heading": (1, "arabic")}
_FORMS = ("upperRoman", "decimal")


class Numbering:
    """Numbers paragraphs of one document as long as what is typed is what would be counted."""

    def __init__(self, document: Document, section_mark: str = ".") -> None:
        self._number_id = _add_list(document, section_mark)
        self._counted = [0, 0]

    def add(self, paragraph: Paragraph, text: str, weight: str) -> str:
        """Takes the number over from the text where it is the next one. Gives the text that is left to be typed."""
        level, kind = _LEVELS.get(weight, (0, ""))
        marker = parse_marker(text) if kind else None
        if marker is None or marker.kind != kind or marker.ordinal != self._counted[level] + 1:
            return text
        self._counted[level:] = [marker.ordinal, *([0] * (1 - level))]
        form: Any = paragraph._p.get_or_add_pPr()  # python-docx makes this method without typing it
        properties = form.get_or_add_numPr()
        properties.get_or_add_ilvl().val = level
        properties.get_or_add_numId().val = self._number_id
        return text[marker.rest :]


def _add_list(document: Document, section_mark: str) -> int:
    """Defines the outline. Each level keeps the first line of its paragraph's style, which a list would take away."""
    numbering = document.part.numbering_part.element
    style = cast(ParagraphStyle, document.styles["Mục"])
    first_line = (style.paragraph_format.first_line_indent or Mm(0)).twips
    kept = numbering.findall(qn("w:abstractNum"))
    key = 1 + max((int(row.get(qn("w:abstractNumId"))) for row in kept), default=0)
    levels = "".join(
        f'<w:lvl w:ilvl="{level}"><w:start w:val="1"/><w:numFmt w:val="{form}"/><w:suff w:val="space"/>'
        f'<w:lvlText w:val="%{level + 1}{mark}"/><w:lvlJc w:val="left"/>'
        f'<w:pPr><w:ind w:left="0" w:firstLine="{first_line}"/></w:pPr></w:lvl>'
        for level, (form, mark) in enumerate(zip(_FORMS, (section_mark, "."), strict=True))
    )
    outline = parse_xml(
        f'<w:abstractNum {nsdecls("w")} w:abstractNumId="{key}"><w:multiLevelType w:val="multilevel"/>'
        f"{levels}</w:abstractNum>"
    )
    kept[-1].addnext(outline)
    number_id = 1 + max((int(row.get(qn("w:numId"))) for row in numbering.findall(qn("w:num"))), default=0)
    number = OxmlElement("w:num")
    number.set(qn("w:numId"), str(number_id))
    link = OxmlElement("w:abstractNumId")
    link.set(qn("w:val"), str(key))
    number.append(link)
    numbering.append(number)
    return number_id
