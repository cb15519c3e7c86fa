"""A printed list of agencies to single names.

Names hold commas and "và" themselves ("Sở Văn hóa, Thể thao và Du lịch"), so a comma
divides only where the name of another agency, or a group, opens behind it.
"""

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from kehoach.text.normal import CAPITALS, fold
from kehoach.vocabulary.agencies import (
    AGENCY_HEADS,
    CLAUSES_BEFORE,
    COMPOUND_NAMES,
    GROUP_OPENERS,
    JOINED_NAMES,
    NOT_AGENCY,
    SUBJECT_VERBS,
    WHOLE_NAMES,
)

_STRONG = re.compile(
    rf"[;\u2028\n]|(?<!TS)(?<!ThS)(?<!PGS)(?<!GS)(?<!BS)(?<!KS)(?<!CN)(?<!NGƯT)(?<!NSND)\.\s+(?=[{CAPITALS}])"
)
_WEAK = re.compile(r"[,:]\s{0,3}|\s{1,3}[vV]à\s{1,3}|(?<=ngành)\s{1,3}(?=UBND|Ủy ban)|(?<=thể)\s{1,3}(?=UBND|Ủy ban)")
_LONGEST_NAME = 200
_TRIM = " \t\n.;,:-+*"
_HEAD = re.compile(rf"(?:{'|'.join(sorted(AGENCY_HEADS, key=len, reverse=True))})(?!\w)")
_LOWER_GROUP = re.compile(r"(?:các|những)\s", re.IGNORECASE)
_SECTOR = re.compile(
    r"[Ss]ở(?:\s*,\s*|\s+)[Bb]an(?:\s*,\s*|\s+)[Nn]gành|[Ss]ở,\s*[Nn]gành|[Bb]an,\s*[Nn]gành"
    r"|[Bb]ộ,\s*(?:[Bb]an,\s*)?[Nn]gành"
)
_ACRONYM = re.compile(r"[A-ZĐ]{3,12}\s*(?:[,;.]|$)")
_PRESS = re.compile(r"cơ quan (?:thông tấn|báo chí|truyền thông)")
_RUN_ON = re.compile(
    r"(?<!của)(?<!thuộc)(?<!cho)(?<!và)(?<!với)(?<!là)(?<!các)\s"
    r"(?=(?:Bộ|Sở|Công an|UBND|Ủy ban nhân dân)\s(?:[A-ZĐ]|tỉnh|thành phố|các))"
)
_RUN_ON_OF = ("Bộ ", "Sở ", "Công an ", "UBND ", "Ủy ban nhân dân ")
"""Heads of whole names, which a narrow column prints below one another with no mark between."""
_JOINED = re.compile("|".join(sorted(JOINED_NAMES, key=len, reverse=True)))
_VERBS = "|".join(sorted(SUBJECT_VERBS, key=len, reverse=True))
_VERB = re.compile(rf"(?<!các)(?<!Các)(?<!những)(?<!ịch vụ)(?<!được)[ ,]\s{{0,3}}(?:{_VERBS})(?!\w)")
_RESPONSIBLE = re.compile(r"\s(?:có|chịu) trách nhiệm\b")
_CLAUSE = re.compile(r"[,:;]\s+")
_COMMA_OR_STOP = re.compile(r"[;.:]\s")
_LONGEST_SUBJECT, _LONGEST_CLAUSE = 400, 300
_REQUEST = re.compile(r"^(?:Đề nghị|Giao|Yêu cầu)\s+(?:các\s+(?=[A-ZĐ]))?")


@dataclass(frozen=True, slots=True)
class Name:
    """One printed name and where it stands in the text it was cut from."""

    text: str
    start: int
    end: int


@lru_cache(maxsize=4_000)
def find_agencies(text: str) -> tuple[Name, ...]:
    """The single agencies of a list, each as printed; a group stays one entry.

    "Sở Ngoại vụ và các sở, ban, ngành liên quan" gives two;
    "Sở Văn hóa, Thể thao và Du lịch" gives one.
    """
    cuts = [(m.start(), m.end()) for m in _STRONG.finditer(text)]
    names: list[Name] = []
    start = 0
    for cut_start, cut_end in [*cuts, (len(text), len(text))]:
        names.extend(_split_segment(text, start, cut_start))
        start = cut_end
    return tuple(names)


def _split_segment(text: str, start: int, end: int) -> list[Name]:
    masked = sorted(m.span() for pattern in (_SECTOR, _JOINED) for m in pattern.finditer(text, start, end))
    starts = [first for first, _ in masked]
    found: list[Name] = []
    at = start
    for cut in _WEAK.finditer(text, start, end):
        before = bisect_left(starts, cut.start()) - 1
        inside_group = before >= 0 and any(cut.start() < b for _, b in masked[max(before - 1, 0) : before + 1])
        if inside_group or not _opens_agency(text[cut.end() : min(end, cut.end() + _LONGEST_NAME)]):
            continue
        found.extend(_names_in(text, at, cut.start()))
        at = cut.end()
    found.extend(_names_in(text, at, end))
    return found


