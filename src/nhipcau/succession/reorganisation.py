"""A whole reorganisation from one list of old agency, new agency and date."""

import csv
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from importlib.resources import files
from itertools import chain
from urllib.parse import urlencode

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from nhipcau.agencies.models import Agency, Locality, Succession
from nhipcau.agencies.name_index import AgencyIndex, agency_index
from nhipcau.common.vietnamese import fold
from nhipcau.common.xlsx_in import CellFault, SheetRow, day_of, parts_of, read_sheet
from nhipcau.succession.proposals import ProposedSuccession, faults_of
from nhipcau.succession.queries import held_by

COLUMNS = (
    ("old", gettext_lazy("Cơ quan cũ")), ("new", gettext_lazy("Cơ quan mới")), ("on", gettext_lazy("Ngày hiệu lực")),
    ("act", gettext_lazy("Văn bản quyết định")), ("remark", gettext_lazy("Ghi chú")),
)  # fmt: skip
"""(key, label) of the list. Several agencies in a cell are divided by semicolons; a line without a new one ends one."""

Kind = Succession.Kind


@dataclass(frozen=True, slots=True)
class Planned:
    """One change of the list, the lines it stands on, and how many rows of each kind would pass."""

    lines: tuple[int, ...]
    change: ProposedSuccession
    passing: tuple[tuple[str, int], ...]

    @property
    def label(self) -> str:
        return str(Kind(self.change.kind).label)

    @property
    def query(self) -> str:
        """What the page that records one succession is to be asked for."""
        change = self.change
        new = [*(agency.name for agency in change.new), *change.names]
        asked = {"kind": change.kind, "old": "\n".join(agency.name for agency in change.old), "new": "\n".join(new)}
        return urlencode(asked | {"on": f"{change.on:%d/%m/%Y}", "act": change.act})


@dataclass(frozen=True, slots=True)
class Reorganisation:
    """What a list would do, and every fault by its cell."""

    planned: tuple[Planned, ...]
    faults: tuple[CellFault, ...]

    @property
    def at_once(self) -> list[Planned]:
        """What can be done without asking further."""
        return [plan for plan in self.planned if not plan.change.needs_choice]

    @property
    def to_choose(self) -> list[Planned]:
        """Where a person must say of each item to whom it goes."""
        return [plan for plan in self.planned if plan.change.needs_choice]


def read_reorganisation(data: bytes, locality: Locality, today: date) -> Reorganisation:
    """Reads the list against the agencies of today. Raises Refused where it is no such list."""
    rows = read_sheet(data, [(key, str(label)) for key, label in COLUMNS], required=["old", "new", "on"])
    index = agency_index(locality, today)
    of_row = {row.line: list(_faults_of_row(row, index)) for row in rows}
    faults = list(chain.from_iterable(of_row.values()))
    planned = []
    for group in _groups([row for row in rows if not of_row[row.line]]):
        change = _change_of(group, index)
        against = faults_of(change, locality, today)
        faults += [group[0].fault("old", sentence) for sentence in against]
        if not against:
            planned.append(_planned(group, change))
    return Reorganisation(tuple(planned), tuple(faults))


def _planned(group: Sequence[SheetRow], change: ProposedSuccession) -> Planned:
    """A change that can be done, with how much would pass."""
    passing = tuple((str(holding.label), len(held)) for holding, held in held_by(change.old))
    return Planned(tuple(row.line for row in group), change, passing)


def _faults_of_row(row: SheetRow, index: AgencyIndex) -> Iterator[CellFault]:
    if not row["old"]:
        yield row.fault("old", _("Hãy ghi tên cơ quan cũ."))
    for name in parts_of(row["old"]):
        if index.find(name) is None:
            yield row.fault("old", _("Danh mục không có cơ quan “%(name)s” đang hoạt động.") % {"name": name[:120]})
    if day_of(row["on"]) is None:
        yield row.fault("on", _("Hãy ghi ngày hiệu lực: ngày/tháng/năm."))
    if not row["act"]:
        yield row.fault("act", _("Hãy ghi văn bản quyết định."))


def _groups(rows: Sequence[SheetRow]) -> list[list[SheetRow]]:
    """Lines of one day that name a common agency belong to one change."""
    groups: list[tuple[str, set[str], list[SheetRow]]] = []
    for row in rows:
        day = str(day_of(row["on"]))
        names = {f"old {fold(n)}" for n in parts_of(row["old"])} | {f"new {fold(n)}" for n in parts_of(row["new"])}
        lines = [row]
        for group in [g for g in groups if g[0] == day and g[1] & names]:
            groups.remove(group)
            names |= group[1]
            lines = [*group[2], *lines]
        groups.append((day, names, lines))
    return sorted((lines for _day, _names, lines in groups), key=lambda lines: lines[0].line)


def _change_of(group: list[SheetRow], index: AgencyIndex) -> ProposedSuccession:
    old = {agency: None for row in group for name in parts_of(row["old"]) if (agency := index.find(name))}
    new: dict[Agency, None] = {}
    names: dict[str, str] = {}
    for name in (name for row in group for name in parts_of(row["new"])):
        known = index.find(name)
        if known is None:
            names.setdefault(fold(name), name)
        else:
            new[known] = None
    on = day_of(group[0]["on"])
    assert on is not None  # noqa: S101 (a line without a day is a fault)
    return ProposedSuccession(
        _kind_of(len(old), len(new), len(names)), on, group[0]["act"], tuple(old), tuple(new), tuple(names.values())
    )


def _kind_of(old: int, known: int, named: int) -> str:
    if known + named == 0:
        return Kind.ABOLISH
    if known + named > 1:
        return Kind.SPLIT
    return Kind.RENAME if old == 1 and named else Kind.MERGE


def changes_of_2025(locality: Locality, today: date) -> list[dict[str, str]]:
    """The changes of agencies in 2025 as a list to begin with: those lines whose old agency the locality has.

    All of them where it has none. Days that no source gives are left to be filled in.
    """
    text = files("nhipcau.succession").joinpath("data", "reorganisation_2025.csv").read_text(encoding="utf-8")
    rows = list(csv.DictReader(text.splitlines()))
    index = agency_index(locality, today)
    known = [row for row in rows if any(index.find(name) for name in parts_of(row["old"]))]
    return known or rows
