"""Reporting duties: who reports on the plan's execution, to whom, how often, by when."""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from functools import partial

from kehoach.model import Duty, Item, Reporting, Span
from kehoach.sources.source import Paragraph
from kehoach.text.agencies import find_agencies, find_subject, parse_subject
from kehoach.text.dates import parse_day
from kehoach.text.normal import CAPITALS, fold
from kehoach.vocabulary.agencies import AGENCY_HEADS
from kehoach.vocabulary.phrases import FREQUENCIES, RECEIVER_HEADS, RECEIVER_STOPS

_SENTENCE = re.compile(rf"(?<=[.!?])\s+(?=[{CAPITALS}])")
_HEADS = "|".join((*AGENCY_HEADS, *RECEIVER_HEADS))
_ABOUT = re.compile(r"ket qua|tinh hinh|dinh ky|tong hop|ngay \d|\d{1,2}/\d{1,2}|truoc|gui |dot xuat")
_IF = re.compile(r"\bneu\b|truong hop")
_FIRM = re.compile(r"ket qua thuc hien|dinh ky|truoc ngay|hang nam|hang quy")
_MONEY = re.compile(r"bo tri kinh phi|du toan kinh phi|kinh phi thuc hien")
_TO = rf"(?P<to>(?!Báo cáo)(?:{_HEADS})(?!\w)[^;.()]{{0,300}}?)"
_RECEIVER = re.compile(
    rf"(?:gửi về|gửi|về|báo cáo(?: và kiến nghị)?|trình)\s+(?:cho\s+|ngay\s+|cấp thẩm quyền \()?{_TO}"
    rf"(?=\s*(?:[;.()]|$|(?:,|và)?\s*\b(?:{'|'.join(RECEIVER_STOPS)})\b))"
)
_ALSO = re.compile(
    rf"đồng (?:thời )?gửi\s+(?:cho\s+)?(?P<to>(?:{_HEADS})(?!\w)[^;.(),]{{0,120}}?)(?=\s*(?:theo dõi|để|biết|[;.,(]|$))"
)
_DUE = re.compile(r"(?:trước|chậm nhất|vào|muộn nhất|xong)[^;.]{0,25}?(?:ngày\s+)?\d{1,2}\s*(?:/|tháng)", re.IGNORECASE)
_DAY = re.compile(r"\d{1,2}(?:/\d{1,2}(?:/\d{4})?|\s+tháng\s+\d{1,2}(?:\s+năm\s+\d{4})?)")
_BRACKET = re.compile(r"\s*\([^()]*\)")
_YEARLY = re.compile(r"\bnam\b(?! \d| tiep)")
_HALF_YEAR = re.compile(r"0?6 tháng|sáu tháng", re.IGNORECASE)
_OF_PART = re.compile(r"báo cáo (?:0?6 tháng|sáu tháng|quý|tháng(?!\s*\d))(?!\w)", re.IGNORECASE)
_ASKED = re.compile(
    r"(?i:yêu cầu|đề nghị|giao)\s+(?P<by>[^.]{1,300}?)\s+(?:nghiêm túc|triển khai|tổ chức|thực hiện|chủ động|căn cứ|khẩn trương|định kỳ|báo cáo|phối hợp)"  # noqa: E501
)


def find_reporting(duties: Sequence[Duty], own: Sequence[Item], closing: Sequence[Paragraph]) -> tuple[Reporting, ...]:
    """Every sentence that obliges somebody to report, each once."""
    found = [
        *(r for d in duties for r in _find_in(d.text, d.span.start, partial(_of_duty, d))),
        *(r for i in own for r in _find_in(i.text, i.span.start, _sender)),
        *(r for p in closing for r in _find_in(p.text, p.start, _sender)),
    ]
    return tuple(sorted(found, key=lambda r: r.span.start))


def _of_duty(duty: Duty, sentence: str) -> tuple[str, ...]:
    """The agency of the duty, or whom a sentence of it names: "Các sở gửi báo cáo về Sở Ngoại vụ …"."""
    return _names(parse_subject(sentence) or duty.agency)


