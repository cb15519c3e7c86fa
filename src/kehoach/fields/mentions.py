"""Named things that the registers may want: partners, heritage, events, publications, organisations, titles.

By form (a head word and the name behind it, a name in quotation marks behind the word for
what it names, a foreign place with its country) and by short lists of names known everywhere.
"""

import re
from collections.abc import Iterable, Iterator

from kehoach.model import Mention, Span
from kehoach.text.normal import fold
from kehoach.text.syllables import is_syllable
from kehoach.vocabulary.naming import (
    EVENT_HEADS,
    EVENTS,
    FOREIGN_BODIES,
    FOREIGN_COUNTRIES,
    HERITAGE,
    HERITAGE_HEADS,
    NAME_STOPS,
    NATIONAL_DAYS,
    ORGANISATION_HEADS,
    ORGANISATIONS,
    PARTNER_HEADS,
    PLACE_OF_HERITAGE_HEADS,
    PUBLICATION_HEADS,
    QUOTED_AFTER,
    TITLE_HEADS,
)

_MOST_WORDS = 14
_MOST_LOWER = 6  # words between a head and the first capital of its name


def _any(words: Iterable[str]) -> str:
    return "|".join(re.escape(w) for w in sorted(words, key=len, reverse=True))


_BEHIND_HEAD: tuple[tuple[str, re.Pattern[str], int], ...] = (
    ("event", re.compile(rf"(?<!\w)(?<!và )(?:{_any(EVENT_HEADS)})(?= )"), _MOST_LOWER),
    ("heritage", re.compile(rf"(?<!\w)(?<!hà )(?<!ca )(?<!ngành )(?:{_any(HERITAGE_HEADS)})(?= )"), 3),
    ("heritage", re.compile(rf"(?<!\w)(?<!gia )(?<!Gia )(?:{_any(PLACE_OF_HERITAGE_HEADS)})(?= [A-ZĐÀ-Ỹ])"), 1),
    ("publication", re.compile(rf"(?<!\w)(?:{_any(PUBLICATION_HEADS)})(?= )"), _MOST_LOWER),
)
_SUFFIX = re.compile(r" (?:mở rộng|toàn quốc|lần thứ (?:nhất|hai|ba|tư|năm|[IVX]{1,5}|\d{1,3}))(?!\w)")
_COUNTRY = rf"(?:(?:Cộng hòa|CHLB|Cộng hòa Liên bang|Liên bang|Vương quốc|CHND|Cộng hòa Nhân dân|CHDCND|nước) )?(?:{_any(FOREIGN_COUNTRIES)})"  # noqa: E501
_NAME = r"[A-ZĐÀ-Ỹ][^\s,;.():“”]*(?: (?:-|và|[A-ZĐÀ-Ỹ][^\s,;.():“”]*|quốc|de|gia|học|ngữ|hòa|bình|phát|triển)){0,8}"
_KNOWN: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("event", re.compile(rf"(?<!\w)(?:{_any(EVENTS)})(?!\w)")),
    ("event", re.compile(r"(?<!\w)Ngày [^\W\d_]\w*(?: \w+){0,3}? (?:Quốc tế|Thế giới|quốc tế|thế giới)(?!\w)")),
    ("event", re.compile(rf"(?<!\w)Ngày (?:Quốc tế|Thế giới|quốc tế|Tôn vinh|Văn hóa|(?!{_any(NATIONAL_DAYS)})(?=[A-ZĐ]\w+ [A-ZĐ]\w+ tại )) ?{_NAME}(?: tại {_NAME})?(?=[\s,;.():“”])")),  # noqa: E501
    ("organisation", re.compile(rf"(?<!\w)(?:{_any(ORGANISATION_HEADS)}) [^,;.()“”\n\t]{{3,80}} \((?!{_COUNTRY})[^()\n]{{2,60}}\)")),  # noqa: E501
    ("organisation", re.compile(rf"(?<!\w)(?:{_any(ORGANISATION_HEADS)}) [^,;.()\n\t]{{3,60}}? của (?:{_any(ORGANISATIONS)})(?!\w)")),  # noqa: E501
    ("organisation", re.compile(rf"(?<!\w)(?:{_any(ORGANISATION_HEADS)}) [^,;.()“”\n\t]{{0,40}}?(?:[Tt]hế giới|[Tt]oàn cầu|ASEAN|châu Á - Thái Bình Dương|[Qq]uốc tế|[Mm]ở rộng|UNESCO|Liên hợp quốc)(?!\w)")),  # noqa: E501
    ("title", re.compile(rf"(?<!\w)(?:{_any(TITLE_HEADS)}) (?:(?!(?:{_any(NAME_STOPS)})(?!\w))[^\s,;.():“”]+ ?){{1,12}}")),  # noqa: E501
    ("heritage", re.compile(rf"(?<!\w)(?:(?:[Nn]ghệ thuật|[Dd]ân ca|Tín ngưỡng|[Hh]át) )?(?:{_any(HERITAGE)})(?:(?: Nam [Bb]ộ| Trung [Bb]ộ)(?: Việt Nam)?)?(?: của người [^;.()\n]{{2,40}}? ở Việt Nam)?(?!\w)")),  # noqa: E501
    ("organisation", re.compile(rf"(?<![\w-])(?:{_any(ORGANISATIONS)})(?![\w-])")),
    ("partner", re.compile(rf"(?<!\w)(?:{_any(FOREIGN_BODIES)})(?: (?:tại|ở) (?:Việt Nam|[A-ZĐ]\w+(?: [A-ZĐ]\w+){{0,3}}))?(?!\w)")),  # noqa: E501
    ("partner", re.compile(rf"(?<!\w)(?:[Tt]rung tâm [Vv]ăn hóa|Đại sứ quán|Tổng Lãnh sự quán|Lãnh sự quán|Hội Hữu nghị) {_COUNTRY}(?: - Việt Nam)?(?: (?:tỉnh|thành phố) {_NAME})?(?: tại {_NAME})?(?=[\s,;.()])")),  # noqa: E501
    ("partner", re.compile(rf"(?<!\w)(?:{_any(PARTNER_HEADS)}) [^\s,;.():“”]+(?: [^\s,;.():“”]+){{0,8}}? \((?:[^()\n]{{0,30}}, )?{_COUNTRY}\)?")),  # noqa: E501
    ("partner", re.compile(rf"(?<!\w)(?:{_any(PARTNER_HEADS)}) {_NAME}, {_COUNTRY}(?!\w)")),
)  # fmt: skip
_WORD = re.compile(r" ?(?P<word>[^\s,;.():“”\"…]+)")
_QUOTED = re.compile(r"[“\"](?P<name>[^“”\"\n]{4,60})[”\"]")
_QUOTED_KINDS = tuple((kind, re.compile(rf"(?:{_any(words)})[^.;“”]{{0,45}}$")) for kind, words in QUOTED_AFTER)
_FOREIGN_TITLE = re.compile(
    r"(?:[Cc]huyên trang|[Cc]ổng|[Tt]rang|[Kk]ênh|[Pp]odcast|[Ấấ]n phẩm|[Tt]ạp chí|[Ff]anpage|[Cc]huyên mục)"
    r"(?: [a-zđà-ỹ]\S*){0,6} (?P<name>[A-Z][A-Za-z]+(?: [A-Z][A-Za-z]+){1,3})(?!\w)"
)
_FOREIGN_FEAST = re.compile(r"(?<!\w)Tết (?P<name>[A-ZĐ]\w+(?: [A-ZĐ]\w+){0,3})")


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
    yield from _quoted(text, start, end)
    yield from _foreign(text, start, end)


