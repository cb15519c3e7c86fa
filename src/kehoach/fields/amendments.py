"""What a decision that amends a plan says of it: tasks added, dropped, changed, given to others, put off.

The wording follows the drafting rules for amending acts (Decree 34/2016/NĐ-CP, Art. 9 and its forms, as
offices use them for plans too): a verb, the place in the plan, “như sau” and the new words in quotation
marks. What is not said in this way is not guessed.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from kehoach.model import Span, Time
from kehoach.sections import find_attributes, split_bracket
from kehoach.text.agencies import find_agencies
from kehoach.text.markers import parse_marker
from kehoach.text.normal import fold
from kehoach.text.periods import find_time, parse_time


@dataclass(frozen=True, slots=True)
class Amending:
    """One clause. ``kind`` is added, dropped, changed, reassigned or rescheduled.

    ``locators`` are the places that it names, as the reader writes them ("II.3.b", "PL.12"); ``title`` is
    the task named by its words instead. Of a change, what is empty stays as it was; ``phrase`` is words of
    the task and those that take their place.
    """

    kind: str
    said: str
    span: Span
    locators: tuple[str, ...] = ()
    title: str = ""
    text: str = ""
    leads: tuple[str, ...] = ()
    partners: tuple[str, ...] = ()
    time: Time | None = None
    phrase: tuple[str, str] | None = None


_NUMBER = r"(?:(?:Điều|Khoản|Mục)\s+\d{1,3}\.?|\d{1,3}(?:\.\d{1,3}){0,3}[.)]|[a-zđ]\)|[IVX]{1,6}\.|[-+–•])"
_VERBS = (
    r"sửa đổi|bổ sung|bãi bỏ|hủy bỏ|huỷ bỏ|bỏ|không thực hiện|thôi thực hiện|dừng thực hiện|điều chỉnh|thay đổi"
    r"|thay thế|thay|gia hạn|lùi|giao lại|chuyển|giao"
)
_OPENS = re.compile(rf"^\s*(?:{_NUMBER}\s*)*(?P<verb>{_VERBS})(?!\w)", re.IGNORECASE)
_ARTICLE = re.compile(r"^\s*(?:Điều\s+\d|Nơi nhận|KT\.|TM\.|Căn cứ)")
_ENACTS = re.compile(r"(?:một số (?:nội dung|điều)|kèm theo)[^“\"]*(?:như sau|gồm)?\s*:?\s*$", re.IGNORECASE)
_QUOTED = re.compile(r"[“\"](?P<words>[^“\"].*)[”\"]", re.DOTALL)
_SHORT_QUOTED = re.compile(r"[“\"]([^“”\"]+)[”\"]")
_PLACE = re.compile(
    r"(?P<unit>điểm|tiết|khoản|mục|phần|nhiệm vụ|số thứ tự|stt|dòng)(?:\s+số)?\s+"
    r"(?P<label>[IVX]{1,6}(?!\w)|\d{1,3}(?:\.\d{1,3}){0,3}|[a-zđ](?!\w))(?P<more>(?:\s*(?:,|và)\s*\d{1,3}(?!\w)(?!/))*)",
    re.IGNORECASE,
)
_RANKS = ({"phần"}, {"mục"}, {"khoản", "nhiệm vụ", "số thứ tự", "stt", "dòng"}, {"điểm"}, {"tiết"})
_TIME = re.compile(r"thời gian|thời hạn|tiến độ|gia hạn|lùi|(?<!giai đoạn )hạn hoàn thành", re.IGNORECASE)
_WHO = re.compile(r"cơ quan|đơn vị|chủ trì|phối hợp", re.IGNORECASE)
_BECOMES = re.compile(r".*(?:\s(?:thành|sang|bằng|đến|là|cho)|:)\s+(?P<new>.+)$", re.DOTALL)
_INSTEAD = re.compile(r"^(?P<new>.+?)\s+(?:làm cơ quan )?chủ trì.*\sthay\s", re.DOTALL)
_DROPS = ("bai bo", "huy bo", "bo", "khong thuc hien", "thoi thuc hien", "dung thuc hien")
_NAMED = re.compile(r"(?:nhiệm vụ|nội dung|hoạt động|công việc)\s*:?\s*[“\"]([^“”\"]+)[”\"]", re.IGNORECASE)
_PHRASE = re.compile(
    r"(?:cụm )?từ\s+[“\"]([^“”\"]{1,500})[”\"]\s+(?:bằng|thành)\s+(?:(?:cụm )?từ\s+)?[“\"]([^“”\"]{1,500})[”\"]",
    re.IGNORECASE,
)
_TRIM = " \t\n.;,:“”\"'"


def find_amendments(text: str) -> tuple[Amending, ...]:
    """Every clause of the text that amends, in its order; none of a document that amends nothing."""
    return tuple(clause for start, end in _clauses(text) if (clause := _read(text, start, end)) is not None)


def _clauses(text: str) -> Iterator[tuple[int, int]]:
    """Where each clause begins and ends: to the next one, but never inside quotation marks."""
    begun: int | None = None
    depth = at = 0
    for line in text.split("\n"):
        if depth == 0 and (_OPENS.match(line) or _ARTICLE.match(line)):
            if begun is not None:
                yield begun, at
            begun = at if _OPENS.match(line) and not _ENACTS.search(line) else None
        depth = max(depth + line.count("“") - line.count("”"), 0)
        at += len(line) + 1
    if begun is not None:
        yield begun, len(text)


def _read(text: str, start: int, end: int) -> Amending | None:
    raw = text[start:end]
    opened = _OPENS.match(raw)
    assert opened is not None  # noqa: S101 (that is how clauses are cut)
    said = raw.rstrip()
    span = Span(start + opened.start("verb"), start + len(said))
    words = said[opened.start("verb") :]
    quoted = _QUOTED.search(words) if "”" in words or words.count('"') > 1 else None
    head = words[: quoted.start()] if quoted else words
    kind = _kind(fold(opened["verb"]), head)
    locators, title = (
        _locators(words[: quoted.start()] + words[quoted.end() :] if quoted else words),
        _title(words, head),
    )
    if kind is None or not (locators or title or kind == "added"):
        return None
    clause = _filled(Amending(kind, " ".join(words.split()), span, locators, title), head, quoted)
    return None if clause.kind in ("added", "changed") and not (clause.text or clause.phrase) else clause


def _kind(verb: str, head: str) -> str | None:
    if verb in _DROPS:
        return "dropped"
    if _TIME.search(head) and verb != "bo sung":
        return "rescheduled"
    if verb in ("giao", "giao lai", "chuyen") or (_WHO.search(head) and verb not in ("sua doi", "bo sung")):
        return "reassigned" if _WHO.search(head) else None
    return "added" if verb == "bo sung" else "changed"


def _filled(clause: Amending, head: str, quoted: re.Match[str] | None) -> Amending:
    """The clause with what is to be there instead."""
    if clause.kind == "dropped":
        return clause
    phrase = _PHRASE.search(clause.said)
    if phrase is not None:
        return _with(clause, kind="changed", phrase=(phrase[1], phrase[2]))
    after = head if quoted is None or clause.kind in ("rescheduled", "reassigned") else ""
    if clause.kind == "rescheduled":
        return _with(clause, time=parse_time(_new_words(clause.said)))
    if clause.kind == "reassigned":
        return _reassigned(clause, after)
    return _new_text(clause, quoted["words"] if quoted else _after_colon(after))


def _after_colon(head: str) -> str:
    return head.partition(":")[2]


def _new_words(said: str) -> str:
    """What stands behind “thành, sang, đến”: the last of it, without quotation marks."""
    said = _NAMED.sub("", said)
    found = _BECOMES.match(said)
    quoted = _SHORT_QUOTED.findall(said)
    return quoted[-1] if quoted else (found["new"] if found else "").strip(_TRIM)


def _reassigned(clause: Amending, head: str) -> Amending:
    said = re.sub(r"^(?:giao lại|giao|chuyển)\s+", "", clause.said, flags=re.IGNORECASE)
    instead = _INSTEAD.match(said)
    names = tuple(name.text for name in find_agencies(instead["new"] if instead else _new_words(clause.said)))
    is_partner = "phối hợp" in head and "chủ trì" not in head
    return _with(clause, partners=names) if is_partner else _with(clause, leads=names)


def _new_text(clause: Amending, words: str) -> Amending:
    """The new words of a task: without its number, with who and when where they say so."""
    lines = [line.strip() for line in words.split("\n") if line.strip()]
    attributes = {n: v for line in lines[1:] for n, v, _at in find_attributes(line)}
    kept = [*lines[:1], *(line for line in lines[1:] if not find_attributes(line))]
    whole = " ".join(kept)
    marker = parse_marker(whole)
    whole = whole[marker.rest :].strip() if marker is not None else whole
    said, bracket = split_bracket(whole)
    attributes |= {name: value for name, value, _at in bracket}
    return _with(
        clause,
        text=said.strip(_TRIM) if bracket else whole.strip(" \t\n“”\""),
        leads=tuple(name.text for name in find_agencies(attributes.get("leads", ""))) if "leads" in attributes else (),
        partners=tuple(n.text for n in find_agencies(attributes["partners"])) if "partners" in attributes else (),
        time=parse_time(attributes["time"]) if "time" in attributes else find_time(said),
    )  # fmt: skip


def _with(clause: Amending, **filled: object) -> Amending:
    fields = {name: getattr(clause, name) for name in Amending.__slots__} | filled
    return Amending(**fields)


def _locators(head: str) -> tuple[str, ...]:
    """The places that the words name, outermost first: "điểm b khoản 2 Mục III" is III.2.b."""
    by_rank: dict[int, re.Match[str]] = {}
    for place in _PLACE.finditer(head):  # of "điểm d vào sau điểm c" the first is meant
        by_rank.setdefault(_rank(place["unit"], place["label"]), place)
    if not by_rank:
        return ()
    ranked = [by_rank[rank] for rank in sorted(by_rank)]
    path = [place["label"] for place in ranked]
    if "phu luc" in fold(head) and not ranked[0]["label"].isupper():
        path.insert(0, "PL")
    last = [path[-1], *re.findall(r"\d+", ranked[-1]["more"])]
    return tuple(".".join([*path[:-1], label]) for label in last)


def _rank(unit: str, label: str) -> int:
    """How deep in a document a unit lies; a Roman number is a section whatever it is called."""
    if label.isupper():
        return 0
    return next(rank for rank, units in enumerate(_RANKS) if unit.lower() in units)


def _title(words: str, head: str) -> str:
    """The task that is named by its words: in quotation marks before “thành, sang, từ”, not behind “như sau”."""
    if re.search(r"như sau\s*:?\s*$", head.strip()):
        return ""
    named = _NAMED.search(words)
    return named[1].strip(_TRIM) if named else ""
