"""Who issues the document, from its letterhead and from the sentence in which it is issued."""

import re
from collections.abc import Sequence
from itertools import pairwise

from kehoach.fields.number import number_in
from kehoach.model import Span
from kehoach.parts import Parts
from kehoach.sources.source import Paragraph
from kehoach.text.normal import fold, is_upper
from kehoach.vocabulary.form import COMPOUNDS, KNOWN_BODIES, MOTTO, MOTTO_ENDS, PARTY_BODIES, PLACE_KINDS

_BESIDE = re.compile(r"(?<=\S)\s+(?=CỘNG HÒA XÃ HỘI|CỘNG HOÀ XÃ HỘI|ĐẢNG CỘNG SẢN VIỆT NAM)")
"""Where the issuer and the nation or the Party stand in one line."""
_ISSUES = re.compile(
    r"(?P<issuer>(?:Ủy ban nhân dân|Uỷ ban nhân dân|UBND|Sở|Ban|Bộ|Chính phủ|Thủ tướng|Trường|Văn phòng|Tỉnh ủy|Thành ủy|Hội|Chủ tịch|Liên hiệp|Trung tâm|Công an|Ban Thường vụ|Đảng ủy|Huyện ủy)[^.;\n]{0,90}?)"  # noqa: E501
    r",?\s+(?:(?:xây dựng và ban hành|ban hành|xây dựng|triển khai|đề ra|lập)\s+(?:và ban hành\s+)?(?:Kế hoạch|Chương trình|Chỉ thị|kế hoạch|chương trình|Đề án)|(?:yêu cầu|chỉ thị)\s*[:;]?$)"  # noqa: E501
)  # fmt: skip
_OWN_HEADS = (
    "SỞ ",
    "BAN ",
    "PHÒNG ",
    "TRƯỜNG ",
    "TRUNG TÂM ",
    "LIÊN HIỆP ",
    "HỘI ",
    "VĂN PHÒNG ",
    "CHI CỤC ",
    "BẢO TÀNG ",
    "CÔNG AN ",
    "CỤC ",
    "TỔNG CỤC ",
    "VỤ ",
    "VIỆN ",
    "HỌC VIỆN ",
    "ĐẢNG ỦY ",
)
_OF_PLACE = re.compile(rf"(?<=\S) (?:{'|'.join(PLACE_KINDS)})(?= |$)")
_JOINING = ("và", "của", "các")
_WORD_OF_NAME = re.compile("|".join((*sorted((re.escape(w) for w in COMPOUNDS), key=len, reverse=True), r"[^\s(]+")))
"""A word of several syllables, or one syllable."""
_BRANCH_OF = re.compile(r"ĐẢNG BỘ (?:TỈNH|THÀNH PHỐ)\s+(?P<place>.+)")
"""The branch of the Party whose committee stands below it: ĐẢNG BỘ TỈNH LẠC GIANG / TỈNH ỦY."""
_COMMITTEE_OF = re.compile(r"(?:ỦY BAN NHÂN DÂN|UỶ BAN NHÂN DÂN|UBND)\s+(?P<place>(?:TỈNH|THÀNH PHỐ)\s.{2,40})$")


def read_issuer(parts: Parts, place: str | None, spans: dict[str, Span]) -> str | None:
    """The name of the issuing body, its place with it where the document tells."""
    printed = _letterhead_issuer(parts.letterhead)
    stated = _preamble_issuer(parts.preamble, spans)
    if stated and (not printed or fold(printed) in fold(stated) or fold(stated) in fold(printed)):
        longest = printed if printed and len(printed) > len(stated) else stated
        return _of_place(_complete(longest, parts, place), parts.letterhead)
    return _of_place(_complete(printed, parts, place), parts.letterhead) if printed else None


def _of_place(name: str, letterhead: Sequence[Paragraph]) -> str:
    """A department with the place of the committee above it: Sở Ngoại vụ tỉnh Lạc Giang."""
    if not name.startswith(("Sở ", "Ban ", "Liên hiệp ", "Phòng ", "Hội ", "Trung tâm ")):
        return name
    lines = [line.text for line in letterhead[:3]]
    for printed in (*lines, *(f"{a} {b}" for a, b in pairwise(lines) if a.endswith(("NHÂN DÂN", "UBND")))):
        match = _COMMITTEE_OF.match(printed)
        if match and fold(match["place"]) not in fold(name):
            return f"{name}{_place_name(match['place'].lower())}"
    return name


