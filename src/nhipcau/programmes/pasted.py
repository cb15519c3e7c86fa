"""A programme pasted as lines: hours; what; the same in English; where; that in English."""

import re
from collections.abc import Iterator
from datetime import date, time

from django.utils.translation import gettext as _

from nhipcau.common.refusal import Refused, refuse_if
from nhipcau.programmes.actions import Said
from nhipcau.registers.pasted import pasted_rows

_HOUR = r"(\d{1,2})\s*(?:giờ|[:.hg])\s*(\d{2})?"
_HOURS = re.compile(rf"{_HOUR}(?:\s*[-–]\s*{_HOUR})?", re.IGNORECASE)


def pasted_items(text: str, on: date) -> list[Said]:
    """The items of one day. Raises Refused naming the line that begins with no hour."""
    found = list(_items(text, on))
    refuse_if(not found, _("Hãy dán ít nhất một dòng."))
    return found


def _items(text: str, on: date) -> Iterator[Said]:
    for cells in pasted_rows(text):
        hours, said = _HOURS.match(cells[0]), [*cells[1:], "", "", "", ""]
        if hours is None:
            raise Refused(_("Dòng này không bắt đầu bằng giờ: “%(line)s”.") % {"line": "; ".join(cells)[:120]})
        rest = cells[0][hours.end() :].strip(" -–:,")
        text_vi, text_en, place_vi, place_en = ([rest, *said] if rest else said)[:4]
        ends = _time(hours, 3) if hours[3] else None
        yield Said(on, _time(hours, 1), text_vi, ends, text_en, place_vi, place_en)


def _time(hours: re.Match[str], group: int) -> time:
    try:
        return time(int(hours[group]), int(hours[group + 1] or 0))
    except ValueError as error:
        raise Refused(_("Không có giờ này: “%(said)s”.") % {"said": hours[0]}) from error
