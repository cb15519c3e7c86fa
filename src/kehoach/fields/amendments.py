"""What a decision that amends a plan says of it: tasks added, dropped, changed, given to others, put off.

The wording follows the drafting rules for amending acts (Decree 34/2016/NĐ-CP, Art. 9 and its forms, as
offices use them for plans too): a verb, the place in the plan, “như sau” and the new words in quotation
marks. What is not said in this way is not guessed.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from kehoach.attributes import find_attributes, split_tail
from kehoach.model import Span, Time
from kehoach.text.agencies import find_agencies
from kehoach.text.dates import parse_day
from kehoach.text.markers import parse_marker
from kehoach.text.normal import fold
from kehoach.text.periods import parse_time
from kehoach.text.said_times import find_time


@dataclass(frozen=True, slots=True)
class Amending:
    """One clause. ``kind`` is added, dropped, changed, reassigned, rescheduled, or unclear: what it says is not known.

    ``locators`` are the places that it names, as the reader writes them ("II.3.b", "PL.12"); ``title`` is
    the task named by its words instead. Of a change, what is empty stays as it was; ``phrase`` is words of
    the task and those that take their place. Agencies of a reassigned task that are ``replaced`` go; where
    ``is_more``, the new ones stand beside those that are there.
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
    replaced: tuple[str, ...] = ()
    is_more: bool = False

    @property
    def time_text(self) -> str:
        """The time in the words of the document; empty where it names none."""
        return self.time.text if self.time else ""


_NUMBER = r"(?:(?:Điều|Khoản|Mục)\s+\d{1,3}\.?|\d{1,3}(?:\.\d{1,3}){0,3}[.)]|[a-zđ]\)|[IVX]{1,6}\.|[-+–•])"
_VERBS = (
    r"sửa đổi|bổ sung|bãi bỏ|hủy bỏ|huỷ bỏ|bỏ|không thực hiện|thôi thực hiện|dừng thực hiện|điều chỉnh|thay đổi"
    r"|thay thế|thay|gia hạn|kéo dài|lùi|giao lại|chuyển|giao|đính chính|đổi|rút|tạm dừng|không tiếp tục"
)
_OPENS = re.compile(rf"^\s*(?:{_NUMBER}\s*)*(?P<verb>{_VERBS})(?!\w)", re.IGNORECASE)
_ARTICLE = re.compile(r"^\s*(?:Điều\s+\d|Nơi nhận|KT\.|TM\.|Căn cứ)")
_ENACTS = re.compile(r"(?:như sau|sau đây|cụ thể|gồm)\s*:?\s*$", re.IGNORECASE)
_WHOLE = re.compile(r"Điều\s+\d+\.?\s+.*(?:một số|sửa đổi|bổ sung|điều chỉnh)", re.IGNORECASE)
_NUMBERED = re.compile(r"^\s*(?:\d{1,3}[.)]|[a-zđ]\))\s+(?=\S)")
_QUOTED = re.compile(r"[“\"](?P<words>[^“\"].*)[”\"]", re.DOTALL)
_SHORT_QUOTED = re.compile(r"[“\"]([^“”\"]+)[”\"]")
_PLACE = re.compile(
    r"(?P<unit>điểm|tiết|khoản|mục|phần|nhiệm vụ|nội dung|số thứ tự|stt|dòng)(?:\s+số)?(?:\s+thứ tự)?\s+"
    r"(?P<label>[IVX]{1,6}(?!\w)|\d{1,3}(?:\.\d{1,3}){0,3}|[a-zđ](?!\w))(?P<more>(?:\s*(?:,|và)\s*(?:số\s+)?\d{1,3}(?!\w)(?!/))*)",
    re.IGNORECASE,
)
_RANKS = ({"phần"}, {"mục"}, {"khoản", "nhiệm vụ", "nội dung", "số thứ tự", "stt", "dòng"}, {"điểm"}, {"tiết"})
_TIME = re.compile(r"thời gian|thời hạn|tiến độ|gia hạn|lùi|(?<!giai đoạn )hạn hoàn thành", re.IGNORECASE)
_WHO = re.compile(r"cơ quan|đơn vị|chủ trì|phối hợp", re.IGNORECASE)
_BECOMES = re.compile(r".*(?:\s(?:thành|sang|bằng|đến|là|cho)|:)\s+(?P<new>.+)$", re.DOTALL)
_INSTEAD = re.compile(r"^(?P<new>.+?)\s+(?:làm cơ quan )?chủ trì.*\sthay\s", re.DOTALL)
_DROPS = (
    "bai bo", "huy bo", "bo", "rut", "khong thuc hien", "khong tiep tuc", "thoi thuc hien", "dung thuc hien",
    "tam dung",
)  # fmt: skip
_DOES = re.compile(r"\s+(?:làm|là|chủ trì|phối hợp|thực hiện|cùng chủ trì)(?!\w).*$", re.DOTALL)
_JOINS = re.compile(r"(?P<new>.+?)\s+(?:là|làm|tham gia|vào)\s.*(?P<role>chủ trì|phối hợp)", re.DOTALL | re.IGNORECASE)
_GOES = re.compile(r"\s(?:thay(?:\s+cho|\s+thế)?|từ)\s+(?P<old>.+?)(?:\s+(?:sang|thành|bằng|cho)\s.*)?$", re.DOTALL)
_BULLET = re.compile(r"gạch đầu dòng\s+(?:thứ\s+|số\s+)?(?P<which>\w+)", re.IGNORECASE)
_ORDINALS = ("nhất", "hai", "ba", "tư", "năm", "sáu", "bảy", "tám", "chín", "mười")
_FORCE = re.compile(
    r"có hiệu lực(?:\s+thi hành)?\s+(?:kể\s+)?từ\s+"
    r"(?P<day>ngày\s+\d{1,2}(?:\s+tháng\s+\d{1,2}\s+năm\s+|/\d{1,2}/)\d{4})",
    re.IGNORECASE,
)
_NAMED = re.compile(r"(?:nhiệm vụ|nội dung|hoạt động|công việc)\s*:?\s*[“\"]([^“”\"]+)[”\"]", re.IGNORECASE)
_PHRASE = re.compile(
    r"(?:(?:cụm )?từ\s+)?[“\"]([^“”\"]{1,500})[”\"]\s+(?:sửa\s+|được thay\s+|thay\s+)?(?:bằng|thành)\s+"
    r"(?:(?:cụm )?từ\s+)?[“\"]([^“”\"]{1,500})[”\"]",
    re.IGNORECASE,
)
_TRIM = " \t\n.;,:“”\"'"


