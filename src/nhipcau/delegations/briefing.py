"""The briefing pack of a visit in one file: whom one meets, what was before, what to say, gifts, menus, the programme.

Nothing secret belongs in it: it is printed, carried about and left on tables; its first page says so.
"""

from collections.abc import Sequence
from typing import Any

from django.utils import translation

from nhipcau.delegations.models import Delegation, Member
from nhipcau.delegations.precedence import by_precedence
from nhipcau.delegations.queries import gifts_on
from nhipcau.files.typeset import drawn
from nhipcau.partners.models import Partner
from nhipcau.programmes.queries import Day
from nhipcau.reports.phrases import short_day

Lines = Sequence[tuple[str, str]]
"""What stands on the left and on the right of a line."""


def briefing_pdf(delegation: Delegation, days: Sequence[Day], past: Lines, open_promises: Sequence[str]) -> bytes:
    """The pack as PDF. ``past`` is what was done with the partners, ``open_promises`` what is still to be kept."""
    members = by_precedence(list(delegation.members.all()))
    with translation.override("vi"):  # whatever language the page is in
        parts = _parts(delegation, members, days, (past, open_promises))
    said = {"title": delegation.name_vi, "span": _span(delegation), "parts": [
        {"name": name, "lines": lines} for name, lines in parts if lines]}  # fmt: skip
    return drawn("nhipcau.delegations", "briefing.typ", said)


def _parts(
    delegation: Delegation, members: Sequence[Member], days: Sequence[Day], before: tuple[Lines, Sequence[str]]
) -> list[tuple[str, Lines]]:
    """The parts of the pack under their headings; ``before`` is what was done, and what is still to be kept."""
    past, open_promises = before
    return [
        ("Đoàn", _delegation(delegation, members)),
        ("Thành phần", [(str(one), _post(one)) for one in members]),
        *((partner.name_vi, _partner(partner)) for partner in delegation.partners.all()),
        ("Nội dung tiếp, làm việc", _points(delegation.purpose.splitlines())),
        ("Cam kết, nội dung còn lại", _points(open_promises)),
        ("Hoạt động đã qua", list(past)),
        ("Quà tặng", [(one.gift.name_vi, f"{one.pieces}: {one.to}") for one in gifts_on(delegation)]),
        ("Suất ăn", _menus(members)),
        ("Chương trình", [_line(day, line) for day in days for line in day.lines]),
    ]


def _points(texts: Sequence[str]) -> list[tuple[str, str]]:
    """Each text that says something, with nothing beside it."""
    return [("", text) for text in texts if text.strip()]


def _span(delegation: Delegation) -> str:
    first, last = delegation.starts_on, delegation.ends_on
    return short_day(first) if first == last else f"{short_day(first)} - {short_day(last)}"


def _delegation(row: Delegation, members: Sequence[Member]) -> list[tuple[str, str]]:
    rank = str(row.get_rank_display()) if row.rank else "chưa xác định"
    people = str(len(members)) if members else "chưa có danh sách"
    return [("Thời gian", _span(row)), ("Số người", people), ("Hạng khách", rank),
            ("Cơ quan chủ trì", row.agency.name)]  # fmt: skip


def _post(member: Member) -> str:
    return " · ".join(filter(None, (member.post_vi, member.post_en, str(member.get_part_display()))))


def _partner(partner: Partner) -> list[tuple[str, str]]:
    told: list[tuple[str, Any]] = [
        ("Tên tiếng Anh", partner.name_en), ("Nước", partner.country), ("Quan hệ", partner.get_relation_display()),
        ("Lưu ý lễ tân", partner.protocol_notes),
    ]  # fmt: skip
    return [(label, str(value)) for label, value in told if value]


def _menus(members: Sequence[Member]) -> list[tuple[str, str]]:
    """How many of each, for the kitchen: nobody is named beside what they eat."""
    wishes = [one.menu for one in members if one.menu]
    return [(wish, f"{wishes.count(wish)} suất") for wish in dict.fromkeys(wishes)]


def _line(day: Day, line: Any) -> tuple[str, str]:
    under = " · ".join(filter(None, (*map(str, line.hosts), line.item.place_vi)))
    return f"{short_day(day.on)} {line.item.starts:%H:%M}", f"{line.item.text_vi}{f' ({under})' if under else ''}"
