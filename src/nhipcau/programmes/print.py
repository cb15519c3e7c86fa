"""A programme in two languages as it is handed out, and as those who run it have it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import override

from nhipcau.common.refusal import refuse_if
from nhipcau.files.typeset import drawn
from nhipcau.programmes.models import ProgrammeItem, Resource, Version
from nhipcau.programmes.queries import Day, Line
from nhipcau.reports.writing.letterhead import lower_first

LANGUAGES = ("vi", "en")
WEEKDAYS = ("Thứ Hai", "Thứ Ba", "Thứ Tư", "Thứ Năm", "Thứ Sáu", "Thứ Bảy", "Chủ nhật")
DRESS = {"vi": "Trang phục", "en": "Dress"}


@dataclass(frozen=True, slots=True)
class Heading:
    """What stands above a programme in both languages."""

    title_vi: str
    title_en: str


def programme_pdf(heading: Heading, days: Sequence[Day], version: Version | None, *, inside: bool) -> bytes:
    """The programme as PDF: A5 in two columns for guests; A4 with what is internal for those who run it.

    Refused while a line has no English: guests would get a gap.
    """
    refuse_if(not days, _("Chương trình chưa có mục nào."))
    lines = [line for day in days for line in day.lines]
    lacking = [f"{line.item.starts:%H:%M} {line.item.text_vi}" for line in lines if not line.item.text_en]
    refuse_if(bool(lacking) and not inside, _("Còn mục chưa có tiếng Anh: %(items)s.") % {
        "items": "; ".join(lacking[:3])})  # fmt: skip
    said = {
        "title_vi": heading.title_vi, "title_en": heading.title_en, "inside": inside, "version": _version_said(version),
        "days": [
            {language: day_said(day.on, language) for language in LANGUAGES}
            | {"lines": [_told(line) for line in day.lines]} for day in days
        ],
    }  # fmt: skip
    return drawn("nhipcau.programmes", "programme.typ", said)


def day_said(on: date, language: str) -> str:
    """Thứ Tư, ngày 12 tháng 5 năm 2027; Wednesday, 12 May 2027."""
    if language == "vi":
        return f"{WEEKDAYS[on.weekday()]}, ngày {on.day} tháng {on.month} năm {on.year}"
    with override(language):
        return date_format(on, "l, j F Y")


def _version_said(version: Version | None) -> str:
    """Bản thứ 2, cập nhật 14:05 ngày 10/5/2027; a programme that nobody has settled is a draft."""
    if version is None:
        return "Dự thảo / Draft"
    made = timezone.localtime(version.made_at)
    return f"Bản thứ {version.number}, cập nhật {made:%H:%M} ngày {made:%d/%m/%Y} / Version {version.number}"


def _told(line: Line) -> dict[str, Any]:
    item = line.item
    dress = {language: dress_said(item, language) for language in LANGUAGES}
    return {
        "time": item.hours,
        "vi": _column(item.text_vi, _hosts(line, "vi"), item.place_vi, dress["vi"]),
        "en": _column(item.text_en, _hosts(line, "en"), item.place_en, dress["en"]),
        "inside": "; ".join(filter(None, (item.inside, *map(str, line.others)))),
    }  # fmt: skip


def _column(text: str, hosts: str, place: str, dress: str) -> dict[str, str]:
    return {"text": text, "under": " · ".join(filter(None, (hosts, place, dress)))}


def _hosts(line: Line, language: str) -> str:
    return "; ".join(_named(host, language) for host in line.hosts)


def _named(host: Resource, language: str) -> str:
    """Chủ tịch Vũ Đình Khoát; Vu Dinh Khoat, Chairman."""
    if language == "vi":
        return str(host)
    return ", ".join(filter(None, (host.name_en or host.name, host.post_en)))


def dress_said(item: ProgrammeItem, language: str) -> str:
    """Trang phục: com-lê; empty where nobody said."""
    with override(language):
        said = str(item.get_dress_display())
    return f"{DRESS[language]}: {lower_first(said)}" if said else ""
