"""The number and symbol of the document in its letterhead."""

import re
from collections.abc import Sequence

from kehoach.model import Span
from kehoach.sources.source import Paragraph

_NUMBER = re.compile(
    r"S[ốỐôÔỗỖồỒổỔộỘóÓ]\s*:?\s*(?P<number>\d*[a-z]?)\s*(?P<divider>[-/])\s*"
    r"(?P<symbol>[A-ZĐ](?:[\w/&.\-]| (?!\w*[a-zà-ỹ]))*\w)"
)
_BARE_NUMBER = re.compile(r"(?P<number>\d+[a-z]?)\s*(?P<divider>[-/])\s*(?P<symbol>[A-ZĐ][\w/&.\-]*\w)")
"""A number without the word before it, alone on its line."""


def read_number(letterhead: Sequence[Paragraph], spans: dict[str, Span]) -> tuple[str | None, str | None]:
    """(number, symbol) as printed: ("86/KH-UBND", "KH-UBND"); a blank number gives the symbol alone."""
    for line in letterhead:
        match = number_in(line.text)
        if match:
            symbol = re.sub(r"\s+", "", match["symbol"])
            spans["symbol"] = Span(line.start + match.start("symbol"), line.start + match.end("symbol"))
            if not match["number"]:
                return None, symbol
            spans["number"] = Span(line.start + match.start("number"), line.start + match.end())
            return f"{match['number']}{match['divider']}{symbol}", symbol
    return None, None


def number_in(text: str) -> re.Match[str] | None:
    """Where the text states a number, with the word before it or alone on its line."""
    return _NUMBER.search(text) or _BARE_NUMBER.fullmatch(text.strip())
