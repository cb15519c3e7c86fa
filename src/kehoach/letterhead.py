"""The lines of a letterhead, whole again where a narrow column cut them (Decree 30/2020/NĐ-CP, Annex I, II.1-4)."""

import re
from collections.abc import Iterable

from kehoach.sources.source import Paragraph
from kehoach.text.normal import fold

_WORD = re.compile(r"[^\W_]")
_WHOLE_NAMES = ("cong hoa xa hoi chu nghia viet nam", "dang cong san viet nam", "uy ban nhan dan", "hoi dong nhan dan")
_BEGINS_DATE = re.compile(r"(?:^|,\s*)ngày(?:\s+\d{0,2})?$|,$", re.IGNORECASE)
_PLACE_KINDS = ("Thành phố ", "Tỉnh ", "Phường ", "Xã ", "Đặc khu ")
_REST_OF_PLACE = re.compile(r"\S+(?:\s\S+)?,\s*ngày\b")
_ENDS_DATE = re.compile(r"(?:ngày\s+)?(?:\d{0,2}\s*)?tháng\s.*\bnăm\s+\d{4}$", re.IGNORECASE)


def rejoined(lines: Iterable[Paragraph]) -> list[Paragraph]:
    """Lines with words, those put together that are one name or one date; each from where its first part begins."""
    joined: list[Paragraph] = []
    for line in lines:
        if not _WORD.search(line.text):
            continue
        if joined and _is_one(joined[-1].text, line.text):
            joined[-1] = Paragraph(f"{joined[-1].text} {line.text}", joined[-1].start)
        else:
            joined.append(line)
    return joined


def _is_one(before: str, after: str) -> bool:
    if _ENDS_DATE.fullmatch(after) and _BEGINS_DATE.search(before):
        return True
    if before.startswith(_PLACE_KINDS) and _REST_OF_PLACE.match(after):
        return True
    folded, rest = fold(before), fold(after)
    return any(
        name.endswith(f" {rest}") and folded.endswith(name.removesuffix(f" {rest}").strip()) for name in _WHOLE_NAMES
    )
