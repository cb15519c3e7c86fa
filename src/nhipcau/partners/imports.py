"""Partners from the lists that offices keep: what a list would bring, cell by cell, and the taking in."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from nhipcau.accounts.models import User
from nhipcau.agencies.models import Locality
from nhipcau.audit.journal import record
from nhipcau.common.refusal import require
from nhipcau.common.xlsx_in import CellFault, SheetRow, refuse_faults
from nhipcau.jobs.queue import Tell, say_nothing
from nhipcau.once.claims import in_parts
from nhipcau.partners.actions import Particulars, Person, add_partner, add_post, edit_partner
from nhipcau.partners.import_checks import Known, day_said, site_address
from nhipcau.partners.list_shape import PARTNERS, kind_of_name
from nhipcau.partners.models import Partner
from nhipcau.partners.permissions import can_add_partner
from nhipcau.registers.office_lists import ALL_OPEN, Column, Said, read_columns

PART = 25
"""Lines that are taken in by one transaction."""


@dataclass(frozen=True, slots=True)
class PartnerRow:
    """One line: a partner that is there or a new one, what it says of it, and who heads it, if it says so.

    ``changes`` are (label, before, after); of a partner that is there only what the line says otherwise.
    """

    line: int
    name: str
    known: Partner | None
    said: Particulars
    head: Person | None
    changes: tuple[tuple[str, str, str], ...]

    @property
    def is_new(self) -> bool:
        return self.known is None


@dataclass(frozen=True, slots=True)
class PartnerPreview:
    """What a list would bring, which column was taken for what, its sheet among others, and every fault by its cell."""

    rows: tuple[PartnerRow, ...]
    columns: tuple[Column, ...]
    sheet: str
    sheets: tuple[str, ...]
    faults: tuple[CellFault, ...]

    @property
    def changing(self) -> list[PartnerRow]:
        """The lines that bring something."""
        return [row for row in self.rows if row.changes]

    @property
    def added(self) -> list[PartnerRow]:
        return [row for row in self.rows if row.is_new]

    @property
    def changed(self) -> list[PartnerRow]:
        return [row for row in self.changing if not row.is_new]

    @property
    def same(self) -> int:
        return len(self.rows) - len(self.changing)


def preview_partners(data: bytes, locality: Locality, today: date, by: User, said: Said = ALL_OPEN) -> PartnerPreview:
    """Reads the list against the register, countries and agencies of today. Raises Refused where it is no list."""
    sheet = read_columns(data, PARTNERS, said)
    known = Known.of(locality, today, by, sheet.rows)
    rows: list[PartnerRow] = []
    faults = sheet.missing_faults()
    for row in sheet.rows:
        found = list(known.faults_of(row))
        faults += found
        if not found:
            rows.append(_row_of(row, known))
    return PartnerPreview(tuple(rows), sheet.columns, sheet.sheet, sheet.sheets, tuple(faults))


def _row_of(row: SheetRow, against: Known) -> PartnerRow:
    known = against.partner_of(row)
    before = _particulars_of(known) if known else None
    said = _said(row, before, against)
    changes = tuple(_changes(before, said))
    head = _head_of(row) if known is None or known.pk not in against.heads else None
    if head:
        changes += ((str(PARTNERS.labels["head"]), "", f"{head.name}, {head.title_vi}"),)
    return PartnerRow(row.line, row["name_vi"], known, said, head, changes)


def _said(row: SheetRow, before: Particulars | None, against: Known) -> Particulars:
    """What a line says; an empty cell says nothing of a partner that is there, and no line or day of it is lost."""
    told = _told(row, against)
    others = [name.strip() for name in row["other_names"].split(";")]
    if before is None:
        start = Particulars(kind_of_name(row["name_vi"]), row["name_vi"], told.pop("agency", against.home))
        return replace(start, other_names=_with_lines("", *others), **told)
    told["other_names"] = _with_lines(before.other_names, *others)
    told["protocol_notes"] = _with_lines(before.protocol_notes, row["protocol_notes"])
    if before.related_since and row["related_since"] == str(before.related_since.year):
        del told["related_since"]
    return replace(before, **told)


def _told(row: SheetRow, against: Known) -> dict[str, Any]:
    """What the filled cells of a line mean."""
    meanings: dict[str, Callable[[str], Any]] = {
        **dict.fromkeys(("name_en", "name_own", "address", "protocol_notes"), str), "website": site_address,
        "kind": against.kind, "relation": against.relation, "related_since": day_said, "country": against.country,
        "agency": against.agencies.find,
    }  # fmt: skip
    return {key: meaning(row[key]) for key, meaning in meanings.items() if row[key]}


def _with_lines(before: str, *lines: str) -> str:
    """What stood there, and each line that did not."""
    return "\n".join(dict.fromkeys(line for line in (*before.split("\n"), *lines) if line.strip()))


def _head_of(row: SheetRow) -> Person | None:
    if not row["head"]:
        return None
    return Person(row["title"], row["head"], email=row["email"], phone=row["phone"], is_head=True)


def _particulars_of(partner: Partner) -> Particulars:
    return Particulars(**{name: getattr(partner, name) for name in Particulars.__slots__})


def _changes(before: Particulars | None, said: Particulars) -> Iterator[tuple[str, str, str]]:
    for key, label in PARTNERS.labels.items():
        if key in Particulars.__slots__ and (was := _shown(before, key)) != (now := _shown(said, key)):
            yield str(label), was, now


def _shown(said: Particulars | None, key: str) -> str:
    value = getattr(said, key) if said else None
    labels = {"kind": Partner.Kind, "relation": Partner.Relation}
    if key in labels and value:
        return str(labels[key](value).label)
    return "" if value is None else f"{value:%d/%m/%Y}" if isinstance(value, date) else str(value)


@dataclass(frozen=True, slots=True)
class PartnerList:
    """A list that was sent, and what was said of its columns."""

    data: bytes
    said: Said = ALL_OPEN


def import_partners(
    *, by: User, locality: Locality, listed: PartnerList, now: datetime, tell: Tell = say_nothing
) -> PartnerPreview:
    """Does what the preview of the same list says; nothing where a cell is wrong. Taken in a part at a time."""
    require(can_add_partner(by, locality), _("Chỉ cán bộ của địa phương được thêm đối tác."))
    preview = preview_partners(listed.data, locality, timezone.localdate(now), by, listed.said)
    refuse_faults(preview.faults)
    work = preview.changing

    def take_in(rows: Sequence[tuple[int, PartnerRow]]) -> None:
        for done, row in rows:
            if row.known is None:
                partner = add_partner(by=by, locality=locality, said=row.said, now=now)
            else:
                partner = edit_partner(by=by, partner=row.known, said=row.said)
            if row.head is not None:
                add_post(by=by, partner=partner, person=row.head, now=now)
            tell(done, len(work))

    in_parts(list(enumerate(work, start=1)), PART, take_in, lambda numbered: numbered[1].line)
    with transaction.atomic():
        record(
            by=by, verb="import_partners", target=locality, added=len(preview.added), changed=len(preview.changed),
            names=[row.name for row in work][:200],
        )  # fmt: skip
    return preview