def find_amendments(text: str) -> tuple[Amending, ...]:
    """Every clause of the text that amends, in its order; none of a document that amends nothing.

    A numbered clause of the amending article that is not understood comes as unclear: it is not passed over.
    """
    found = [clause for start, end in _clauses(text) for clause in _read(text, start, end)]
    return tuple(found) if any(clause.kind != "unclear" for clause in found) else ()


def find_day_of_force(text: str) -> str | None:
    """The day (ISO) from which a decision says that it holds; None where it says the day of signing, or nothing."""
    said = _FORCE.search(text)
    return parse_day(said["day"]) if said else None


def _clauses(text: str) -> Iterator[tuple[int, int]]:
    """Where each clause begins and ends: to the next one, but never inside quotation marks."""
    begun: int | None = None
    is_amending = False
    depth = at = 0
    for line in text.split("\n"):
        opens = _OPENS.match(line) is not None
        if depth == 0 and (opens or _ARTICLE.match(line) or (is_amending and _NUMBERED.match(line))):
            if begun is not None:
                yield begun, at
            enacts = _ENACTS.search(line) is not None and _WHOLE.match(line) is not None
            is_amending = enacts or (is_amending and _ARTICLE.match(line) is None)
            begun = at if (opens or is_amending) and not enacts else None
        depth = max(depth + line.count("“") - line.count("”"), 0)
        at += len(line) + 1
    if begun is not None:
        yield begun, len(text)


def _read(text: str, start: int, end: int) -> list[Amending]:
    said = text[start:end].rstrip()
    opened = _OPENS.match(said)
    begin = opened.start("verb") if opened else len(said) - len(_NUMBERED.sub("", said))
    words, span = said[begin:], Span(start + begin, start + len(said))
    unclear = Amending("unclear", " ".join(words.split()), span)
    if opened is None:
        return [unclear]
    quoted = _QUOTED.search(words) if "”" in words or words.count('"') > 1 else None
    head = words[: quoted.start()] if quoted else words
    outside = words[: quoted.start()] + words[quoted.end() :] if quoted else words
    locators, title = _locators(outside), _title(words, head)
    kind = _kind(fold(opened["verb"]), head)
    if kind is None or not (locators or title or kind == "added"):
        is_order = fold(opened["verb"]) in ("giao", "chuyen") or words.startswith("Điều")
        return [] if is_order and not locators else [unclear]
    clauses = _filled(Amending(kind, unclear.said, span, locators, title), head, quoted)
    return [_checked(clause) for clause in clauses]


def _checked(clause: Amending) -> Amending:
    """Unclear where what is to be there instead was not found."""
    lacks = {
        "added": not clause.text, "changed": not (clause.text or clause.phrase), "rescheduled": clause.time is None,
        "reassigned": not (clause.leads or clause.partners),
    }  # fmt: skip
    return _with(clause, kind="unclear") if lacks.get(clause.kind, False) else clause


