"""The number and the day of issue, written into a document that was signed off without them."""

import re
import zipfile
from collections.abc import Callable, Iterator
from datetime import date
from itertools import chain, repeat
from typing import IO
from xml.sax.saxutils import escape, unescape

from kehoach.errors import TORN, NoPlaceForNumber, UnreadableFile

_BODY = "word/document.xml"
_HEAD = 1 << 20
"""Bytes of the document among which its letterhead stands."""
PARAGRAPH = re.compile(r"<w:p[ >](?:(?!</w:p>).)*</w:p>", re.DOTALL)
_TEXT = re.compile(r"<w:t(?:\s[^>]*)?>([^<]*)</w:t>")
_TABS = re.compile(r"<w:tab/>")
_NUMBER = re.compile(r"\s*Số\s*:\s*\d*\s*/\s*(?P<symbol>\S.*?)\s*")
_PARTY_NUMBER = re.compile(r"\s*Số\s+\d*\s*-\s*(?P<symbol>[A-ZĐ]{2,6}/\S.*?)\s*")
"""The line of a document of the Party: Số 118-BC/BTGDVTU."""
_PARTY_SYMBOL = re.compile(r"[A-ZĐ]{2,6}/")
_CAPTION = re.compile(
    r"(?P<what>Kèm theo [^<]{1,80}?)số[\s.…]*(?:/[^<\s]*)?[\s.…]*ngày[\s.…]*tháng[\s.…\d]*năm[\s.…\d]*(?P<of>của\b)?",
    re.IGNORECASE,
)
"""The caption of an appendix that leaves number and day of its document open (Annex I, III)."""
_DAY = re.compile(r"\s*(?P<place>[^,]{1,60}),\s*ngày[\s.…\d]*tháng[\s.…\d]*năm[\s.…\d]*")


def numbered(number: int, symbol: str) -> str:
    """05/BC-SNgV by the decree; 118-BC/BTGDVTU where the symbol is one of the Party's form."""
    return f"{number:02}{'-' if _PARTY_SYMBOL.match(symbol) else '/'}{symbol}"


def stamp(source: IO[bytes], out: IO[bytes], number: int, day: date) -> str:
    """Copies a .docx with "Số: 05/BC-SNgV" and "…, ngày 05 tháng 02 năm 2026" where their places were left open.

    The captions of its appendices name both too. Gives the symbol that stands in the document.

    Numbers below 10 and months 1 and 2 take a zero before them (Decree 30/2020/NĐ-CP, Annex I, II.3-4). Raises
    NoPlaceForNumber where either line is missing, UnreadableFile for what is no .docx.
    """
    symbol = ""
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
                    symbol = _stamp_body(body, to, number, day)
    except TORN as error:
        raise UnreadableFile("Tệp không phải văn bản .docx. This is no .docx document.") from error
    return symbol


def _stamp_body(body: IO[bytes], to: IO[bytes], number: int, day: date) -> str:
    """Copies the text piece by piece: the letterhead is in the first, captions of appendices may be in any."""
    pieces = _whole_paragraphs(body)
    head, symbol, said = _stamped(next(pieces, b"").decode(), number, day)
    caption = escape(f"số {said} {day_in_words(day)}")
    for piece in chain([head], (raw.decode() for raw in pieces)):
        to.write(_CAPTION.sub(lambda found: f"{found['what']}{caption}{' của' if found['of'] else ''}", piece).encode())
    return symbol


def _whole_paragraphs(body: IO[bytes]) -> Iterator[bytes]:
    """The text in pieces of about a megabyte, none of which ends within a paragraph."""
    rest = b""
    while chunk := body.read(_HEAD):
        rest += chunk
        end = rest.rfind(b"</w:p>") + len(b"</w:p>")
        if end >= len(b"</w:p>"):
            yield rest[:end]
            rest = rest[end:]
    yield rest


def day_in_words(day: date) -> str:
    """ngày 05 tháng 02 năm 2026."""
    return f"ngày {day:%d} tháng {day.month if day.month > 2 else f'{day.month:02}'} năm {day.year}"


def _stamped(head: str, number: int, day: date) -> tuple[str, str, str]:
    """The letterhead with number and day, the symbol behind the number, and both together."""
    lines = [text_of(paragraph[0]) for paragraph in PARAGRAPH.finditer(head)]
    party = next(filter(None, map(_PARTY_NUMBER.fullmatch, lines)), None)
    if party is not None:
        said = numbered(number, party["symbol"])
        head = _replace(head, _PARTY_NUMBER, lambda _found: f"Số {said}")
    else:
        head = _replace(head, _NUMBER, lambda said: f"Số: {number:02}/{said['symbol']}")
    state = next(filter(None, map(_NUMBER.fullmatch, lines)), None)
    found = party or state
    symbol = found["symbol"] if found else ""
    head = _replace(head, _DAY, lambda said: f"{said['place']}, {day_in_words(day)}")
    return head, symbol, numbered(number, symbol)


def _replace(head: str, pattern: re.Pattern[str], words: Callable[[re.Match[str]], str]) -> str:
    """The head with the words of the first paragraph that fits the pattern written anew, in the form of its first ones.

    What else the paragraph holds (a line that is drawn, a bookmark) stays; a paragraph around a text box is none.
    """
    for paragraph in PARAGRAPH.finditer(head):
        found = pattern.fullmatch(text_of(paragraph[0]))
        if found and "<w:txbxContent" not in paragraph[0]:
            return head[: paragraph.start()] + with_words(paragraph[0], words(found)) + head[paragraph.end() :]
    raise NoPlaceForNumber(
        "Văn bản không còn dòng “Số: …/ký hiệu” hoặc dòng địa danh, ngày tháng năm để ghi số. "
        "The document has no line for its number, or none for its place and date."
    )


def with_words(paragraph: str, words: str) -> str:
    """The paragraph with these words in its first run, and none in the others."""
    texts = chain([f'<w:t xml:space="preserve">{escape(words)}</w:t>'], repeat("<w:t/>"))
    return _TEXT.sub(lambda _old: next(texts), _TABS.sub("", paragraph))


def text_of(paragraph: str) -> str:
    """The words of a paragraph of WordprocessingML."""
    spaced = _TABS.sub("<w:t> </w:t>", paragraph)
    return "".join(unescape(found[1]) for found in _TEXT.finditer(spaced))
