"""The agencies of a locality from a list: what it would change, and the change."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Any

from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from nhipcau.accounts.models import User
from nhipcau.agencies.actions import Profile, add_agency, add_alias, edit_agency
from nhipcau.agencies.kinds import guess_kind
from nhipcau.agencies.models import LONGEST_AGENCY_NAME, Agency, Alias, Locality
from nhipcau.agencies.parents import IN_A_RING, rows_in_a_ring
from nhipcau.agencies.permissions import can_import_agencies
from nhipcau.audit.journal import record
from nhipcau.common.numbers import parse_whole
from nhipcau.common.refusal import Refused, require
from nhipcau.common.vietnamese import fold
from nhipcau.common.xlsx_in import CellFault, SheetRow, keys_by_label, parts_of, read_sheet, refuse_faults
from nhipcau.jobs.queue import Tell, say_nothing
from nhipcau.once.claims import answering_part, in_parts

Kind = Agency.Kind
COLUMNS = (
    ("id", gettext_lazy("Mã")), ("name", gettext_lazy("Tên cơ quan")), ("short_name", gettext_lazy("Tên viết tắt")),
    ("kind", gettext_lazy("Loại")), ("parent", gettext_lazy("Cơ quan cấp trên")),
    ("aliases", gettext_lazy("Tên gọi khác")), ("address", gettext_lazy("Địa chỉ")),
    ("phone", gettext_lazy("Điện thoại")), ("email", gettext_lazy("Thư điện tử")),
    ("contact_person", gettext_lazy("Người liên hệ")), ("valid_from", gettext_lazy("Từ ngày")),
    ("valid_to", gettext_lazy("Đến ngày")),
)  # fmt: skip
"""(key, label) of the list, written and read alike. Days are written only: an agency ends by a succession."""

PLAIN = ("name", "short_name", "address", "phone", "email", "contact_person")
LONGEST = {
    "name": LONGEST_AGENCY_NAME,
    "short_name": 60,
    "address": 250,
    "phone": 60,
    "email": 254,
    "contact_person": 160,
}


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
    known = _Known.of(locality, today, rows)
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


@dataclass(frozen=True, slots=True)
class _Known:
    """The agencies of the locality as the list may name them."""

    by_id: dict[int, Agency]
    by_name: dict[str, Agency]
    alias_owner: dict[str, int]
    alias_names: dict[int, list[str]]
    kinds: dict[str, str]
    names_in_list: list[str]

    @classmethod
    def of(cls, locality: Locality, today: date, rows: Sequence[SheetRow]) -> "_Known":
        living = list(Agency.objects.filter(locality=locality).living(today).select_related("parent"))
        aliases = list(Alias.objects.filter(locality=locality))
        names: dict[int, list[str]] = {}
        for alias in aliases:
            names.setdefault(alias.agency_id, []).append(alias.name)
        kinds = {kind.value: kind.value for kind in Agency.Kind} | keys_by_label(Agency.Kind.choices)
        return cls(
            {a.pk: a for a in living}, {a.folded: a for a in living}, {a.folded: a.agency_id for a in aliases}, names,
            kinds, [fold(row["name"]) for row in rows],
        )  # fmt: skip

    def agency_of(self, row: SheetRow) -> Agency | None:
        return self.by_id.get(parse_whole(row["id"]) or 0) or self.by_name.get(fold(row["name"]))

    def faults_of(self, row: SheetRow, agency: Agency | None) -> Iterator[CellFault]:
        if row["id"] and (parse_whole(row["id"]) or 0) not in self.by_id:
            yield row.fault(
                "id", _("Không có cơ quan mã “%(id)s”; để trống nếu là cơ quan mới.") % {"id": row["id"][:40]}
            )
        yield from self._name_faults(row, agency)
        for key, longest in LONGEST.items():
            if len(row[key]) > longest:
                yield row.fault(key, _("Quá dài: nhiều nhất %(count)s ký tự.") % {"count": longest})
        if row["kind"] and fold(row["kind"]) not in self.kinds:
            labels = "; ".join(str(kind.label) for kind in Agency.Kind)
            yield row.fault("kind", _("Không có loại “%(kind)s”; các loại: %(labels)s.") % {
                "kind": row["kind"][:60], "labels": labels})  # fmt: skip
        if agency is not None and row["kind"] and (self.kinds.get(fold(row["kind"])) == Kind.GROUP) != agency.is_group:
            yield row.fault("kind", _("Không đổi được một cơ quan thành nhóm cơ quan, hay ngược lại."))
        yield from self._contact_faults(row)
        yield from self._alias_faults(row, agency)

    def _contact_faults(self, row: SheetRow) -> Iterator[CellFault]:
        if row["parent"] and fold(row["parent"]) not in {*self.by_name, *self.names_in_list}:
            yield row.fault("parent", _("Danh mục chưa có cơ quan “%(name)s”.") % {"name": row["parent"][:120]})
        if row["email"] and not _is_email(row["email"]):
            yield row.fault("email", _("“%(email)s” không phải địa chỉ thư điện tử.") % {"email": row["email"][:80]})

    def _alias_faults(self, row: SheetRow, agency: Agency | None) -> Iterator[CellFault]:
        for alias in parts_of(row["aliases"]):
            owner = self.alias_owner.get(fold(alias))
            if owner is not None and (agency is None or owner != agency.pk):
                yield row.fault("aliases", _("“%(name)s” đã là tên gọi khác của cơ quan khác.") % {"name": alias[:120]})

    def _name_faults(self, row: SheetRow, agency: Agency | None) -> Iterator[CellFault]:
        if not row["name"]:
            yield row.fault("name", _("Tên cơ quan không được để trống."))
        elif self.names_in_list.count(fold(row["name"])) > 1:
            yield row.fault("name", _("Tên này có ở nhiều dòng."))
        elif agency is not None and self.by_name.get(fold(row["name"]), agency) != agency:
            yield row.fault("name", _("Đã có cơ quan khác mang tên này."))


def _is_email(text: str) -> bool:
    try:
        validate_email(text)
    except ValidationError:
        return False
    return True


def _outcome(row: SheetRow, agency: Agency | None, known: _Known) -> Outcome:
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
    work = [*preview.added, *preview.changed]
    intake = _Intake(by, locality, tell, len(work))
    for step in (intake.add, intake.change, intake.place):
        with answering_part(step.__name__):
            in_parts(list(enumerate(work, start=1)), PART, step)
    with transaction.atomic():
        record(
            by=by, verb="import_agencies", target=locality, added=len(preview.added), changed=len(preview.changed),
            names=[outcome.name for outcome in work][:200],
        )  # fmt: skip
    return preview


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
