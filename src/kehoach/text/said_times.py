"""The time that an item of the body says of itself: at its beginning, at its end, in brackets, inside the sentence."""

import re

from kehoach.model import Time
from kehoach.text.periods import parse_time

_DAY = r"\d{1,2}(?:/\d{1,2}(?:/\d{4})?|\s+tháng\s+\d{1,2}(?:\s+năm\s+\d{4})?)"
_OF_YEAR = r"(?:\s*/\s*\d{4}|\s+năm\s+\d{4})"
_AHEAD = r"đến(?: hết)? năm \d{4}"
_WHEN = (
    rf"(?:(?:[Tt]rước|[Cc]hậm nhất|[Xx]ong)\s+(?:là\s+|trong\s+|vào\s+)?(?:ngày\s+)?{_DAY}"
    rf"|[Tt]ừ\s+(?:ngày\s+)?\d{{1,2}}[^,;.]{{0,30}}\s+đến\s+(?:ngày\s+)?{_DAY}"
    rf"|(?:[Tt]rong|[Vv]ào)\s+(?:[Tt]háng\s+\d{{1,2}}|[Qq]uý\s+[IV1-4]{{1,3}}){_OF_YEAR}"
    r"|[Tt]rong\s+năm\s+\d{4}"
    r"|(?:[Tt]rong\s+)?[Gg]iai đoạn\s+\d{4}\s*[-–]\s*\d{4})"
)
_EVERY_YEAR = r"(?:dịp \w+ |tháng \d{1,2} )?(?:hằng|hàng) năm"
_SAID_FIRST = re.compile(
    rf"(?P<time>{_WHEN}|(?:Hằng|Hàng|Mỗi) năm|Định kỳ\s+\d{{1,2}}\s+năm[^,]{{0,12}}"
    r"|Định kỳ(?: hằng| hàng)? (?:quý|tháng)|Đến(?: hết)? năm \d{4}"
    r"|(?:Quý [IV]{1,3}|Tháng \d{1,2})(?:/| năm )\d{4}|Thường xuyên),?\s"
)
_SAID_LAST = re.compile(
    r"(?:[Tt]hời gian(?: thực hiện| tổ chức| hoàn thành)?\s*:\s*(?P<stated>[^.;:]{3,80})"
    rf"|\s(?:hoàn thành |xong )?(?P<time>{_WHEN}|từ năm \d{{4}} đến năm \d{{4}}|{_EVERY_YEAR}"
    r"|định kỳ [^,;.]{2,20}))[.;]?$"
)
_SAID_IN_BRACKET = re.compile(r"\((?P<time>[^()]{4,60})\)[.;]?$")
_SAID_INSIDE = re.compile(
    rf"(?:trong|vào|dự kiến|cuối|đầu|giữa|khoảng)\s+(?P<time>tháng\s+\d{{1,2}}{_OF_YEAR})(?=[,;.]|$)"
    r"|(?P<every>định kỳ \d{1,2} năm(?: một lần|/lần)|mỗi (?:quý|tháng|tuần)(?= một|[,;.]|$))"
    r"|(?P<dated>từ\s+(?:ngày\s+)?\d{1,2}(?:/\d{1,2})?\s+đến\s+(?:ngày\s+)?\d{1,2}/\d{1,2}/\d{4})"
    r"|(?P<months>từ tháng \d{1,2}(?:/\d{4})? đến tháng \d{1,2}/\d{4})|(?P<yearly>(?:hằng|hàng) năm)(?=[,;.])"
    r"|(?<=[.;]\s)(?P<ahead>Đến(?: hết)? năm \d{4}),"
    rf"|(?P<until>{_AHEAD})(?=\s(?:đạt|hoàn thành|phấn đấu)\b)|(?<=phấn đấu )(?P<aim>{_AHEAD})"
)


def _is_dated(time: Time) -> bool:
    """True of a time of a year, or one that comes back: a feast in brackets, (02/9), has neither."""
    return (time.start or time.end or "").startswith("20") or time.kind in ("yearly", "periodic", "continuous")


def find_time(text: str) -> Time | None:
    """The time that an item of the body says of itself.

    "Hằng năm, tổ chức …" · "Trước ngày 30 tháng 6 năm 2027, hoàn thành …" · "… trong tháng 5
    năm 2023." · "… Thời gian: Quý III/2026." · "… (quý III-2026)." · "… từ ngày 5 đến 9/8/2027, …". A year
    inside the sentence is not one: it may be that of a title or of a law.
    """
    bracket = _SAID_IN_BRACKET.search(text[-80:])
    if bracket and (time := parse_time(bracket["time"])) is not None and _is_dated(time):
        return time
    last = _SAID_LAST.search(text[-140:])
    if last:
        return parse_time(last["stated"] or last["time"])
    first = _SAID_FIRST.match(text)
    if first:
        return parse_time(first["time"])
    inside = _SAID_INSIDE.search(text)
    return parse_time(inside[inside.lastgroup or 0]) if inside else None