def _names_in(text: str, start: int, end: int) -> Iterator[Name]:
    """One name, or several that run on without a mark: "Sở Ngoại vụ Sở Tài chính"."""
    if text.startswith(_RUN_ON_OF, start):
        for cut in _RUN_ON.finditer(text, start + 3, end):
            yield from _trimmed(text, start, cut.start())
            start = cut.end()
    yield from _trimmed(text, start, end)


def _opens_agency(rest: str) -> bool:
    if rest.startswith(NOT_AGENCY):
        return False
    if rest.startswith(GROUP_OPENERS):
        return _LOWER_GROUP.match(rest) is not None
    if _SECTOR.match(rest) or _ACRONYM.match(rest) or _PRESS.match(rest):
        return True
    head = _HEAD.match(rest)
    return head is not None and not _is_bare(rest, head[0])


def _is_bare(rest: str, head: str) -> bool:
    """True of a head word that names no agency by itself: "Báo, Đài"."""
    after = rest[len(head) :]
    if head in WHOLE_NAMES:
        return False
    if head == "Hội":
        return not after.strip(_TRIM)
    return not after.strip(_TRIM) or after.lstrip().startswith(",")


def _trimmed(text: str, start: int, end: int) -> list[Name]:
    while start < end and text[start] in _TRIM:
        start += 1
    while end > start and text[end - 1] in _TRIM:
        end -= 1
    return [Name(text[start:end], start, end)] if end > start else []


def parse_subject(text: str) -> str | None:
    """The agency that a duty written as one sentence begins with, or None.

    "Sở Tài chính tham mưu Ủy ban nhân dân tỉnh …" gives "Sở Tài chính".
    """
    text = strip_request(text)
    if not _opens_agency(text):
        return find_subject(text) if fold(text[:40]).startswith(CLAUSES_BEFORE) else None
    colon = text.find(":")
    ends = [colon] if 0 < colon < 160 else []
    verb = find_verb(text)
    if verb is not None:
        ends.append(verb)
    return text[: min(ends)].strip(_TRIM) if ends else None


def find_subject(text: str) -> str | None:
    """The first agency behind a comma or a colon that does something: "Căn cứ Kế hoạch này, Sở Tài chính bố trí …"."""
    for mark in _CLAUSE.finditer(text, 0, _LONGEST_CLAUSE):
        rest = text[mark.end() :]
        if _opens_agency(rest) and (verb := find_verb(rest)) is not None:
            return rest[:verb].strip(_TRIM)
    return None


def find_verb(text: str) -> int | None:
    """Where the subject of a sentence that opens with an agency ends; None where no verb is near.

    "… có trách nhiệm" ends it wherever it stands: "Các sở liên quan tới việc thực hiện Kế hoạch này có trách nhiệm …".
    """
    firm = _RESPONSIBLE.search(text, 3, _LONGEST_SUBJECT)
    if firm is not None and not _COMMA_OR_STOP.search(text, 0, firm.start()):
        return firm.start()
    compound = next((len(name) for name in COMPOUND_NAMES if text.startswith(name)), 3)
    verb = _VERB.search(text, compound, _LONGEST_SUBJECT)
    return verb.start() if verb else firm.start() if firm else None


def names_agency(heading: str) -> bool:
    """True of a heading, or a sentence, that opens with an agency: "2. Công an tỉnh: Chủ trì …"."""
    name = strip_request(heading)
    if name.startswith(NOT_AGENCY) or not (_HEAD.match(name) or _SECTOR.match(name) or name.startswith(GROUP_OPENERS)):
        return False
    if parse_subject(heading) is not None:
        return True
    return len(name) < _LONGEST_NAME and name[-1:] not in ".;" and not name.isupper()


def strip_request(text: str) -> str:
    """The name without "Đề nghị" or "Giao" before it."""
    return _REQUEST.sub("", text.strip())


def is_group(name: str) -> bool:
    """True of a name that means a set: "các sở, ban, ngành liên quan", "UBND các xã, phường"."""
    folded = fold(name)
    if folded.startswith(("cac ", "nhung ")):
        return True
    if re.match(r"(?:so|ban),? (?:ban,? )?nganh|hoi, doan the|co quan|don vi", folded):
        return True
    return re.match(r"(?:ubnd|uy ban nhan dan) (?:cac|quan,|huyen,|xa,|phuong,)", folded) is not None
