"""Footnotes of a .docx, which python-docx does not write: their part of the file, and the marks in the text."""

from typing import Any

from docx.document import Document
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.text.paragraph import Paragraph
from lxml import etree

_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.footnotes+xml"
_SEPARATORS = (("separator", -1), ("continuationSeparator", 0))
_SIZE = 22
"""Half points."""


class Footnotes:
    """The notes of one document, behind those that it has already. ``keep`` writes them into it."""

    def __init__(self, document: Document) -> None:
        self._document = document
        self._part = next(
            (rel.target_part for rel in document.part.rels.values() if rel.reltype == RELATIONSHIP_TYPE.FOOTNOTES), None
        )
        self._root: Any = parse_xml(self._part.blob) if self._part is not None else _empty()
        self._next = 1 + max((int(str(note.get(qn("w:id")))) for note in self._root), default=0)

    def add(self, paragraph: Paragraph, text: str, behind: Any = None) -> None:
        """A note whose mark stands behind an element of the paragraph, else at its end."""
        mark = parse_xml(
            f'<w:r {nsdecls("w")}><w:rPr><w:vertAlign w:val="superscript"/></w:rPr>'
            f'<w:footnoteReference w:id="{self._next}"/></w:r>'
        )
        if behind is None:
            paragraph._p.append(mark)
        else:
            behind.addnext(mark)
        self._root.append(_note(self._next, text))
        self._next += 1

    def keep(self) -> None:
        """Puts the notes into the document: into their part, or a new one."""
        data = etree.tostring(self._root, xml_declaration=True, encoding="UTF-8", standalone=True)
        if self._part is not None:
            self._part._blob = data
            return
        package = self._document.part.package
        part = Part(PackURI("/word/footnotes.xml"), _TYPE, data, package)
        self._document.part.relate_to(part, RELATIONSHIP_TYPE.FOOTNOTES)


def _empty() -> Any:
    root = OxmlElement("w:footnotes")
    for kind, key in _SEPARATORS:
        rule = f"<w:p><w:r><w:{kind}/></w:r></w:p>"
        root.append(parse_xml(f'<w:footnote {nsdecls("w")} w:type="{kind}" w:id="{key}">{rule}</w:footnote>'))
    return root


def _note(key: int, text: str) -> Any:
    note: Any = parse_xml(
        f'<w:footnote {nsdecls("w")} w:id="{key}"><w:p><w:pPr><w:jc w:val="both"/></w:pPr><w:r><w:rPr>'
        f'<w:vertAlign w:val="superscript"/></w:rPr><w:footnoteRef/></w:r><w:r><w:rPr><w:rFonts w:ascii="Times New '
        f'Roman" w:hAnsi="Times New Roman" w:cs="Times New Roman"/><w:sz w:val="{_SIZE}"/></w:rPr>'
        '<w:t xml:space="preserve"></w:t></w:r></w:p></w:footnote>'
    )
    note.find(f".//{qn('w:t')}").text = f" {text}"
    return note
