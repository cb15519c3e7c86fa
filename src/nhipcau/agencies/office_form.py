"""Changes to how an agency writes: its letterhead, its drafting units, who signs for it."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from nhipcau.accounts.models import User
from nhipcau.agencies.letterheads import letterhead_of
from nhipcau.agencies.models import Agency, DraftingUnit, Letterhead, Signer
from nhipcau.agencies.permissions import can_set_letterhead
from nhipcau.agencies.queries import people_of
from nhipcau.audit.journal import record
from nhipcau.common.cleaning import clean_line, clean_text
from nhipcau.common.locking import locked
from nhipcau.common.refusal import Refused, Stale, refuse_if, require


@dataclass(frozen=True, slots=True)
class OfficeForm:
    """What a person confirms of an agency's letterhead."""

    form: str
    has_none_above: bool
    above: str
    name_lines: str
    symbol: str
    place: str
    authority: str
    chief: str
    deputy_mark: str
    leaders: str
    filed: str
    keeps_register: bool
    term_from: int | None
    is_outside: bool


CLEANED: dict[str, Callable[[Any], Any]] = {
    "name_lines": clean_text, "has_none_above": bool, "keeps_register": bool, "is_outside": bool,
    "term_from": lambda year: year,
}  # fmt: skip
"""How what was typed is kept, where it is more or less than a line."""


@dataclass(frozen=True, slots=True)
class NewSigner:
    """Who may sign from when to when; without days, always."""

    name: str
    position: str
    title: str = ""
    user: User | None = None
    since: date | None = None
    until: date | None = None


def _require(by: User, agency: Agency) -> None:
    require(
        can_set_letterhead(by, agency),
        _("Chỉ cán bộ đầu mối, quản trị hệ thống hoặc thủ trưởng cơ quan mới được khai báo thể thức văn bản."),
    )


@transaction.atomic
def set_letterhead(*, by: User, agency: Agency, version: int, form: OfficeForm, now: datetime) -> Letterhead:
    """Confirms how the agency writes. ``version`` is 0 where only the convention stood there."""
    _require(by, agency)
    locked(agency)
    before = letterhead_of(agency)
    if before.confirmed_version != version:
        raise Stale(_("Thể thức này vừa được người khác sửa; bản mới hiện bên cạnh."))
    refuse_if(form.has_none_above and bool(form.above), _("Đã chọn không ghi cơ quan chủ quản thì để trống ô này."))
    refuse_if(not form.name_lines.strip(), _("Cần nhập tên cơ quan ban hành."))
    changes = {}
    for name in OfficeForm.__slots__:
        value = CLEANED.get(name, clean_line)(getattr(form, name))
        if value != getattr(before, name):
            changes[name] = [str(getattr(before, name)), str(value)]
        setattr(before, name, value)
    before.version, before.confirmed_by, before.confirmed_at = version + 1, by, now
    before.save()
    record(by=by, verb="set_letterhead", target=agency, name=agency.name, changes=changes)
    return before


@transaction.atomic
def add_drafting_unit(
    *, by: User, agency: Agency, name: str, abbreviation: str, head: User | None = None
) -> DraftingUnit:
    """One more unit that drafts for the agency."""
    _require(by, agency)
    locked(agency)
    name, abbreviation = clean_line(name), clean_line(abbreviation)
    refuse_if(not name or not abbreviation, _("Cần nhập tên và chữ viết tắt của đơn vị soạn thảo."))
    refuse_if(" " in abbreviation, _("Chữ viết tắt của đơn vị soạn thảo viết liền, ví dụ HTQT."))
    if agency.drafting_units.filter(abbreviation=abbreviation, is_used=True).exists():
        raise Refused(_("Đã có đơn vị soạn thảo viết tắt là %(short)s.") % {"short": abbreviation})
    unit = DraftingUnit.objects.create(agency=agency, name=name, abbreviation=abbreviation, head=head)
    record(by=by, verb="add_drafting_unit", target=agency, name=str(unit), agency=agency.name)
    return unit


@transaction.atomic
def set_unit_head(*, by: User, unit: DraftingUnit, head: User | None) -> DraftingUnit:
    """Who looks through what the unit drafts before it goes to the signer; nobody where None."""
    _require(by, unit.agency)
    unit = locked(unit, "agency")
    refuse_if(not unit.is_used, _("Đơn vị soạn thảo này đã thôi dùng."))
    is_stranger = head is not None and not people_of(unit.agency).filter(pk=head.pk).exists()
    refuse_if(is_stranger, _("Trưởng đơn vị phải là người của cơ quan."))
    unit.head = head
    unit.save()
    record(by=by, verb="set_unit_head", target=unit.agency, name=str(unit), person=str(head or ""))
    return unit


@transaction.atomic
def drop_drafting_unit(*, by: User, unit: DraftingUnit) -> None:
    """A unit that drafts no more; documents of before keep their symbol."""
    _require(by, unit.agency)
    unit = locked(unit, "agency")
    refuse_if(not unit.is_used, _("Đơn vị soạn thảo này đã thôi dùng."))
    unit.is_used = False
    unit.save()
    record(by=by, verb="drop_drafting_unit", target=unit.agency, name=str(unit), agency=unit.agency.name)


@transaction.atomic
def add_signer(*, by: User, agency: Agency, new: NewSigner) -> Signer:
    """One more person who may sign for the agency."""
    _require(by, agency)
    locked(agency)
    name, position = clean_line(new.name), clean_line(new.position)
    refuse_if(not name or not position, _("Cần nhập họ tên và chức vụ của người ký."))
    refuse_if(
        new.since is not None and new.until is not None and new.until < new.since,
        _("Ngày kết thúc không được trước ngày bắt đầu."),
    )
    signer = Signer.objects.create(
        agency=agency, user=new.user, name=name, position=position, title=clean_line(new.title),
        since=new.since, until=new.until,
    )  # fmt: skip
    record(by=by, verb="add_signer", target=agency, name=str(signer), agency=agency.name)
    return signer


@transaction.atomic
def end_signer(*, by: User, signer: Signer, on: date) -> Signer:
    """A person who signs up to that day and no longer."""
    _require(by, signer.agency)
    signer = locked(signer, "agency")
    refuse_if(signer.until is not None and signer.until <= on, _("Người này đã thôi ký trước ngày đó."))
    signer.until = max(on, signer.since) if signer.since else on
    signer.save()
    record(by=by, verb="end_signer", target=signer.agency, name=str(signer), agency=signer.agency.name, on=on)
    return signer