def _sender(sentence: str) -> tuple[str, ...]:
    """Who reports by a rule of its own: "Sở Ngoại vụ tổng hợp …", "Báo cáo năm: các sở gửi …", "Yêu cầu các sở …"."""
    asked = _ASKED.search(sentence)
    return _names(asked["by"] if asked else parse_subject(sentence) or find_subject(sentence) or "")


def _names(text: str) -> tuple[str, ...]:
    """Single names; what a bracket lists behind a group is left out."""
    return tuple(name.text for name in find_agencies(_BRACKET.sub("", text)))


def _find_in(text: str, start: int, who: Callable[[str], tuple[str, ...]]) -> Iterator[Reporting]:
    at = 0
    for sentence in _SENTENCE.split(text):
        at = text.index(sentence, at)
        if is_reporting(sentence):
            yield from _build_each(_build(sentence, start + at, who(sentence)))
        at += len(sentence)


def is_reporting(sentence: str) -> bool:
    """True of a sentence that obliges to report on how the plan is carried out."""
    folded = fold(sentence)
    at = folded.find("bao cao")
    if at < 0:
        return False
    if _IF.search(folded) and not _FIRM.search(folded):
        return False  # "if difficulties arise, tell …" obliges nobody to report
    says_what = _ABOUT.search(folded) is not None
    says_to_whom = _RECEIVER.search(sentence) is not None or (
        folded.startswith("bao cao") and _due(sentence) is not None
    )
    return says_what and says_to_whom and not _is_about_money(folded)


def _is_about_money(folded: str) -> bool:
    return _MONEY.search(folded) is not None and "ket qua thuc hien" not in folded


def _build_each(reporting: Reporting) -> Iterator[Reporting]:
    """One for each date, where a sentence asks for a report of half a year and one of the year."""
    dates = _dates(reporting.text)
    if len(dates) != 2 or not _HALF_YEAR.search(reporting.text):
        yield reporting
        return
    second = "yearly" if _YEARLY.search(fold(reporting.text)) else "periodic"
    for due, frequency in zip(dates, ("periodic", second), strict=True):
        has_year = len(due) > len("MM-DD")
        yield replace(reporting, frequency="once" if has_year else frequency, due=due)


def _dates(sentence: str) -> list[str]:
    """Every day that the sentence names from its first deadline on."""
    deadline = _DUE.search(sentence)
    if deadline is None:
        return []
    days = (parse_day(f"ngày {match[0]}") for match in _DAY.finditer(sentence, deadline.start()))
    return [day for day in days if day]


def _build(sentence: str, start: int, by: tuple[str, ...]) -> Reporting:
    due = _due(sentence)
    has_year = due is not None and len(due) > len("MM-DD")
    return Reporting(
        by=by,
        to=_receivers(sentence),
        frequency="once" if has_year else parse_frequency(sentence),
        due=due,
        text=sentence,
        span=Span(start, start + len(sentence)),
    )


def _receivers(sentence: str) -> tuple[str, ...]:
    """Everybody who is reported to, in one breath or one after another: "về Bộ Ngoại giao, đồng gửi Tỉnh ủy"."""
    report = sentence.find("báo cáo")
    matches = list(_RECEIVER.finditer(sentence))
    near = [m for m in matches if m.end() > report - 60] or matches
    if not near:
        return ()
    also = _ALSO.search(sentence, near[0].end())
    said = [near[0]["to"], *([also["to"]] if also else [])]
    return tuple(dict.fromkeys(name for text in said for name in _names(text)))


def parse_frequency(sentence: str) -> str:
    """yearly, periodic or once, by the words of the sentence."""
    folded = fold(sentence)
    if _OF_PART.search(sentence):
        return "periodic"
    for frequency, words in FREQUENCIES:
        if any(word in folded for word in words):
            return frequency
    return "once"


def _due(sentence: str) -> str | None:
    match = _DUE.search(sentence)
    return parse_day(sentence[match.start() :]) if match else None