def _kind(verb: str, head: str) -> str | None:
    if verb in _DROPS:
        return "dropped"
    if _TIME.search(head) and verb != "bo sung":
        return "rescheduled"
    if verb == "bo sung" and _JOINS.match(re.sub(r"^bổ sung\s+", "", head, flags=re.IGNORECASE)):
        return "reassigned"
    if verb in ("giao", "giao lai", "chuyen") or (_WHO.search(head) and verb not in ("sua doi", "bo sung")):
        return "reassigned" if _WHO.search(head) else None
    return "added" if verb == "bo sung" else "changed"


def _filled(clause: Amending, head: str, quoted: re.Match[str] | None) -> list[Amending]:
    """The clause with what is to be there instead; one for each task where it adds several."""
    if clause.kind == "dropped":
        return [clause]
    if clause.kind == "rescheduled":
        return [_with(clause, time=parse_time(_new_words(clause.said)))]
    phrase = _PHRASE.search(clause.said)
    if phrase is not None and clause.kind != "reassigned":
        return [_with(clause, kind="changed", phrase=(phrase[1], phrase[2]))]
    if clause.kind == "reassigned":
        return [_reassigned(clause, head)]
    words = quoted["words"] if quoted else _after_colon(head)
    parts = _parts(words) if clause.kind == "added" else [words]
    return [_new_text(clause, part) for part in parts]


def _parts(words: str) -> list[str]:
    """The tasks of a new heading with a), b), c) under it; else the words as they are."""
    lines = [line for line in words.split("\n") if line.strip()]
    letters = [
        at for at, line in enumerate(lines) if (marker := parse_marker(line.strip())) and marker.kind == "letter"
    ]
    if len(letters) < 2 or letters[0] == 0:
        return [words]
    return ["\n".join(lines[start:end]) for start, end in pairwise([*letters, len(lines)])]


def _after_colon(head: str) -> str:
    return head.partition(":")[2]


def _new_words(said: str) -> str:
    """What stands behind “thành, sang, đến”: the last of it, without quotation marks."""
    said = _NAMED.sub("", said)
    found = _BECOMES.match(said)
    quoted = _SHORT_QUOTED.findall(said)
    return quoted[-1] if quoted else (found["new"] if found else "").strip(_TRIM)


def _reassigned(clause: Amending, head: str) -> Amending:
    said = re.sub(r"^(?:giao lại|giao|chuyển|bổ sung)\s+", "", clause.said, flags=re.IGNORECASE)
    joins = _JOINS.match(said) if clause.said.lower().startswith("bổ sung") else None
    if joins is not None:
        names = _names(joins["new"])
        is_partner = joins["role"].lower() == "phối hợp"
        return _with(clause, leads=() if is_partner else names, partners=names if is_partner else (), is_more=True)
    instead = _INSTEAD.match(said)
    names = _names(instead["new"] if instead else _new_words(clause.said))
    goes = _GOES.search(_NAMED.sub("", said))
    replaced = _names(goes["old"]) if goes else ()
    is_partner = "phối hợp" in head and "chủ trì" not in head
    return _with(clause, partners=names if is_partner else (), leads=() if is_partner else names, replaced=replaced)


def _names(words: str) -> tuple[str, ...]:
    return tuple(name.text for name in find_agencies(_DOES.sub("", words.strip(_TRIM))))


def _new_text(clause: Amending, words: str) -> Amending:
    """The new words of a task: without its number, with who and when where they say so."""
    lines = [line.strip() for line in words.split("\n") if line.strip()]
    attributes = {n: v for line in lines[1:] for n, v, _at in find_attributes(line)}
    kept = [*lines[:1], *(line for line in lines[1:] if not find_attributes(line))]
    whole = " ".join(kept)
    marker = parse_marker(whole)
    whole = whole[marker.rest :].strip() if marker is not None else whole
    said, bracket = split_tail(whole)
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
    bullet = _bullet(head)
    if bullet:
        return (".".join([*path, bullet]),)
    last = [path[-1], *re.findall(r"\d+", ranked[-1]["more"])]
    return tuple(".".join([*path[:-1], label]) for label in last)


def _bullet(head: str) -> str:
    """The place of "gạch đầu dòng thứ hai" in its list: -2; nothing where it is not said or is the last."""
    said = _BULLET.search(head)
    which = said["which"].lower() if said else ""
    number = _ORDINALS.index(which) + 1 if which in _ORDINALS else int(which) if which.isdecimal() else 0
    return f"-{number}" if number else ""


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
