"""Every change to programmes and to what they need; a register says who keeps its records (``Keeper``)."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time

from django.db import transaction
from django.db.models import Model
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from nhipcau.accounts.models import User
from nhipcau.agencies.models import Locality
from nhipcau.audit.journal import record
from nhipcau.common.cleaning import clean_line, take_in
from nhipcau.common.locking import locked
from nhipcau.common.refusal import refuse_if, require
from nhipcau.common.vietnamese import fold
from nhipcau.programmes.models import Need, ProgrammeItem, Resource, Version
from nhipcau.programmes.permissions import can_keep_resources
from nhipcau.programmes.queries import english_place, is_as_settled, items_of, lines_of, versions_of
from nhipcau.records.actions import Keeper
from nhipcau.records.changes import changed, in_words
from nhipcau.records.queries import label_of

RESOURCES_ARE_THE_OFFICES = gettext_lazy("Chỉ cán bộ của địa phương được sửa danh mục người, xe, phòng.")
LONGEST = 60
"""Items in one programme for which one person can answer."""


@dataclass(frozen=True, slots=True)
class Said:
    """What is said of an item of a programme."""

    on: date
    starts: time
    text_vi: str
    ends: time | None = None
    text_en: str = ""
    place_vi: str = ""
    place_en: str = ""
    dress: str = ""
    inside: str = ""
    is_settled: bool = True
    hosts: Sequence[Resource] = ()
    others: Sequence[Resource] = ()


OF_THE_ROW = tuple(name for name in Said.__slots__ if name not in ("hosts", "others"))


@transaction.atomic
def add_programme_item(*, by: User, keeper: Keeper, row: Model, said: Said) -> ProgrammeItem:
    """Enters an item of a record's programme."""
    item = _entered(by, keeper, row, said)
    record(by=by, verb="add_programme_item", target=row, item=str(item), on=item.on)
    return item


def _entered(by: User, keeper: Keeper, row: Model, said: Said) -> ProgrammeItem:
    require(keeper.may(by, row), str(keeper.refusal))
    row = keeper.open(row)
    refuse_if(items_of(row).count() >= LONGEST, _("Một chương trình có nhiều nhất %(most)s mục.") % {"most": LONGEST})
    item = ProgrammeItem(record_model=label_of(row), record_id=row.pk, locality_id=row.locality_id)  # type: ignore[attr-defined]
    _take(item, said)
    return item


@transaction.atomic
def add_programme_items(*, by: User, keeper: Keeper, row: Model, said: Sequence[Said]) -> list[ProgrammeItem]:
    """Enters all items of a list: all of them or none."""
    items = [_entered(by, keeper, row, one) for one in said]
    record(by=by, verb="add_programme_items", target=row, count=len(items))
    return items


@transaction.atomic
def edit_programme_item(*, by: User, keeper: Keeper, row: Model, item: ProgrammeItem, said: Said) -> ProgrammeItem:
    """Changes an item: people, cars and rooms are looked at again wherever the programme is shown."""
    require(keeper.may(by, row), str(keeper.refusal))
    row, item = keeper.open(row), locked(item)
    before = _told(item)
    _take(item, said)
    record(by=by, verb="edit_programme_item", target=row, item=str(item), changes=changed(before, _told(item)))
    return item


def _told(item: ProgrammeItem) -> dict[str, str]:
    return in_words(item, OF_THE_ROW) | {"needs": "; ".join(str(need) for need in item.needs.all())}


def _take(item: ProgrammeItem, said: Said) -> None:
    refuse_if(not clean_line(said.text_vi), _("Hãy ghi hoạt động."))
    refuse_if(said.ends is not None and said.ends <= said.starts, _("Giờ kết thúc phải sau giờ bắt đầu."))
    needed = {one.pk: False for one in said.others} | {one.pk: True for one in said.hosts}
    elsewhere = [one for one in (*said.hosts, *said.others) if one.locality_id != item.locality_id]
    refuse_if(bool(elsewhere), _("Người, xe, phòng phải của cùng địa phương."))
    take_in(item, said, OF_THE_ROW, clean_line)
    item.place_en = item.place_en or english_place(item.locality_id, item.place_vi)
    item.save()
    item.needs.all().delete()
    Need.objects.bulk_create(Need(item=item, resource_id=pk, is_host=is_host) for pk, is_host in needed.items())


