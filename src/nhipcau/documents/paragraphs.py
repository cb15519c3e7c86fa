"""The text of a .docx paragraph by paragraph, however long the document; it knows no Django."""

from collections.abc import Iterator
from typing import IO
from zipfile import ZipFile

from lxml import etree

_WORD = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def paragraphs_of(content: IO[bytes]) -> Iterator[str]:
    """Every paragraph with what is typed in it, in cells too."""
    with ZipFile(content) as archive, archive.open("word/document.xml") as body:
        for _event, paragraph in etree.iterparse(body, tag=f"{_WORD}p", resolve_entities=False, no_network=True):
            yield "".join(piece.text or "" for piece in paragraph.iter(f"{_WORD}t"))
            paragraph.clear()
