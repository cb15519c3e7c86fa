"""The agencies of a locality from a list: what it would change, and the change."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from nhipcau.accounts.models import User
from nhipcau.agencies.actions import Profile, add_agency, add_alias, edit_agency
from nhipcau.agencies.import_checks import COLUMNS, PLAIN, KnownAgencies
from nhipcau.agencies.kinds import guess_kind
from nhipcau.agencies.models import Agency, Locality
from nhipcau.agencies.parents import IN_A_RING, rows_in_a_ring
from nhipcau.agencies.permissions import can_import_agencies
from nhipcau.audit.journal import record
from nhipcau.common.refusal import Refused, require
from nhipcau.common.vietnamese import fold
from nhipcau.common.xlsx_in import CellFault, SheetRow, parts_of, read_sheet, refuse_faults
from nhipcau.jobs.queue import Tell, say_nothing
from nhipcau.once.claims import answering_part, in_parts


@dataclass(frozen=True, slots=True)
class Outcome:
    """What one row of the list would do: to which agency (None: a new one); changes are (label, before, after)."""

    line: int
    name: str
    agency: Agency | None
    fields: dict[str, str]
    aliases: tuple[str, ...]
    changes: tuple[tuple[str, str, str], ...]

    @property
    def is_new(self) -> bool:
        return self.agency is None


@dataclass(frozen=True, slots=True)
class Preview:
    """What a list would change, row by row, and every fault by its cell."""

    outcomes: tuple[Outcome, ...]
    faults: tuple[CellFault, ...]

    @property
    def added(self) -> list[Outcome]:
        return [outcome for outcome in self.outcomes if outcome.is_new]

    @property
    def changed(self) -> list[Outcome]:
        return [outcome for outcome in self.outcomes if not outcome.is_new and outcome.changes]

    @property
    def same(self) -> int:
        return len(self.outcomes) - len(self.added) - len(self.changed)


def preview_agencies(data: bytes, locality: Locality, today: date) -> Preview:
    """Reads the list and compares it with the agencies that live today. Raises Refused where it is no list."""
    rows = read_sheet(data, [(key, str(label)) for key, label in COLUMNS], required=["name"])
    known = KnownAgencies.of(locality, today, rows)
    outcomes, faults = [], []
    for row in rows:
        agency = known.agency_of(row)
        found = list(known.faults_of(row, agency))
        faults += found
        if not found:
            outcomes.append(_outcome(row, agency, known))
    ringed = rows_in_a_ring(known.by_id.values(), [(row, known.agency_of(row)) for row in rows])
    faults += [row.fault("parent", str(IN_A_RING)) for row in ringed]
    return Preview(tuple(outcomes), tuple(faults))


def _outcome(row: SheetRow, agency: Agency | None, known: KnownAgencies) -> Outcome:
    fields = {key: row[key] for key in PLAIN if row.has(key)}
    if row["kind"]:
        fields["kind"] = known.kinds[fold(row["kind"])]
    elif agency is None:
        fields["kind"] = guess_kind(row["name"])
    if row.has("parent"):
        fields["parent"] = row["parent"]
    has = {fold(name) for name in known.alias_names.get(agency.pk, [])} if agency else set()
    aliases = tuple(name for name in parts_of(row["aliases"]) if fold(name) not in has)
    return Outcome(row.line, row["name"], agency, fields, aliases, tuple(_changes(agency, fields, aliases)))


def _changes(agency: Agency | None, fields: dict[str, str], aliases: Sequence[str]) -> Iterator[tuple[str, str, str]]:
    labels = {key: str(label) for key, label in COLUMNS}
    for key, value in fields.items():
        before = _text_of(agency, key) if agency else ""
        is_other = fold(before) != fold(value) if key == "parent" else before != value
        if is_other:
            yield labels[key], _shown(key, before), _shown(key, value)
    for name in aliases:
        yield labels["aliases"], "", name


def _text_of(agency: Agency, key: str) -> str:
    value = getattr(agency, key)
    return "" if value is None else str(value)


def _shown(key: str, value: str) -> str:
    return str(Agency.Kind(value).label) if key == "kind" and value else value


PART = 25
"""Lines that are taken in by one transaction."""


def import_agencies(*, by: User, locality: Locality, data: bytes, now: datetime, tell: Tell = say_nothing) -> Preview:
    """Does what the preview of the same list says; nothing where a cell is wrong. Taken in a part at a time."""
    require(
        can_import_agencies(by, locality), _("Chỉ cán bộ đầu mối hoặc quản trị hệ thống được nhập danh mục cơ quan.")
    )
    preview = preview_agencies(data, locality, timezone.localdate(now))
    refuse_faults(preview.faults)
    work = [outcome for outcome in preview.outcomes if outcome.changes]
    intake = _Intake(by, locality, tell, len(work))
    for step in (intake.add, intake.change, intake.place):
        with answering_part(step.__name__):
            in_parts(list(enumerate(work, start=1)), PART, step, _line_of)
    with transaction.atomic():
        record(
            by=by, verb="import_agencies", target=locality, added=len(preview.added), changed=len(preview.changed),
            names=[outcome.name for outcome in work][:200],
        )  # fmt: skip
    return preview


def _line_of(numbered: tuple[int, Outcome]) -> int:
    return numbered[1].line


Lines = Sequence[tuple[int, Outcome]]
"""Some lines of the list, each with its place among those that bring something."""


@dataclass(frozen=True, slots=True)
class _Intake:
    """The three steps of an import; a parent may be further down the list, or be renamed in it, so it comes last."""

    by: User
    locality: Locality
    tell: Tell
    count: int

    def add(self, lines: Lines) -> None:
        """New agencies, and other names of all."""
        for done, outcome in lines:
            agency = outcome.agency or add_agency(
                by=self.by, locality=self.locality, name=outcome.name, kind=outcome.fields["kind"]
            )
            for name in outcome.aliases:
                add_alias(by=self.by, agency=agency, name=name)
            self.tell(done, 3 * self.count)

    def change(self, lines: Lines) -> None:
        """Everything but parents."""
        for key, (done, outcome) in zip(self._keys(lines), lines, strict=True):
            _change(self.by, key, {name: value for name, value in outcome.fields.items() if name != "parent"})
            self.tell(self.count + done, 3 * self.count)

    def place(self, lines: Lines) -> None:
        """Parents."""
        for key, (done, outcome) in zip(self._keys(lines), lines, strict=True):
            if "parent" in outcome.fields:
                _change(self.by, key, {"parent": _parent(self.locality, outcome)})
            self.tell(2 * self.count + done, 3 * self.count)

    def _keys(self, lines: Lines) -> list[int]:
        return _keys_of(self.locality, [outcome for _done, outcome in lines])


def _keys_of(locality: Locality, outcomes: Sequence[Outcome]) -> list[int]:
    """The agency of each line: one that was there, or the one that was added under its name."""
    names = {fold(outcome.name) for outcome in outcomes if outcome.agency is None}
    added = Agency.objects.filter(locality=locality, valid_to=None, folded__in=names)
    by_name = {agency.folded: agency.pk for agency in added}
    return [outcome.agency.pk if outcome.agency else by_name[fold(outcome.name)] for outcome in outcomes]


def _change(by: User, key: int, said: dict[str, Any]) -> None:
    agency = Agency.objects.select_related("locality", "parent").get(pk=key)
    before = Profile(**{name: getattr(agency, name) for name in Profile.__slots__})
    after = replace(before, **said)
    if after != before:
        edit_agency(by=by, agency=agency, version=agency.version, profile=after)


def _parent(locality: Locality, outcome: Outcome) -> Agency | None:
    name = outcome.fields["parent"]
    if not name:
        return None
    found = Agency.objects.filter(locality=locality, valid_to=None, folded=fold(name)).first()
    if found is None:
        raise Refused(_("Dòng %(line)s: danh mục không còn cơ quan “%(name)s”.") % {"line": outcome.line, "name": name})
    return found
