"""When a task is done: a printed time to its kind, start and end; and the day it is due."""

import calendar
import re
from datetime import date

from kehoach.model import Period, Time
from kehoach.text.dates import parse_day, parse_month, parse_rewritten_day
from kehoach.text.markers import parse_roman
from kehoach.text.normal import fold
from kehoach.vocabulary.phrases import TIMES

_QUARTER = re.compile(
    r"quý\s+(?P<first>[IVX]{1,3}|\d)(?:\s*[-–,và]+\s*(?:quý\s+)?(?P<last>[IVX]{1,3}|[1-4](?!\d)))?(?:\s*(?:/|-|năm|\s)\s*(?P<year>\d{4}))?",
    re.IGNORECASE,
)
_YEARS = re.compile(r"(?P<start>20\d\d)\s*(?:[-–]|đến(?:\s+hết)?(?:\s+năm)?)\s*(?P<end>20\d\d)(?![/\d])", re.IGNORECASE)
_DAYS = re.compile(
    r"từ\s+(?:ngày\s+)?(?P<start>\d{1,2}(?:\s?/\s?\d{1,2}(?:/\d{4})?|\s+tháng\s+\d{1,2}(?:\s+năm\s+\d{4})?)?)\s*"
    r"(?:đến|[-–])\s*(?:hết\s+)?(?:\d{1,2}\s*giờ(?:\s*\d{1,2})?,?\s*)?(?:ngày\s+)?(?P<end>\d{1,2}(?:\s?/\s?\d{1,2}(?:/\d{4})?|\s+tháng\s+\d{1,2}(?:\s+năm\s+\d{4})?))",
    re.IGNORECASE,
)
_HORIZON = re.compile(r"đến\s+(?:hết\s+)?năm\s+(?P<year>20\d\d)", re.IGNORECASE)
_MONTHS = re.compile(
    r"(?:từ\s+)?tháng\s+(?P<start>\d{1,2})(?:/(?P<start_year>\d{4}))?\s*(?:đến|và|[-–])\s*(?:tháng\s+)?(?P<end>\d{1,2})(?:\s*(?:/|năm)\s*(?P<year>\d{4}))?",
    re.IGNORECASE,
)
_MONTH_OF_YEAR = r"(?:tháng\s+)?\d{1,2}\s?/\s?20\d\d"
_LONE_MONTHS = re.compile(rf"(?P<start>{_MONTH_OF_YEAR})(?:\s*[-–]\s*(?P<end>{_MONTH_OF_YEAR}))?", re.IGNORECASE)
_AND_ON = re.compile(r"\s*(?:và|,)\s*(?:những|các)\s+năm\s+(?:tiếp theo|sau)(?:\s+đó)?", re.IGNORECASE)
_FROM_TO = re.compile(r"từ\s+(?P<first>.{4,40}?)\s+đến\s+(?:hết\s+)?(?P<last>.{4,40})", re.IGNORECASE)
_FROM = re.compile(r"(?:kể\s+)?từ\s+(?:ngày\s+)?(?P<day>\d{1,2}\s?/\s?\d{1,2}\s?/\s?\d{4})", re.IGNORECASE)
_DAY_LIST = re.compile(
    r"(?<![\d/])(?P<first>\d{1,2})(?:,\s*\d{1,2})*(?:\s*,\s*|\s+và\s+)(?P<last>\d{1,2})"
    r"\s*(?:/|\s+tháng\s+)\s*(?P<month>\d{1,2})(?:/|\s+năm\s+)(?P<year>20\d\d)",
    re.IGNORECASE,
)
_EVENTS = re.compile(r"từ\s+(?:khi|ngày)\s.+\sđến\s+(?:khi|ngày)\s.+|sau\s+khi\s.+", re.IGNORECASE)
"""From what happens to what happens: a time without a date."""
_WORDS = tuple((kind, re.compile(rf"(?<!\w)0?(?:{'|'.join(map(re.escape, words))})")) for kind, words in TIMES)
_FULL_DAY = re.compile(r"(?<![\d/])\d{1,2}/\d{1,2}/\d{4}(?!\d)")
_MONTH = re.compile(r"tháng\s+(?P<month>\d{1,2})(?!\d)(?:\s*(?:/|-|năm)\s*(?P<year>\d{4}))?", re.IGNORECASE)
_YEAR = re.compile(r"(?:năm\s+)?(?P<year>20\d\d)$", re.IGNORECASE)


