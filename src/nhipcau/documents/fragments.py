"""Parts of sentences that the documents of several registers have in common."""

from collections.abc import Sequence
from datetime import date

from nhipcau.documents.papers import ROMAN, Appendix
from nhipcau.reports.phrases import counted, short_day, small_first

GOVERNMENT, MINISTRY = "Thủ tướng Chính phủ", "Bộ Ngoại giao"
"""To whom papers of registers go beyond the locality."""
OPEN_OR_NONE = "[bổ sung, hoặc ghi không có]"
"""What stands where somebody has to say something, if only that there is nothing."""


def span_said(first: date, last: date) -> str:
    """ngày 09/12/2026; từ ngày 09/12/2026 đến ngày 11/12/2026."""
    if first == last:
        return f"ngày {short_day(first)}"
    return f"từ ngày {short_day(first)} đến ngày {short_day(last)}"


def or_open(text: str, what: str) -> str:
    """A name or place as it was typed, on one line and without its stop; where nothing was, a bracket that asks."""
    return " ".join(text.split()).rstrip(".;") or f"[bổ sung {what}]"


def small_or_open(text: str, what: str) -> str:
    """The same as it goes on within a sentence."""
    return small_first(or_open(text, what))


def people_said(count: int) -> str:
    """07 người; nobody is no figure but something that is not known yet."""
    return f"{counted(count) if count else '[bổ sung số]'} người"


def annex_said(annexes: Sequence[Appendix], annex: Appendix) -> str:
    """Phụ lục; Phụ lục II where there are several: how the text names an annex."""
    return "Phụ lục" if len(annexes) == 1 else f"Phụ lục {ROMAN[annexes.index(annex)]}"
