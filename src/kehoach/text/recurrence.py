"""How often work comes back: a printed time to a rule of RFC 5545 that gives its due dates."""

import re

from kehoach.text.normal import fold

YEAR_ENDS_ON = "FREQ=YEARLY;BYMONTH=12;BYMONTHDAY=31"
_COUNTS = {"mot": 1, "hai": 2, "ba": 3, "bon": 4, "sau": 6, "chin": 9}
_NUMBER = r"(?P<count>\d{1,2}|mot|hai|ba|bon|sau|chin)"
_EVERY = r"(?:hang|moi|tung|theo|dinh ky(?: theo| hang)?)"
_TIMES_A_YEAR = re.compile(
    rf"{_NUMBER}\s*(?:lan|ky|dot|cuoc)\s*(?:/|moi|mot|trong|trong mot)\s*(?:1\s+|01\s+)?nam\b"
    rf"|(?:moi|hang|mot) nam\s+(?:to chuc\s+)?(?:it nhat\s+)?{_NUMBER.replace('count', 'again')}\s*(?:lan|ky|dot|cuoc)"
)
_YEARS_APART = re.compile(
    rf"{_NUMBER}\s*nam\s*(?:/|mot|1|01)\s*(?:lan|ky)|dinh ky\s+{_NUMBER.replace('count', 'again')}\s*nam\b"
)
_MONTHS_APART = re.compile(
    rf"{_NUMBER}\s*thang\s*(?:/|mot|1|01)\s*(?:lan|ky)|{_EVERY}\s+{_NUMBER.replace('count', 'again')}\s*thang\b"
)
_MONTHLY = re.compile(rf"\b{_EVERY}\s+thang\b|\b(?:mot|1|01)\s*(?:lan|ky)\s*(?:/|mot|moi)\s*thang\b")
_QUARTERLY = re.compile(rf"\b{_EVERY}\s+quy\b|\b(?:mot|1|01)\s*(?:lan|ky)\s*(?:/|mot|moi)\s*quy\b")
_YEARLY = re.compile(rf"\b{_EVERY}\s+nam\b|\bcac nam\b|\bthuong nien\b")
_DAY_OF_YEAR = re.compile(r"\b(?P<day>\d{1,2})\s*(?:/|thang)\s*(?P<month>\d{1,2})(?![/\d])")
_DAY_OF_MONTH = re.compile(r"\bngay\s+(?P<day>\d{1,2})(?![/\d]|\s*thang\s+\d)")
_MONTHS_NAMED = re.compile(r"\bthang\s+(?P<month>\d{1,2})(?!\d|\s*/\s*\d{4})")
_QUARTER_NAMED = re.compile(r"\bquy\s+(?P<quarter>i{1,3}v?|iv|[1-4])\b(?!\s*/)")
_QUARTERS = {"i": 1, "ii": 2, "iii": 3, "iv": 4, "1": 1, "2": 2, "3": 3, "4": 4}


def parse_recurrence(text: str) -> str:
    """The rule (RFC 5545, RRULE) of the days by which recurring work is due, as a printed time states it.

    Hằng năm · Trước ngày 15/12 hằng năm · Tháng 6 hằng năm · Hằng quý · Hằng tháng · Trước ngày 25 hằng tháng ·
    6 tháng một lần · 02 lần/năm · 2 năm một lần. Without a day of their own they are due on the last day of their
    year, quarter or month. Empty where the text states no return, or "theo định kỳ" without saying which.
    """
    folded = " ".join(fold(text).split())
    for parse in (_times_a_year, _years_apart, _months_apart, _monthly, _quarterly, _yearly):
        rule = parse(folded)
        if rule:
            return rule
    return ""


def _count(match: re.Match[str]) -> int:
    printed = match["count"] or match["again"]
    return int(printed) if printed.isdigit() else _COUNTS[printed]


def _at_ends_of(months: list[int]) -> str:
    return f"FREQ=YEARLY;BYMONTH={','.join(map(str, months))};BYMONTHDAY=-1"


def _times_a_year(folded: str) -> str:
    match = _TIMES_A_YEAR.search(folded)
    count = _count(match) if match else 0
    if not 1 <= count <= 12:
        return ""
    return YEAR_ENDS_ON if count == 1 else _at_ends_of([-(-12 * nth // count) for nth in range(1, count + 1)])


def _years_apart(folded: str) -> str:
    match = _YEARS_APART.search(folded)
    count = _count(match) if match else 0
    if count == 1:
        return YEAR_ENDS_ON
    return f"FREQ=YEARLY;INTERVAL={count};BYMONTH=12;BYMONTHDAY=31" if 2 <= count <= 10 else ""


def _months_apart(folded: str) -> str:
    match = _MONTHS_APART.search(folded)
    count = _count(match) if match else 0
    return _at_ends_of(list(range(count, 13, count))) if count and 12 % count == 0 else ""


def _monthly(folded: str) -> str:
    if not _MONTHLY.search(folded):
        return ""
    day = _DAY_OF_MONTH.search(folded)
    is_in_all = day is not None and 1 <= int(day["day"]) <= 28
    return f"FREQ=MONTHLY;BYMONTHDAY={day['day'] if day and is_in_all else -1}"


def _quarterly(folded: str) -> str:
    return _at_ends_of([3, 6, 9, 12]) if _QUARTERLY.search(folded) else ""


def _yearly(folded: str) -> str:
    """Each year: on its day, in its months or quarter where the text names them, else at its end."""
    if not _YEARLY.search(folded):
        return ""
    day = _DAY_OF_YEAR.search(folded)
    if day and 1 <= int(day["month"]) <= 12 and 1 <= int(day["day"]) <= 31:
        return _on_day(int(day["month"]), int(day["day"]))
    months = sorted({int(match["month"]) for match in _MONTHS_NAMED.finditer(folded)} & set(range(1, 13)))
    quarters = sorted({3 * _QUARTERS[match["quarter"]] for match in _QUARTER_NAMED.finditer(folded)})
    named = months or quarters
    return _at_ends_of(named) if named and named != [12] else YEAR_ENDS_ON


def _on_day(month: int, day: int) -> str:
    """A day that not every year has is the last of its month."""
    is_in_all = day <= (28 if month == 2 else 30 if month in (4, 6, 9, 11) else 31)
    return f"FREQ=YEARLY;BYMONTH={month};BYMONTHDAY={day if is_in_all else -1}"
