"""Days by the Vietnamese lunar calendar (âm lịch), as festivals are kept."""

from datetime import date

import vnlunar


def lunar_said(day: date) -> str:
    """10/3 âm lịch: a day as people name it by the moon; a leap month is named."""
    found = vnlunar.get_lunar_date(day.day, day.month, day.year)
    leap = " nhuận" if found["leap"] else ""
    return f"{found['day']}/{found['month']}{leap} âm lịch"


def same_lunar_day(day: date, year: int) -> date | None:
    """The day of another year that the moon names alike; the first month of two that have one number.

    A lunar year that begins in ``year``; the 30th of a month that has 29 days is its 29th. None beyond the calendar.
    """
    found = vnlunar.get_lunar_date(day.day, day.month, day.year)
    shift = year - day.year
    for moon in (found["day"], 29):
        solar = vnlunar.convert_lunar_to_solar(moon, found["month"], found["year"] + shift)
        if solar is not None:
            return date(solar[2], solar[1], solar[0])
    return None
