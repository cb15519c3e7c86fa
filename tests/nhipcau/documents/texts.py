"""What stands in a .docx, as plain text: for people and tests that read a document whole."""

import io
import zipfile

import docx
from docx.oxml.ns import qn
from docx.table import Table
from docx.text.paragraph import Paragraph
from lxml import etree

ROMAN = ("", "I", "II", "III", "IV", "V", "VI", "VII", "VIII")


def plain_text(data: bytes) -> str:
    """The text of a .docx in its order, with the numbers that Word counts; cells of a row parted by bars."""
    said, counted = [], [0, 0]
    for block in docx.Document(io.BytesIO(data)).iter_inner_content():
        if isinstance(block, Table):
            said += [" | ".join(cell.text.replace("\n", " / ") for cell in row.cells) for row in block.rows]
        else:
            said.append(f"{_number(block, counted)}{block.text}")
    return "\n".join(said).replace("\xa0", " ") + "\n"


def footnotes(data: bytes) -> list[str]:
    """The notes of a .docx, without the rules that part them from the text."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        root = etree.fromstring(archive.read("word/footnotes.xml"))
    return ["".join(note.itertext()).strip() for note in root if note.get(qn("w:type")) is None]


def _number(paragraph: Paragraph, counted: list[int]) -> str:
    """I. of a section, 1. of a heading below it; nothing of a paragraph that Word does not number."""
    form = paragraph._p.pPr
    if form is None or form.numPr is None:
        return ""
    level = form.numPr.ilvl.val
    counted[level:] = [counted[level] + 1, *([0] * (1 - level))]
    return f"{counted[level] if level else ROMAN[counted[0]]}. "


def composed_text(document):
    """The lines of a document as it was composed."""
    with document.files.get(role="composed").content.open("rb") as content:
        return plain_text(content.read()).splitlines()
