"""The formal parts of the document: number, place and date, title, issuer, period, signer."""

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from kehoach.letterhead import rejoined
from kehoach.model import Header, Period, Signer, Span
from kehoach.parts import Parts
from kehoach.sources.source import Paragraph
from kehoach.text.dates import parse_date
from kehoach.text.normal import CAPITALS, fold, is_upper
from kehoach.vocabulary.form import (
    AUTHORITY_MARKS,
    DOCUMENT_TYPES,
    KNOWN_BODIES,
    MOTTO,
    MOTTO_ENDS,
    PARTY_BODIES,
    PLACE_KINDS,
    POSITIONS,
)

_NUMBER = re.compile(
    r"S[ốỐôÔỗỖồỒổỔộỘóÓ]\s*:?\s*(?P<number>\d*[a-z]?)\s*(?P<divider>[-/])\s*"
    r"(?P<symbol>[A-ZĐ](?:[\w/&.\-]| (?!\w*[a-zà-ỹ]))*\w)"
)
_BESIDE = re.compile(r"(?<=\S)\s+(?=CỘNG HÒA XÃ HỘI|CỘNG HOÀ XÃ HỘI|ĐẢNG CỘNG SẢN VIỆT NAM)")
"""Where the issuer and the nation or the Party stand in one line."""
_BARE_NUMBER = re.compile(r"(?P<number>\d+[a-z]?)\s*(?P<divider>[-/])\s*(?P<symbol>[A-ZĐ][\w/&.\-]*\w)")
"""A number without the word before it, alone on its line."""
_PLACE = re.compile(rf"(?P<place>[{CAPITALS}][^,\d]{{1,40}}),\s*(?P<date>ngày\b.*|tháng\b.*)", re.IGNORECASE)
_RANGE = re.compile(r"(?P<start>20\d\d)\s*[-–]\s*(?P<end>20\d\d)")
_VISION = re.compile(r"(?:định hướng|tầm nhìn)(?:\s+đến)?(?:\s+năm)?\s+(?P<year>20\d\d)", re.IGNORECASE)
_UNTIL = re.compile(r"đến\s+(?:hết\s+)?năm\s+(?P<year>20\d\d)", re.IGNORECASE)
_OF_OTHERS = re.compile(
    r"ngày\s+\d{1,2}\s+tháng\s+\d{1,2}\s+năm\s+\d{4}|nhiệm kỳ\s+20\d\d\s*[-–]\s*20\d\d", re.IGNORECASE
)
"""Years that are no period of the plan: of the day of a cited document, of a term of office."""
_IN_YEAR = re.compile(r"(?<!đến )năm\s+(?P<year>20\d\d)", re.IGNORECASE)
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
)
_COMMITTEE_OF = re.compile(r"(?:ỦY BAN NHÂN DÂN|UỶ BAN NHÂN DÂN|UBND)\s+(?P<place>(?:TỈNH|THÀNH PHỐ)\s.{2,40})$")


def read_header(parts: Parts, text: str) -> Header:
    """Every formal part that the document states."""
    spans: dict[str, Span] = {}
    parts = replace(parts, letterhead=tuple(rejoined(parts.letterhead)), ending=tuple(rejoined(parts.ending)))
    number, symbol = _read_number(parts.letterhead, spans)
    place, day = _read_place(parts.letterhead, spans)
    title = " ".join(p.text for p in parts.title) or None
    if parts.title:
        spans["title"] = Span(parts.title[0].start, parts.title[-1].end)
    if parts.type_line:
        spans["type"] = Span(parts.type_line.start, parts.type_line.end)
    return Header(
        type=_type_name(parts.type_line),
        number=number,
        symbol=symbol,
        issuer=_read_issuer(parts, place, spans),
        place=place,
        date=day,
        title=title,
        period=parse_period(" ".join(p.text for p in parts.issued)) or parse_period(title or ""),
        signer=_read_signer(parts.ending, spans),
        spans=spans,
    )


def _type_name(line: Paragraph | None) -> str | None:
    if line is None:
        return None
    glued = fold(line.text).replace(" ", "")
    names = sorted(DOCUMENT_TYPES, key=len, reverse=True)
    return next((name for name in names if glued.startswith(fold(name).replace(" ", ""))), None)


