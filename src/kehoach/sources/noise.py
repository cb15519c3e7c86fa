"""Lines that are not the document's own: traces of electronic signing, page numbers, specks of a stamp."""

import re
from collections.abc import Sequence

from kehoach.model import Note
from kehoach.sources.source import RawParagraph, RawTable
from kehoach.text.markers import parse_marker
from kehoach.text.normal import fold_space, is_upper
from kehoach.vocabulary.form import TITLED_TYPES

Block = RawParagraph | RawTable

_SIGNING = re.compile(
    r"(?:Ký bởi|Người ký|Thời gian ký|Ngày ký|Giờ ký|Ký ngày|Signed by|Digitally signed by|Chữ ký số|Ký số bởi)\s*:?.{0,120}$"  # noqa: E501
    r"|SAO (?:Y|LỤC)(?: BẢN CHÍNH)?(?:[;:,.].{0,120})?$|\d{1,2}[./-]\d{1,2}[./-]\d{4}\s+\d{1,2}:\d{2}(?::\d{2})?.{0,12}$"  # noqa: E501
)
_SIGNER = re.compile(r"(?:Cơ quan|Email|Tổ chức|Chức vụ)\s*:.{1,120}$")
_PAGE_NUMBER = re.compile(r"[-–]?\s*(?:Trang\s+)?\d{1,3}(?:\s*/\s*\d{1,3})?\s*[-–]?$")
_LETTERHEAD_LINES = 4
_SHORT = 30
_LONGEST = 160


def drop_noise(blocks: Sequence[Block]) -> tuple[list[Block], tuple[Note, ...]]:
    """The document's own paragraphs and tables, and one note on what was left out."""
    texts = [fold_space(b.text) if isinstance(b, RawParagraph) and len(b.text) < _LONGEST else None for b in blocks]
    noise = {at for at, text in enumerate(texts) if text and _is_noise(text, at, texts)}
    noise |= _stamps([None if at in noise else text for at, text in enumerate(texts)])
    if not noise:
        return list(blocks), ()
    printed = "; ".join(sorted({f"“{texts[at]}”" for at in noise}))
    message = f"Bỏ qua dấu vết ký số, số trang, vệt mực: {printed[:400]}."
    return [block for at, block in enumerate(blocks) if at not in noise], (Note("noise", message),)


def _is_noise(text: str, at: int, texts: Sequence[str | None]) -> bool:
    if len(text) > _LONGEST:
        return False
    if _PAGE_NUMBER.match(text) or _SIGNING.match(text):
        return True
    if len(text) <= 6 and sum(c.isalpha() for c in text) <= 2 and not any(c.isdigit() for c in text):
        return True
    near = [t for t in texts[max(0, at - 2) : at + 3] if t]
    return _SIGNER.match(text) is not None and any(_SIGNING.match(t) for t in near)


def _stamps(texts: Sequence[str | None]) -> set[int]:
    """Words of the seal between paragraphs: the issuer of the letterhead once more, and the line below it."""
    issuer = {t for t in [t for t in texts if t][:_LETTERHEAD_LINES] if _is_seal_line(t)}
    later = [at for at, text in enumerate(texts) if at > 2 * _LETTERHEAD_LINES and text in issuer]
    below = {at + 1 for at in later if at + 1 < len(texts) and _is_seal_line(texts[at + 1])}
    return {*later, *below}


def _is_seal_line(text: str | None) -> bool:
    if text is None or not 4 < len(text) < _SHORT or text in TITLED_TYPES:
        return False
    return is_upper(text) and parse_marker(text) is None