def parse_time(text: str) -> Time | None:
    """The time that a column or a “Thời gian thực hiện:” line states.

    Printed forms: Thường xuyên · Trong năm · Hằng năm · Theo định kỳ · Trước ngày 15/11/2024 ·
    Quý II/2024 · Quý I - Quý II/2024 · Tháng 6/2024 · Tháng 3 - 5/2024 · 2022-2026 ·
    Đến năm 2030 · Năm 2024.
    """
    printed = text.strip(" .;")
    if not printed or _is_impossible(printed):
        return None
    rewritten = parse_rewritten_day(printed)
    if rewritten:
        return Time("by_date", printed, end=rewritten)
    return _parse_open(printed) or _parse_words(printed) or _parse_dates(printed)


def _parse_open(printed: str) -> Time | None:
    """From a time on: 2025 và những năm tiếp theo · Từ 01/7/2025."""
    match = _FROM.fullmatch(printed)
    if match:
        return Time("range", printed, parse_day(f"ngày {match['day']}"))
    begun = _AND_ON.sub("", printed)
    time = parse_time(begun) if begun != printed else None
    return Time("range", printed, time.start) if time else None


def _is_impossible(printed: str) -> bool:
    """True of a day, a month or a quarter that no calendar has: 31/02/2027, tháng 13, Quý V."""
    days = [match[0] for match in _FULL_DAY.finditer(printed)]
    months = [int(match["month"]) for match in _MONTH.finditer(printed)]
    lone = _LONE_MONTHS.fullmatch(printed)
    months += [int(part.split("/")[0].split()[-1]) for part in (lone["start"], lone["end"]) if part] if lone else []
    quarters = [label for match in _QUARTER.finditer(printed) for label in (match["first"], match["last"]) if label]
    values = [int(label) if label.isdigit() else parse_roman(label.upper()) for label in quarters]
    return (
        any(parse_day(f"ngày {day}") is None for day in days)
        or any(not 1 <= month <= 12 for month in months)
        or any(not 1 <= value <= 4 for value in values)
    )


def _parse_words(printed: str) -> Time | None:
    folded = fold(printed)
    has_day = parse_day(printed) is not None
    for kind, words in _WORDS:
        if words.search(folded):
            year = _YEAR.search(printed) if kind == "within_year" else None
            if year:
                return Time(kind, printed, year["year"], year["year"])
            return Time(kind, printed, end=parse_day(printed) if has_day else None)
    return None


def _parse_dates(printed: str) -> Time | None:
    for parse in (
        _parse_lone_months,
        _parse_from_to,
        _parse_quarter,
        _parse_days,
        _parse_day_list,
        _parse_range,
        _parse_months,
        _parse_day,
        _parse_horizon,
        _parse_month,
        _parse_year,
        _parse_events,
    ):
        time = parse(printed)
        if time is not None:
            return time
    return None


def _parse_lone_months(printed: str) -> Time | None:
    """6/2025 · 6/2025-8/2025, as a column prints them."""
    match = _LONE_MONTHS.fullmatch(printed)
    start = _month_of(match["start"]) if match else None
    end = _month_of(match["end"] or match["start"]) if match else None
    if match is None or start is None or end is None:
        return None
    return Time("range" if match["end"] else "month", printed, start, end)


def _month_of(printed: str) -> str | None:
    month, year = (int(part) for part in re.findall(r"\d+", printed))
    return f"{year}-{month:02}" if 1 <= month <= 12 else None


def _parse_from_to(printed: str) -> Time | None:
    """From one time to another, each with its year: từ tháng 11/2024 đến quý II/2025."""
    match = _FROM_TO.fullmatch(printed)
    first, last = (_parse_dates(match["first"]), _parse_dates(match["last"])) if match else (None, None)
    start, end = (first.start or first.end) if first else None, last.end if last else None
    is_dated = start is not None and end is not None and start[:2] == end[:2] == "20"
    return Time("range", printed, start, end) if is_dated else None