@transaction.atomic
def move_programme_item(*, by: User, keeper: Keeper, row: Model, item: ProgrammeItem, to: datetime) -> ProgrammeItem:
    """Puts an item on another day or hour; it takes as long as before."""
    require(keeper.may(by, row), str(keeper.refusal))
    row, item = keeper.open(row), locked(item)
    first, last = item.span
    ends = to + (last - first)
    refuse_if(ends.date() != to.date(), _("Hoạt động phải kết thúc trong ngày."))
    was = f"{item.on:%d/%m/%Y} {item.starts:%H:%M}"
    item.on, item.starts, item.ends = to.date(), to.time(), ends.time() if item.ends else None
    item.save()
    record(by=by, verb="move_programme_item", target=row, item=item.text_vi, was=was, to=f"{to:%d/%m/%Y %H:%M}")
    return item


@transaction.atomic
def drop_programme_item(*, by: User, keeper: Keeper, row: Model, item: ProgrammeItem) -> None:
    """Takes an item out of a programme."""
    require(keeper.may(by, row), str(keeper.refusal))
    row, item = keeper.open(row), locked(item)
    record(by=by, verb="drop_programme_item", target=row, item=str(item), on=item.on)
    item.delete()


@transaction.atomic
def settle_programme(*, by: User, keeper: Keeper, row: Model, note: str, now: datetime) -> Version:
    """Keeps the programme as it stands under the next number; what is printed from now on carries it."""
    require(keeper.may(by, row), str(keeper.refusal))
    row = keeper.open(row)
    refuse_if(not items_of(row).exists(), _("Chương trình chưa có mục nào."))
    refuse_if(is_as_settled(row), _("Chương trình không đổi so với bản trước."))
    number = versions_of(row).count() + 1
    version = Version.objects.create(
        record_model=label_of(row), record_id=row.pk, number=number, lines=lines_of(row), note=clean_line(note, 300),
        made_by=by, made_at=now,
    )  # fmt: skip
    record(by=by, verb="settle_programme", target=row, number=number, note=version.note)
    return version


@dataclass(frozen=True, slots=True)
class Particulars:
    """What is said of a person, an interpreter, a car or a room."""

    kind: str
    name: str
    name_en: str = ""
    post_vi: str = ""
    post_en: str = ""
    precedence: int = 100
    seats: int | None = None
    note: str = ""
    is_used: bool = True


@transaction.atomic
def add_resource(*, by: User, locality: Locality, said: Particulars) -> Resource:
    """Enters something that programmes need."""
    require(can_keep_resources(by, locality), str(RESOURCES_ARE_THE_OFFICES))
    resource = Resource(locality=locality)
    _set(resource, said)
    record(by=by, verb="add_resource", target=resource, name=resource.name, kind=str(resource.get_kind_display()))
    return resource


@transaction.atomic
def edit_resource(*, by: User, resource: Resource, said: Particulars) -> Resource:
    """Changes what is said of it, or that it is not used any more."""
    require(can_keep_resources(by, resource.locality), str(RESOURCES_ARE_THE_OFFICES))
    resource = locked(resource, "locality")
    before = in_words(resource, Particulars.__slots__)
    _set(resource, said)
    changes = changed(before, in_words(resource, Particulars.__slots__))
    record(by=by, verb="edit_resource", target=resource, name=resource.name, changes=changes)
    return resource


def _set(resource: Resource, said: Particulars) -> None:
    refuse_if(not clean_line(said.name), _("Hãy ghi tên."))
    same = Resource.objects.filter(locality=resource.locality_id, kind=said.kind, folded=fold(said.name), is_used=True)
    refuse_if(said.is_used and same.exclude(pk=resource.pk).exists(), _("Tên này đã có trong danh mục."))
    take_in(resource, said, Particulars.__slots__, clean_line)
    resource.save()
