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
    NAME_STOPS,
    ORGANISATION_HEADS,
    ORGANISATIONS,
    PARTNER_HEADS,
    PUBLICATION_HEADS,
    TITLE_HEADS,
)

_MOST_WORDS = 14


def _heads(words: tuple[str, ...]) -> str:
    return "|".join(re.escape(w) for w in sorted(words, key=len, reverse=True))


_BEHIND_HEAD: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("event", re.compile(rf"(?<!\w)(?:{_heads(EVENT_HEADS)})(?= )")),
    ("heritage", re.compile(rf"(?<!\w)(?:{_heads(HERITAGE_HEADS)})(?= )")),
    ("organisation", re.compile(rf"(?<!\w)(?:{_heads(ORGANISATION_HEADS)})(?= )")),
    ("publication", re.compile(rf"(?<!\w)(?:{_heads(PUBLICATION_HEADS)})(?= )")),
)
_KNOWN: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("event", re.compile(rf"(?<!\w)(?:{_heads(EVENTS)})(?!\w)")),
    ("event", re.compile(r"(?<!\w)Ngày [^\W\d_]\w*(?: \w+){0,3}? (?:Quốc tế|Thế giới|quốc tế|thế giới)(?!\w)")),
    ("organisation", re.compile(rf"(?<!\w)(?:{_heads(ORGANISATION_HEADS)}) [^,;.()“”\n\t]{{3,80}} \([^()\n]{{2,60}}\)")),  # noqa: E501
    ("title", re.compile(rf"(?<!\w)(?:{_heads(TITLE_HEADS)}) (?:(?!(?:{_heads(tuple(NAME_STOPS))})(?!\w))[^\s,;.():“”]+ ?){{1,12}}")),  # noqa: E501
    ("heritage", re.compile(rf"(?<!\w)(?:{_heads(HERITAGE)})(?!\w)")),
    ("organisation", re.compile(rf"(?<![\w-])(?:{_heads(ORGANISATIONS)})(?![\w-])")),
    (
        "partner",
        re.compile(rf"(?<!\w)(?:{_heads(PARTNER_HEADS)}) [^\s,;.():“”]+(?: [^\s,;.():“”]+){{0,5}}? \((?:{_heads(FOREIGN_COUNTRIES)})\)?"),  # noqa: E501
    ),
)  # fmt: skip
_WORD = re.compile(r" ?(?P<word>[^\s,;.():“”\"…]+)")
_BRACKETS = re.compile(r" \([^()\n]{2,60}\)")
_QUOTED = re.compile(r"“(?P<name>[^“”\n]{4,60})”")
_QUOTED_TITLE = re.compile(r"(?:danh hiệu|Danh hiệu)[^.;]{0,60}$")


def find_mentions(text: str, start: int, end: int) -> tuple[Mention, ...]:
    """Named things between two places of the source text, each once."""
    found: dict[tuple[str, str], Mention] = {}
    taken = -1
    for mention in sorted(_find_all(text, start, end), key=lambda m: (m.span.start, -m.span.end)):
        if mention.span.end > taken:
            found.setdefault((mention.type, fold(mention.text)), mention)
            taken = mention.span.end
    return tuple(found.values())


def _find_all(text: str, start: int, end: int) -> Iterator[Mention]:
    yield from _behind_heads(text, start, end)
    yield from _known(text, start, end)
    for match in _QUOTED.finditer(text, start, end):
        if _QUOTED_TITLE.search(text[max(start, match.start() - 90) : match.start()]):
            yield Mention("title", match["name"], Span(match.start("name"), match.end("name")))


def _behind_heads(text: str, start: int, end: int) -> Iterator[Mention]:
    for kind, pattern in _BEHIND_HEAD:
        for match in pattern.finditer(text, start, end):
            stop = _name_end(text, match.end())
            if stop is not None:
                stop += len(_acronym(kind, text, stop))
                yield Mention(kind, text[match.start() : stop], Span(match.start(), stop))


def _known(text: str, start: int, end: int) -> Iterator[Mention]:
    for kind, pattern in _KNOWN:
        for match in pattern.finditer(text, start, end):
            name = match[0].rstrip()
            if kind != "title" or any(c.isupper() or c.isdigit() for c in name[1:]):
                yield Mention(kind, name, Span(match.start(), match.start() + len(name)))


def _name_end(text: str, at: int) -> int | None:
    """Where the name behind a head word ends, or None where nothing there is a name.

    A name runs to a mark or a word that joins clauses. Behind its last capital one word
    more belongs to it, because only the first syllable of a word takes the capital (Quốc
    tế, Nam bộ), unless two capitals in a row make a whole name (Bến Hạc).
    """
    last: int | None = None
    spare, is_behind_capital = 0, False
    for _ in range(_MOST_WORDS):
        match = _WORD.match(text, at)
        if match is None or match["word"] in NAME_STOPS:
            break
        word, at = match["word"], match.end()
        if any(c.isupper() for c in word) or word.isdigit():
            is_whole = is_behind_capital or word.isupper() or word.isdigit()
            last, spare, is_behind_capital = at, 0 if is_whole else 1, True
            continue
        if spare and word[0].isalpha():
            last, spare = at, 0
        is_behind_capital = False
    return last


def _acronym(kind: str, text: str, at: int) -> str:
    """The letters in brackets that an organisation is also known by."""
    match = _BRACKETS.match(text, at)
    return match[0] if match and kind == "organisation" else ""
