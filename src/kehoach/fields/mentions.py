"""Named things that the registers may want: partners, heritage, events, publications, organisations, titles.

By form (a head word and the name behind it) and by short lists of names that are
known everywhere.
"""

import re
from collections.abc import Iterator

from kehoach.model import Mention, Span
from kehoach.text.normal import fold
from kehoach.vocabulary import (
    EVENT_HEADS,
    EVENTS,
    FOREIGN_COUNTRIES,
    HERITAGE,
    HERITAGE_HEADS,
    ORGANISATION_HEADS,
    ORGANISATIONS,
    PARTNER_HEADS,
    PUBLICATION_HEADS,
    TITLE_HEADS,
)

_UP = "A-ZĐÂÊÔƠƯĂÁÀẢÃẠẮẰẲẴẶẤẦẨẪẬÉÈẺẼẸẾỀỂỄỆÍÌỈĨỊÓÒỎÕỌỐỒỔỖỘỚỜỞỠỢÚÙỦŨỤỨỪỬỮỰÝỲỶỸỴ"
_CAPITAL = rf"[{_UP}][\w/]*"
_PHRASE = rf"(?:{_CAPITAL}|\d+)(?:(?:\s?[-–]\s?|\s+)(?:{_CAPITAL}|\d+))*"
_STOP = r"(?=[,;.()“”\":…\n\t\u2028]|\s+(?:và|nhằm|tại|do|qua|trong|để|ở|của|với|đến|được|là|cho|theo|như|nhân|trên|vào|từ|gắn|thuộc|đặt|tổ chức|phục vụ|giữa|năm)\b|$)"  # noqa: E501


def _heads(words: tuple[str, ...]) -> str:
    return "|".join(re.escape(w) for w in sorted(words, key=len, reverse=True))


_FORMS: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("event", re.compile(rf"(?<!\w)(?:{_heads(EVENT_HEADS)})\s+(?:[^\W\d_]\w*[ \-–/]+){{0,5}}?{_PHRASE}{_STOP}")),
    ("event", re.compile(rf"(?<!\w)Ngày\s+{_CAPITAL}(?:\s+\w+){{0,3}}?\s+(?:Quốc tế|quốc tế|Thế giới|thế giới)")),
    ("event", re.compile(rf"(?<!\w)(?:{_heads(EVENTS)})(?!\w)")),
    ("heritage", re.compile(rf"(?<!\w)(?:{_heads(HERITAGE_HEADS)})\s+{_PHRASE}")),
    ("heritage", re.compile(rf"(?<!\w)(?:{_heads(HERITAGE)})(?!\w)")),
    ("heritage", re.compile(rf"(?<!\w)(?:{_CAPITAL}\s+){{1,4}}Hữu nghị\s+{_PHRASE}")),
    ("organisation", re.compile(rf"(?<!\w)(?:{_heads(ORGANISATION_HEADS)})\s+[^,;.()]{{3,80}}?(?:\s\([^()]*\)|{_STOP})")),  # noqa: E501
    ("organisation", re.compile(rf"(?<![\w-])(?:{_heads(ORGANISATIONS)})(?![\w-])")),
    ("title", re.compile(rf"(?<!\w)(?:{_heads(TITLE_HEADS)})\s+(?!quốc|mà|đã|này|của|trên|do|về)[^,;.():“”\"]{{3,70}}?(?=\s+(?:và|do|của|cho)\s|[,;.()])")),  # noqa: E501
    ("publication", re.compile(rf"(?<!\w)(?:{_heads(PUBLICATION_HEADS)})\s+[^,;.()“”]{{3,90}}?(?=\s+(?:giữa|của|trên|tại)\s|[,;.()])")),  # noqa: E501
    ("partner", re.compile(rf"(?<!\w)(?:{_heads(PARTNER_HEADS)})\s+{_PHRASE}\s+\((?:{_heads(FOREIGN_COUNTRIES)})\)?")),
)  # fmt: skip
_QUOTED = re.compile(r"“(?P<name>[^“”]{4,60})”")
_QUOTED_TITLE = re.compile(r"(?:danh hiệu|Danh hiệu)[^.;]{0,60}$")


def find_mentions(text: str, start: int, end: int) -> tuple[Mention, ...]:
    """Named things between two places of the source text, each once."""
    found: dict[tuple[str, str], Mention] = {}
    taken: list[tuple[int, int]] = []
    for mention in sorted(_find_all(text, start, end), key=lambda m: (m.span.start, -m.span.end)):
        key = (mention.type, fold(mention.text))
        inside = any(a <= mention.span.start and mention.span.end <= b for a, b in taken)
        if key not in found and not inside:
            found[key] = mention
            taken.append((mention.span.start, mention.span.end))
    return tuple(found.values())


def _find_all(text: str, start: int, end: int) -> Iterator[Mention]:
    for kind, pattern in _FORMS:
        for match in pattern.finditer(text, start, end):
            name = match[0].strip(" -–:")
            if "\n" not in name and "\t" not in name:
                yield Mention(kind, name, Span(match.start(), match.start() + len(name)))
    for match in _QUOTED.finditer(text, start, end):
        if _QUOTED_TITLE.search(text[max(start, match.start() - 90) : match.start()]):
            yield Mention("title", match["name"], Span(match.start("name"), match.end("name")))