def _mention(kind: str, match: re.Match[str], group: str | int = 0) -> Mention:
    name = match[group].rstrip()
    return Mention(kind, name, Span(match.start(group), match.start(group) + len(name)))


def _quoted(text: str, start: int, end: int) -> Iterator[Mention]:
    """Names in quotation marks, of the kind that the words before them say."""
    for match in _QUOTED.finditer(text, start, end):
        before = _QUOTED.sub("", text[max(start, match.start() - 160) : match.start()])
        nearest = [(found.start(), kind) for kind, pattern in _QUOTED_KINDS if (found := pattern.search(before))]
        if nearest and match["name"][0].isupper():
            yield _mention(max(nearest)[1], match, "name")


def _foreign(text: str, start: int, end: int) -> Iterator[Mention]:
    """Names that no Vietnamese syllables make: Tết Bunpimay, a page called Vinh Hai Today."""
    for kind, pattern, group in (("publication", _FOREIGN_TITLE, "name"), ("event", _FOREIGN_FEAST, 0)):
        for match in pattern.finditer(text, start, end):
            if any(not is_syllable(word) for word in match["name"].split()):
                yield _mention(kind, match, group)


def _behind_heads(text: str, start: int, end: int) -> Iterator[Mention]:
    for kind, pattern, most_lower in _BEHIND_HEAD:
        for match in pattern.finditer(text, start, end):
            stop = _name_end(text, match.end(), most_lower)
            if stop is not None:
                suffix = _SUFFIX.match(text, stop) if kind == "event" else None
                stop = suffix.end() if suffix else stop
                yield Mention(kind, text[match.start() : stop], Span(match.start(), stop))


def _known(text: str, start: int, end: int) -> Iterator[Mention]:
    for kind, pattern in _KNOWN:
        for match in pattern.finditer(text, start, end):
            if kind not in ("title", "organisation") or any(c.isupper() or c.isdigit() for c in match[0][1:]):
                yield _mention(kind, match)


def _name_end(text: str, at: int, most_lower: int) -> int | None:
    """Where the name behind a head word ends, or None where nothing there is a name.

    A name runs to a mark or a word that joins clauses. Behind its last capital one word
    more belongs to it, because only the first syllable of a word takes the capital (Quốc
    tế, Nam bộ), unless two capitals in a row make a whole name (Bến Hạc).
    """
    last: int | None = None
    spare, is_behind_capital, lower = 0, False, 0
    for _ in range(_MOST_WORDS):
        match = _WORD.match(text, at)
        if match is None or match["word"] in NAME_STOPS:
            break
        word, at = match["word"], match.end()
        if any(c.isupper() for c in word) or word.isdigit():
            is_whole = is_behind_capital or word.isupper() or word.isdigit()
            last, spare, is_behind_capital, lower = at, 0 if is_whole else 1, True, 0
            continue
        lower += word[0].isalpha()
        if lower > most_lower:
            break
        if spare and word[0].isalpha():
            last, spare = at, 0
        is_behind_capital = False
    return last