def _read_number(letterhead: Sequence[Paragraph], spans: dict[str, Span]) -> tuple[str | None, str | None]:
    for line in letterhead:
        match = _number_in(line.text)
        if match:
            symbol = re.sub(r"\s+", "", match["symbol"])
            spans["symbol"] = Span(line.start + match.start("symbol"), line.start + match.end("symbol"))
            if not match["number"]:
                return None, symbol
            spans["number"] = Span(line.start + match.start("number"), line.start + match.end())
            return f"{match['number']}{match['divider']}{symbol}", symbol
    return None, None


def _number_in(text: str) -> re.Match[str] | None:
    return _NUMBER.search(text) or _BARE_NUMBER.fullmatch(text.strip())


def _read_place(letterhead: Sequence[Paragraph], spans: dict[str, Span]) -> tuple[str | None, str | None]:
    for line in letterhead:
        match = _PLACE.search(line.text)
        if match:
            spans["place"] = Span(line.start + match.start("place"), line.start + match.end("place"))
            spans["date"] = Span(line.start + match.start("date"), line.start + match.end("date"))
            return match["place"].strip(), parse_date(match["date"])
    return None, None


def _read_issuer(parts: Parts, place: str | None, spans: dict[str, Span]) -> str | None:
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
        if _number_in(line.text) and lines:
            break
        text = _BESIDE.split(line.text, maxsplit=1)[0]
        folded = fold(text)
        is_motto = folded in MOTTO_ENDS or any(words in folded for words in MOTTO)
        if is_motto or not is_upper(text) or set(text) <= set("_-—–* "):
            continue
        if not _number_in(text):
            lines.append(text)
    return _recase(_own_name(lines)) if lines else None


def _own_name(lines: list[str]) -> str:
    """Drops the body above: "UBND THÀNH PHỐ X / SỞ Y" is Sở Y; "ỦY BAN NHÂN DÂN / TỈNH X" is one name."""
    own = [at for at, line in enumerate(lines) if at and line.startswith(_OWN_HEADS)]
    if own:
        return " ".join(lines[own[0] :])
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
    for at in sorted(lowered.find(f" {kind} ") for kind in PLACE_KINDS):
        if at > 0:
            return _body_name(lowered[:at]) + _place_name(lowered[at:])
    return _body_name(lowered)


def _body_name(lowered: str) -> str:
    """sở văn hóa, thể thao và du lịch to Sở Văn hóa, Thể thao và Du lịch: each word by its first syllable."""
    known = next((name for name in KNOWN_BODIES if fold(name) == fold(lowered)), None)
    if known:
        return known
    return " ".join(w if w in ("và", "của", "các") else w.capitalize() for w in lowered.split(" "))


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


def parse_period(title: str) -> Period | None:
    """The years that a title fixes: “năm 2024”, “giai đoạn 2022-2026, định hướng đến năm 2030”."""
    vision = _VISION.search(title)
    rest = _OF_OTHERS.sub(" ", title.replace(vision[0], " ") if vision else title)
    ahead = int(vision["year"]) if vision else None
    years = _RANGE.search(rest)
    if years:
        return Period(int(years["start"]), int(years["end"]), ahead)
    single = _IN_YEAR.search(rest)
    if single:
        return Period(int(single["year"]), int(single["year"]), ahead)
    until = _UNTIL.search(rest)
    if until:
        return Period(None, int(until["year"]), ahead)
    return Period(None, None, ahead) if ahead else None


def _read_signer(ending: Sequence[Paragraph], spans: dict[str, Span]) -> Signer | None:
    start = next((i for i, p in enumerate(ending) if p.text.startswith(AUTHORITY_MARKS)), None)
    if start is None:
        start = next((i for i, p in enumerate(ending) if p.text in POSITIONS), None)
    if start is None:
        return None
    upper = [p for p in ending[start : start + 4] if is_upper(p.text)]
    after = start + len(upper)
    name = next((p for p in ending[after : after + 3] if is_person(p.text)), None)
    if name is not None:
        spans["signer"] = Span(name.start, name.end)
    behalf = [p.text for p in upper if p.text.startswith(("TM.", "T/M", "TL.", "TUQ."))]
    position = [p.text for p in upper if not p.text.startswith(("TM.", "T/M"))]
    return Signer(name.text if name else None, " ".join(position) or None, behalf[0] if behalf else None)


def is_person(text: str) -> bool:
    """True of a line that is a name of a person: two to six words with capitals, not all of them capitals."""
    words = text.split()
    return 2 <= len(words) <= 6 and all(w[0].isupper() for w in words) and not is_upper(text)
