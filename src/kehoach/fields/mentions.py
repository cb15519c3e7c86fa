"""Named things that the registers may want: partners, heritage, events, publications, organisations, titles.

By form (a head word and the name behind it, a name in quotation marks behind the word for
what it names, a foreign place with its country) and by short lists of names known everywhere.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from kehoach.model import Mention, Span
from kehoach.text.normal import CAPITALS, LOWERS, distinct_words, fold
from kehoach.text.syllables import is_syllable
from kehoach.vocabulary.naming import (
    ART_HEADS,
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
    SITE_HEADS,
    TITLE_HEADS,
)

_MOST_WORDS = 14
_MOST_LOWER = 6  # words between a head and the first capital of its name


def _any(words: Iterable[str]) -> str:
    return "|".join(re.escape(w) for w in sorted(words, key=len, reverse=True))


_SUFFIX = re.compile(
    r" (?:mở rộng|toàn quốc|lần thứ (?:nhất|hai|ba|tư|năm|[IVX]{1,5}|\d{1,3}))(?!\w)| \([A-Z]{2,8}(?: [A-Z]{2,8})?\)"
)
_COUNTRY = rf"(?:(?:Cộng hòa|CHLB|Cộng hòa Liên bang|Liên bang|Vương quốc|CHND|Cộng hòa Nhân dân|CHDCND|nước) )?(?:{_any(FOREIGN_COUNTRIES)})"
_NAME = rf"[{CAPITALS}][^\s,;.():“”]*(?: (?:-|[{CAPITALS}][^\s,;.():“”]*|quốc|de|gia|học|ngữ|phố|phủ|hòa|bình|phát|triển)){{0,8}}"


@dataclass(frozen=True, slots=True)
class Form:
    """A printed form of a name: the words that it can begin with, and what it looks like.

    ``most_lower`` is None where the pattern is the whole name; else the pattern is a head
    alone, and so many plain words may stand between it and the first capital of the name.
    """

    type: str
    openers: tuple[str, ...]
    pattern: re.Pattern[str]
    most_lower: int | None = None
    is_foreign: bool = False  # the group "name" holds a word that is no Vietnamese syllable


def _behind(kind: str, heads: tuple[str, ...], most_lower: int, *, at_once: bool = False) -> Form:
    rest = f"(?= [{CAPITALS}])" if at_once else "(?= )"
    return Form(kind, heads, re.compile(rf"(?:{_any(heads)}){rest}"), most_lower)


def _whole(kind: str, openers: tuple[str, ...], pattern: str) -> Form:
    return Form(kind, openers, re.compile(pattern))


_ART = ("Nghệ thuật", "nghệ thuật", "Dân ca", "dân ca", "Tín ngưỡng", "Hát", "hát")
_MISSIONS = (
    "Trung tâm Văn hóa",
    "trung tâm văn hóa",
    "Trung tâm văn hóa",
    "Đại sứ quán",
    "Tổng Lãnh sự quán",
    "Lãnh sự quán",
    "Hội Hữu nghị",
)
_JOINING = "với|của|cho|tại|ở|từ|đến|trong|do|có|là"
_WIDE = "[Tt]hế giới|[Tt]oàn cầu|ASEAN|châu Á - Thái Bình Dương|[Qq]uốc tế|[Mm]ở rộng|UNESCO|Liên hợp quốc"

_PAGES = (
    "chuyên trang",
    "cổng",
    "Cổng",
    "trang",
    "Trang",
    "kênh",
    "Kênh",
    "podcast",
    "ấn phẩm",
    "Ấn phẩm",
    "tạp chí",
    "Tạp chí",
    "Fanpage",
    "fanpage",
    "chuyên mục",
)
_FOREIGN_TITLE = re.compile(
    rf"(?:{_any(_PAGES)})(?: [{LOWERS}]\S*){{0,6}} (?P<name>[A-Z][A-Za-z]+(?: [A-Z][A-Za-z]+){{1,3}})(?!\w)"
)
_FOREIGN_FEAST = re.compile(r"Tết (?P<name>[A-ZĐ]\w+(?: [A-ZĐ]\w+){0,3})")

_FORMS = (
    _behind("event", EVENT_HEADS, _MOST_LOWER),
    _behind("heritage", HERITAGE_HEADS, 3),
    _behind("heritage", SITE_HEADS, 6),
    _behind("heritage", ART_HEADS, 4),
    _behind("heritage", PLACE_OF_HERITAGE_HEADS, 1, at_once=True),
    _behind("publication", PUBLICATION_HEADS, _MOST_LOWER),
    _whole("event", EVENTS, rf"(?:{_any(EVENTS)})(?: \d{{1,2}})?(?!\w)"),
    _whole("event", ("Ngày",), r"Ngày [^\W\d_]\w*(?: \w+){0,3}? (?:Quốc tế|Thế giới|quốc tế|thế giới)(?!\w)"),
    _whole("event", ("Ngày",), rf"Ngày (?:Quốc tế|Thế giới|quốc tế|Tôn vinh|Văn hóa|(?!{_any(NATIONAL_DAYS)})(?=[A-ZĐ]\w+ [A-ZĐ]\w+ tại )) ?{_NAME}(?: tại {_NAME})?(?=[\s,;.():“”])"),
    _whole("organisation", ORGANISATION_HEADS, rf"(?:{_any(ORGANISATION_HEADS)}) [^,;.()“”\n\t]{{3,80}} \((?!{_COUNTRY})[^()\n]{{2,60}}\)"),
    _whole("organisation", ORGANISATION_HEADS, rf"(?:{_any(ORGANISATION_HEADS)}) [^,;.()\n\t]{{3,60}}? của (?:{_any(ORGANISATIONS)})(?!\w)"),
    _whole("organisation", ORGANISATION_HEADS, rf"(?:{_any(ORGANISATION_HEADS)}) [^,;.()“”\n\t]{{0,40}}?(?:{_WIDE})(?!\w)"),
    _whole("title", TITLE_HEADS, rf"(?:{_any(TITLE_HEADS)}) (?:(?!(?:{_any(NAME_STOPS)})(?!\w))[^\s,;.():“”]+ ?){{1,12}}"),
    _whole("heritage", (*_ART, *HERITAGE), rf"(?:(?:{_any(_ART)}) )?(?:{_any(HERITAGE)})(?:(?: Nam [Bb]ộ| Trung [Bb]ộ)(?: Việt Nam)?)?(?: của người [^;.()\n]{{2,40}}? ở Việt Nam)?(?!\w)"),
    _whole("organisation", ORGANISATIONS, rf"(?:{_any(ORGANISATIONS)})(?![\w-])"),
    _whole("partner", FOREIGN_BODIES, rf"(?:{_any(FOREIGN_BODIES)})(?: (?:tại|ở) (?:Việt Nam|[A-ZĐ]\w+(?: [A-ZĐ]\w+){{0,3}}))?(?!\w)"),
    _whole("partner", _MISSIONS, rf"(?:{_any(_MISSIONS)}) {_COUNTRY}(?: - Việt Nam)?(?: (?:tỉnh|thành phố) {_NAME})?(?: tại {_NAME})?(?=[\s,;.()])"),
    _whole("partner", PARTNER_HEADS, rf"(?:{_any(PARTNER_HEADS)}) [^\s,;.():“”]+(?: (?!(?:{_JOINING}) |và [{LOWERS}])[^\s,;.():“”]+){{0,8}}? \((?:[^()\n]{{0,30}}, )?{_COUNTRY}\)?"),
    _whole("partner", PARTNER_HEADS, rf"(?:{_any(PARTNER_HEADS)}) {_NAME}, {_COUNTRY}(?!\w)"),
    Form("publication", _PAGES, _FOREIGN_TITLE, is_foreign=True),
    Form("event", ("Tết",), _FOREIGN_FEAST, is_foreign=True),
)  # fmt: skip
_FIRST_WORD = re.compile(r"\w+")


def _by_first_word() -> dict[str, tuple[Form, ...]]:
    """Which forms a word of the text can begin: all others need not be tried there."""
    found: dict[str, list[Form]] = {}
    for form in _FORMS:
        for word in {_FIRST_WORD.match(opener)[0] for opener in form.openers}:  # type: ignore[index]
            found.setdefault(word, []).append(form)
    return {word: tuple(forms) for word, forms in found.items()}


_FORMS_OF = _by_first_word()
_NOT_BEHIND = (("hát", ("nhà", "ca")), ("nghề", ("ngành",)), ("đình", ("gia",)), ("hội", ("và",)), ("bia", ("tấm",)))
"""Words that are no head of a name behind certain others: nhà hát, ngành nghề, gia đình, và Hội chợ."""
_FOLLOWED = dict(_NOT_BEHIND)

_WORD = re.compile(r" ?(?P<word>[^\s,;.():“”\"…]+)")
_QUOTED = re.compile(r"[“\"](?P<name>[^“”\"\n]{4,60})[”\"]")
_QUOTED_KINDS = tuple((kind, re.compile(rf"(?:{_any(words)})[^.;“”]{{0,45}}$")) for kind, words in QUOTED_AFTER)


def find_mentions(text: str, start: int, end: int) -> tuple[Mention, ...]:
    """Named things between two places of the source text, each once."""
    found: dict[tuple[str, str], Mention] = {}
    taken = -1
    for mention in sorted(
        _find_all(text, start, end), key=lambda m: (m.span.start, -m.span.end, m.type != "organisation")
    ):
        if mention.span.end > taken:
            found.setdefault((mention.type, fold(mention.text)), mention)
            taken = mention.span.end
    return tuple(found.values())


def _find_all(text: str, start: int, end: int) -> Iterator[Mention]:
    yield from _by_form(text, start, end)
    yield from _quoted(text, start, end)


def _by_form(text: str, start: int, end: int) -> Iterator[Mention]:
    for word in sorted(distinct_words(text) & _FORMS_OF.keys()):
        for at in _find_word(text, word, start, end):
            for form in _FORMS_OF[word]:
                match = form.pattern.match(text, at, end)
                mention = _from_match(form, match) if match else None
                if mention:
                    yield mention


def _find_word(text: str, word: str, start: int, end: int) -> Iterator[int]:
    """Where a word stands by itself; looked for as it is, which is faster than any pattern."""
    not_behind = _FOLLOWED.get(word.lower(), ())
    at = text.find(word, start, end)
    while at >= 0:
        after = at + len(word)
        is_whole = not text[after : after + 1].isalnum() and not (
            at and (text[at - 1].isalnum() or text[at - 1] == "-")
        )
        if is_whole and not (not_behind and text[max(0, at - 6) : at].rstrip().lower().endswith(not_behind)):
            yield at
        at = text.find(word, after, end)


def _from_match(form: Form, match: re.Match[str]) -> Mention | None:
    if form.is_foreign:
        is_foreign = any(not is_syllable(word) for word in match["name"].split())
        return _mention(form.type, match, "name" if form.type == "publication" else 0) if is_foreign else None
    if form.most_lower is None:
        has_name = form.type not in ("title", "organisation") or any(c.isupper() or c.isdigit() for c in match[0][1:])
        return _mention(form.type, match) if has_name else None
    stop = _name_end(match.string, match.end(), form.most_lower)
    if stop is None:
        return None
    suffix = _SUFFIX.match(match.string, stop) if form.type == "event" else None
    stop = suffix.end() if suffix else stop
    return Mention(form.type, match.string[match.start() : stop], Span(match.start(), stop))


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
