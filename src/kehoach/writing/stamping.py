"""The number and the day of issue, written into a document that was signed off without them."""

import re
import shutil
import zipfile
from collections.abc import Callable
from datetime import date
from typing import IO
from xml.sax.saxutils import escape, unescape

from kehoach.errors import NoPlaceForNumber, UnreadableFile

_BODY = "word/document.xml"
_HEAD = 1 << 20
"""Bytes of the document among which its letterhead stands."""
_PARAGRAPH = re.compile(r"<w:p[ >](?:(?!</w:p>).)*</w:p>", re.DOTALL)
_PROPERTIES = re.compile(r"<w:p(?:\s[^>]*)?>(?:<w:pPr>.*?</w:pPr>)?", re.DOTALL)
_RUN_PROPERTIES = re.compile(r"<w:r(?:\s[^>]*)?>(<w:rPr>.*?</w:rPr>)?", re.DOTALL)
_TEXT = re.compile(r"<w:t(?:\s[^>]*)?>([^<]*)</w:t>|<w:tab/>")
_NUMBER = re.compile(r"\s*Số\s*:\s*\d*\s*/\s*(?P<symbol>\S.*?)\s*")
_DAY = re.compile(r"\s*(?P<place>[^,]{1,60}),\s*ngày[\s.…\d]*tháng[\s.…\d]*năm[\s.…\d]*")


def stamp(source: IO[bytes], out: IO[bytes], number: int, day: date) -> None:
    """Copies a .docx with "Số: 05/BC-SNgV" and "…, ngày 05 tháng 02 năm 2026" where their places were left open.

    Numbers below 10 and months 1 and 2 take a zero before them (Decree 30/2020/NĐ-CP, Annex I, II.3-4). Raises
    NoPlaceForNumber where either line is missing, UnreadableFile for what is no .docx.
    """
    try:
        with zipfile.ZipFile(source) as given, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as stamped:
            if _BODY not in given.namelist():
                raise UnreadableFile("Tệp không phải văn bản .docx. This is no .docx document.")
            for part in given.infolist():
                if part.filename != _BODY:
                    stamped.writestr(part, given.read(part))
                    continue
                new = zipfile.ZipInfo(_BODY, part.date_time)
                with given.open(part) as body, stamped.open(new, "w", force_zip64=True) as to:
                    head = body.read(_HEAD)
                    end = head.rfind(b"</w:p>") + len(b"</w:p>") if b"</w:p>" in head else len(head)
                    to.write(_stamped(head[:end].decode(), number, day).encode())
                    to.write(head[end:])
                    shutil.copyfileobj(body, to)
    except zipfile.BadZipFile as error:
        raise UnreadableFile("Tệp không phải văn bản .docx. This is no .docx document.") from error


def _stamped(head: str, number: int, day: date) -> str:
    head = _replace(head, _NUMBER, lambda found: f"Số: {number:02}/{found['symbol']}")
    said = f"ngày {day:%d} tháng {day.month if day.month > 2 else f'{day.month:02}'} năm {day.year}"
    return _replace(head, _DAY, lambda found: f"{found['place']}, {said}")


def _replace(head: str, pattern: re.Pattern[str], words: Callable[[re.Match[str]], str]) -> str:
    """The head with the first paragraph that fits the pattern written anew, in the form of its first words."""
    for paragraph in _PARAGRAPH.finditer(head):
        found = pattern.fullmatch(_text_of(paragraph[0]))
        if found:
            opening = _PROPERTIES.match(paragraph[0])
            run = _RUN_PROPERTIES.search(paragraph[0])
            form = (run[1] or "") if run else ""
            text = f'<w:r>{form}<w:t xml:space="preserve">{escape(words(found))}</w:t></w:r>'
            new = f"{opening[0] if opening else '<w:p>'}{text}</w:p>"
            return head[: paragraph.start()] + new + head[paragraph.end() :]
    raise NoPlaceForNumber(
        "Văn bản không còn dòng “Số: …/ký hiệu” hoặc dòng địa danh, ngày tháng năm để ghi số. "
        "The document has no line for its number, or none for its place and date."
    )


def _text_of(paragraph: str) -> str:
    return "".join(unescape(found[1] or " ") for found in _TEXT.finditer(paragraph))