def _letterhead_issuer(letterhead: Sequence[Paragraph]) -> str | None:
    """The issuing body from the left half: the last run of bold capitals before the number."""
    lines: list[str] = []
    for line in letterhead:
        if number_in(line.text) and lines:
            break
        text = _BESIDE.split(line.text, maxsplit=1)[0]
        folded = fold(text)
        is_motto = folded in MOTTO_ENDS or any(words in folded for words in MOTTO)
        if is_motto or not is_upper(text) or set(text) <= set("_-—–* "):
            continue
        if not number_in(text):
            lines.append(text)
    return _recase(_own_name(lines)) if lines else None


def _own_name(lines: list[str]) -> str:
    """Drops the body above: "UBND THÀNH PHỐ X / SỞ Y" is Sở Y; "ỦY BAN NHÂN DÂN / TỈNH X" is one name."""
    own = [at for at, line in enumerate(lines) if at and line.startswith(_OWN_HEADS)]
    if own:
        return " ".join(lines[own[0] :])
    branch = _BRANCH_OF.match(lines[0])
    if branch and len(lines) > 1 and lines[1].capitalize() in PARTY_BODIES:
        return f"{lines[1]} {branch['place']}"
    is_committee = fold(lines[0]).startswith(("uy ban nhan dan ", "ubnd "))
    if len(lines) > 1 and is_committee and not fold(lines[1]).startswith(tuple(fold(k) for k in PLACE_KINDS)):
        return " ".join(lines[1:])
    return " ".join(lines)


def _recase(name: str) -> str:
    """ỦY BAN NHÂN DÂN TỈNH LẠC GIANG to Ủy ban nhân dân tỉnh Lạc Giang."""
    lowered = name.lower()
    for prefix in ("ủy ban nhân dân", "uỷ ban nhân dân"):
        if lowered.startswith(prefix):
            return prefix.capitalize() + _place_name(lowered[len(prefix) :])
    if lowered.startswith("ubnd"):
        return "UBND" + _place_name(lowered[4:])
    of_place = _OF_PLACE.search(lowered)
    if of_place:
        return _body_name(lowered[: of_place.start()]) + _place_name(lowered[of_place.start() :])
    return _body_name(lowered)


def _body_name(lowered: str) -> str:
    """sở văn hóa, thể thao và du lịch to Sở Văn hóa, Thể thao và Du lịch: each word by its first syllable."""
    known = next((name for name in KNOWN_BODIES if fold(name) == fold(lowered)), None)
    if known:
        return known
    return _WORD_OF_NAME.sub(lambda word: word[0] if word[0] in _JOINING else word[0].capitalize(), lowered)


def _place_name(lowered: str) -> str:
    for kind in PLACE_KINDS:
        if lowered.strip().startswith(kind):
            name = lowered.strip()[len(kind) :]
            return f" {kind}{name.title()}"
    return lowered.title()


def _preamble_issuer(preamble: Sequence[Paragraph], spans: dict[str, Span]) -> str | None:
    for paragraph in reversed(preamble):
        matches = list(_ISSUES.finditer(paragraph.text))
        if matches:
            name = re.split(
                r"[,;]\s+(?=(?:Ủy ban|Uỷ ban|UBND|Sở|Ban|Bộ|Trường|Văn phòng|Hội|Trung tâm|Công an|Tỉnh ủy|Thành ủy)\s)",  # noqa: E501
                matches[-1]["issuer"],
            )[-1]
            start = paragraph.start + matches[-1].start("issuer") + matches[-1]["issuer"].rindex(name)
            name = name.split(" (")[0]
            if not any(party in name for party in PARTY_BODIES):
                name = name.removeprefix("Ban Thường vụ ")
            spans["issuer"] = Span(start, start + len(name))
            return name
    return None


def _complete(name: str, parts: Parts, place: str | None) -> str:
    """Adds the place to "Ủy ban nhân dân thành phố" from the title or the date line."""
    kind = next((k for k in PLACE_KINDS if fold(name).endswith(f" {fold(k)}")), None)
    if kind is None:
        return name
    title = " ".join(p.text for p in parts.title)
    match = re.search(rf"{kind}\s+((?:[A-ZĐ]\w+\s?){{1,4}}?)(?=\s+(?:giai|năm|GIAI|NĂM)|[,.;]|$)", title, re.IGNORECASE)
    found = match[1].strip().title() if match else place
    return f"{name} {found}" if found else name
