"""Programmes as they are read: day by day, with what is asked for twice at one time."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date
from itertools import groupby

from django.db.models import Model, QuerySet

from nhipcau.accounts.models import User
from nhipcau.agencies.models import Locality
from nhipcau.agencies.standing import standing_of
from nhipcau.common.vietnamese import fold
from nhipcau.programmes.models import Need, ProgrammeItem, Resource, Version
from nhipcau.records.queries import label_of

TOLD = ("on", "starts", "ends", "text_vi", "text_en", "place_vi", "place_en", "dress", "inside", "is_settled")
"""What a version keeps of an item, beside its resources."""


@dataclass(frozen=True, slots=True)
class Clash:
    """Something that two items have at the same time: what, and the other item."""

    resource: Resource
    other: ProgrammeItem


@dataclass(frozen=True, slots=True)
class Line:
    """An item with what it has, and what of that another item has too at that time."""

    item: ProgrammeItem
    needs: list[Need]
    clashes: list[Clash] = field(default_factory=list)

    @property
    def hosts(self) -> list[Resource]:
        return [need.resource for need in self.needs if need.is_host]

    @property
    def others(self) -> list[Resource]:
        return [need.resource for need in self.needs if not need.is_host]

    @property
    def under(self) -> str:
        """Who hosts, where, who and what else it has, what is internal: the line below, for those who run it."""
        others = ", ".join(map(str, self.others))
        return " · ".join(filter(None, (*map(str, self.hosts), self.item.place_vi, others, self.item.inside)))


@dataclass(frozen=True, slots=True)
class Day:
    """The lines of one day in their order."""

    on: date
    lines: list[Line]


def items_of(record: Model) -> QuerySet[ProgrammeItem]:
    return ProgrammeItem.objects.filter(record_model=label_of(record), record_id=record.pk)


def english_place(locality: int, place: str) -> str:
    """How a place was called in English before: as the room that it is, else in a programme; empty where nobody did."""
    if not place:
        return ""
    rooms = Resource.objects.filter(locality=locality, kind=Resource.Kind.ROOM, folded=fold(place)).exclude(name_en="")
    typed = ProgrammeItem.objects.filter(locality=locality, place_vi=place).exclude(place_en="").order_by("-pk")
    return rooms.values_list("name_en", flat=True).first() or typed.values_list("place_en", flat=True).first() or ""


def programme_of(record: Model) -> list[Day]:
    """The programme of a record day by day; asked in three queries however long it is."""
    items = list(items_of(record).prefetch_related("needs__resource"))
    clashes = clashes_of(items)
    lines = (Line(item, list(item.needs.all()), clashes.get(item.pk, [])) for item in items)
    return [Day(on, list(rows)) for on, rows in groupby(lines, key=lambda line: line.item.on)]


def clashes_of(items: Sequence[ProgrammeItem]) -> dict[int, list[Clash]]:
    """By item what another one, of this record or of any other of the locality, has at the same time."""
    needs = Need.objects.filter(item__on__in={item.on for item in items}, item__locality__in={
        item.locality_id for item in items}).select_related("item", "resource")  # fmt: skip
    by_resource: dict[int, list[Need]] = {}
    for need in needs:
        by_resource.setdefault(need.resource_id, []).append(need)
    found: dict[int, list[Clash]] = {}
    own = {item.pk for item in items}
    for rows in by_resource.values():
        for one, other in _overlapping(rows):
            if one.item_id in own:
                found.setdefault(one.item_id, []).append(Clash(one.resource, other.item))
    return found


def _overlapping(needs: Sequence[Need]) -> Iterable[tuple[Need, Need]]:
    """Each pair of needs of one resource whose items take place at once, both ways round."""
    for one in needs:
        first, last = one.item.span
        for other in needs:
            begins, ends = other.item.span
            if other.pk != one.pk and begins < last and first < ends:
                yield one, other


def versions_of(record: Model) -> QuerySet[Version]:
    """What was settled of a programme, the last first."""
    rows = Version.objects.filter(record_model=label_of(record), record_id=record.pk)
    return rows.select_related("made_by")


def lines_of(record: Model) -> list[dict[str, str]]:
    """What a version keeps: every item in words that never change."""
    rows = items_of(record).prefetch_related("needs__resource")
    return [{name: str(getattr(row, name)) for name in TOLD} | {"with": _with(row)} for row in rows]


def _with(item: ProgrammeItem) -> str:
    return "; ".join(str(need.resource) for need in item.needs.all())


def is_as_settled(record: Model) -> bool:
    """True of a programme in which nothing has changed since it was settled last."""
    return settled_as_it_is(record, versions_of(record).first()) is not None


def settled_as_it_is(record: Model, last: Version | None) -> Version | None:
    """The version settled last, where nothing of the programme has changed since."""
    return last if last is not None and last.lines == lines_of(record) else None


def visible_resources(user: User) -> QuerySet[Resource]:
    """What the localities have in which the person holds a role."""
    return Resource.objects.filter(locality__in=standing_of(user).localities).select_related("locality")


def resources_in(locality: Locality) -> QuerySet[Resource]:
    """What a locality has and still uses, as forms offer it."""
    return Resource.objects.filter(locality=locality, is_used=True)


def hosts_of(record: Model) -> list[Resource]:
    """The people of the house in a record's programme, as protocol has them."""
    needs = Need.objects.filter(item__in=items_of(record).order_by(), resource__kind=Resource.Kind.PERSON)
    rows = Resource.objects.filter(pk__in=needs.order_by().values("resource"))
    return list(rows.order_by("precedence", "folded"))