def _parse_day_list(printed: str) -> Time | None:
    """24, 25 và 26 tháng 8 năm 2025."""
    match = _DAY_LIST.search(printed)
    if not match:
        return None
    said = f"tháng {match['month']} năm {match['year']}"
    start, end = parse_day(f"ngày {match['first']} {said}"), parse_day(f"ngày {match['last']} {said}")
    return Time("range", printed, start, end) if start and end else None


def _parse_events(printed: str) -> Time | None:
    return Time("range", printed) if _EVENTS.fullmatch(printed) else None


def _parse_quarter(printed: str) -> Time | None:
    match = _QUARTER.search(printed)
    if not match:
        return None
    first, last = _quarter(match["first"]), _quarter(match["last"] or match["first"])
    year = match["year"]
    if not year:
        return Time("range", printed)
    return Time("range", printed, f"{year}-{first * 3 - 2:02}", f"{year}-{last * 3:02}")


def _quarter(label: str) -> int:
    value = int(label) if label.isdigit() else parse_roman(label.upper())
    return min(max(value, 1), 4)


def _parse_range(printed: str) -> Time | None:
    match = _YEARS.search(printed)
    return Time("range", printed, match["start"], match["end"]) if match else None


def _parse_days(printed: str) -> Time | None:
    """From one day to another; what the first leaves out, month or year, the second says."""
    matches = list(_DAYS.finditer(printed))
    if not matches:
        return None
    if len(matches) > 1:  # several rounds: from the first to the last
        begun, ended = _parse_days(matches[0][0]), _parse_days(matches[-1][0])
        return Time("range", printed, begun.start if begun else None, ended.end if ended else None)
    match = matches[0]
    end = parse_day(f"ngày {match['end']}")
    last = end.split("-") if end else []
    said = re.findall(r"\d+", match["start"])
    if len(last) < 2 or not said:
        return Time("range", printed)
    month = int(said[1]) if len(said) > 1 else int(last[-2])
    year = said[2] if len(said) > 2 else (last[0] if len(last) == 3 else "")
    start = parse_day(f"ngày {said[0]} tháng {month}" + (f" năm {year}" if year else ""))
    return Time("range", printed, start, end)


def _parse_months(printed: str) -> Time | None:
    match = _MONTHS.search(printed)
    if not match or not (1 <= int(match["start"]) <= 12 and 1 <= int(match["end"]) <= 12):
        return None
    year = match["year"] or match["start_year"]
    if not year:
        return Time("range", printed)
    start_year = match["start_year"] or year
    return Time("range", printed, f"{start_year}-{int(match['start']):02}", f"{year}-{int(match['end']):02}")


def _parse_day(printed: str) -> Time | None:
    day = parse_day(printed)
    return Time("by_date", printed, end=day) if day else None


def _parse_horizon(printed: str) -> Time | None:
    match = _HORIZON.search(printed)
    return Time("horizon", printed, end=match["year"]) if match else None


def _parse_month(printed: str) -> Time | None:
    match = _MONTH.search(printed)
    if not match or not 1 <= int(match["month"]) <= 12:
        return None
    month = parse_month(printed)
    return Time("month", printed, month, month)


def _parse_year(printed: str) -> Time | None:
    match = _YEAR.search(printed)
    return Time("within_year", printed, match["year"], match["year"]) if match else None


def due_date(time: Time | None, period: Period | None) -> date | None:
    """The last day of the time, where the text allows one.

    A day or month without a year falls in the last year of the plan's period; tasks
    that go on all the time, or come back, have no due date.
    """
    if time is None or time.kind in ("continuous", "periodic"):
        return None
    year = period.end if period else None
    if time.kind in ("within_year", "yearly"):
        return _last_day(time.end, year) or (date(year, 12, 31) if year else None)
    return _last_day(time.end, year)


def _last_day(end: str | None, year: int | None) -> date | None:
    if end is None:
        return None
    parts = [int(p) for p in end.split("-")]
    if parts[0] == 0:
        return None
    if len(end) == 5:
        return date(year, parts[0], min(parts[1], 28) if parts[0] == 2 else parts[1]) if year else None
    if len(parts) == 3:
        return date(*parts)
    month = parts[1] if len(parts) == 2 else 12
    return date(parts[0], month, calendar.monthrange(parts[0], month)[1])
