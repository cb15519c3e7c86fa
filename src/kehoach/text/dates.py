"""Dates as Vietnamese documents print them, day first."""

import re
from datetime import date

_LONG = re.compile(r"ngày\s+(?P<day>\d{1,2})\s+tháng\s+(?P<month>\d{1,2})(?:\s+năm\s+(?P<year>\d{4}))?", re.IGNORECASE)
_SHORT = re.compile(r"(?<![\d/])(?P<day>\d{1,2})\s?[/.-]\s?(?P<month>\d{1,2})\s?[/.-]\s?(?P<year>\d{4})(?!\d)")
_DAY_MONTH = re.compile(r"(?<![\d/])(?P<day>\d{1,2})/(?P<month>\d{1,2})(?![\d/])")
_MONTH = re.compile(r"tháng\s+(?P<month>\d{1,2})\s*(?:/|-|\s+năm\s+)\s*(?P<year>\d{4})", re.IGNORECASE)
_YEAR = re.compile(r"năm\s+(?P<year>\d{4})", re.IGNORECASE)


def parse_date(text: str) -> str | None:
    """The first date in the text, as much of it as is printed.

    Printed forms: ngày 01 tháng 02 năm 2024 · 10/9/2021 · 15/11 (no year: "11-15") ·
    ngày 15 tháng 11 (the same) · tháng 8 năm 2022 ("2022-08") · năm 2022 ("2022").
    """
    return parse_day(text) or parse_month(text) or _parse_year(text)


_ISO = re.compile(r"(?P<year>\d{4})-(?P<month>\d{2})-(?P<day>\d{2})(?:[ T]0?0:00(?::00)?)?")
_ENGLISH = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_REWRITTEN = re.compile(
    rf"(?P<day>\d{{1,2}})[\s/.-]+(?:(?:thg|th)\s?(?P<month>\d{{1,2}})|(?P<name>{'|'.join(_ENGLISH)})[a-z]*|(?P<number>\d{{1,2}}))"
    r"[\s,/.-]+(?P<year>\d{4}|\d{2})",
    re.IGNORECASE,
)


def parse_rewritten_day(text: str) -> str | None:
    """A day as a spreadsheet writes it anew: 15-Nov-26, 15 thg 11 2026, 15/11/26, 2026-11-15; None of anything else."""
    found = _REWRITTEN.fullmatch(text.strip())
    if not found:
        iso = _ISO.fullmatch(text.strip())
        return parse_day(f"ngày {iso['day']} tháng {iso['month']} năm {iso['year']}") if iso else None
    name = found["name"]
    month = _ENGLISH.index(name.lower()) + 1 if name else found["month"] or found["number"]
    year = found["year"] if len(found["year"]) == 4 else f"20{found['year']}"
    return parse_day(f"ngày {found['day']} tháng {month} năm {year}")


def parse_day(text: str) -> str | None:
    """The first day in the text: an ISO date, or MM-DD where no year is printed."""
    for pattern in (_LONG, _SHORT, _DAY_MONTH):
        for match in pattern.finditer(text):
            day = _day(match)
            if day:
                return day
    return None


def _day(match: re.Match[str]) -> str | None:
    parts = match.groupdict()
    year, month, day = int(parts.get("year") or 2000), int(parts["month"]), int(parts["day"])
    try:
        valid = date(year, month, day)
    except ValueError:
        return None
    return valid.isoformat() if parts.get("year") else valid.strftime("%m-%d")


def parse_month(text: str) -> str | None:
    """The first month with its year, as YYYY-MM."""
    match = _MONTH.search(text)
    if not match or not 1 <= int(match["month"]) <= 12:
        return None
    return f"{match['year']}-{int(match['month']):02}"


def _parse_year(text: str) -> str | None:
    match = _YEAR.search(text)
    return match["year"] if match else None
