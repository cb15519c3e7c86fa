"""The duties of a locality: how each stands in a year, which ask for something now."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from itertools import product
from typing import Any

from django.db.models import Case, Exists, OuterRef, Q, QuerySet, Value, When

from nhipcau.accounts.models import User
from nhipcau.agencies.models import Locality
from nhipcau.agencies.standing import standing_of
from nhipcau.duties.law import AHEAD, YearlyDuty, duties_at_hand, duties_between, duties_of
from nhipcau.duties.models import OBLIGED, DutyCharge, DutyNote

LATE, SOON, LATER, UNDATED = "late", "soon", "later", "undated"


@dataclass(frozen=True, slots=True)
class DutyRow:
    """A duty of a year in a locality: who is in charge, what became of it, how it stands on a day."""

    of: YearlyDuty
    charge: DutyCharge
    note: DutyNote | None
    state: str

    @property
    def is_open(self) -> bool:
        return self.note is None

    @property
    def has_charge(self) -> bool:
        return self.charge.pk is not None


def duty_rows(locality: Locality, year: int, today: date) -> list[DutyRow]:
    """What the law asks of a locality in a year, in the order of its days."""
    charges = {row.code: row for row in _charges(locality)}
    notes = {row.code: row for row in locality.duty_notes.filter(year=year).select_related("made_by")}
    return [
        _row(one, charges.get(one.duty.code, DutyCharge(locality=locality, code=one.duty.code)), notes, today)
        for one in (duties_of(year) if locality.kind in OBLIGED else ())
    ]  # fmt: skip


def _row(one: YearlyDuty, charge: DutyCharge, notes: dict[str, DutyNote], today: date) -> DutyRow:
    note = notes.get(one.duty.code)
    return DutyRow(one, charge, note, note.state if note else _state(one, today))


def _state(one: YearlyDuty, today: date) -> str:
    """How a duty stands of which nobody has said anything."""
    if one.due is None:
        return UNDATED
    if today > one.last:
        return LATE
    return SOON if one.last <= today + AHEAD else LATER


def _charges(locality: Locality) -> QuerySet[DutyCharge]:
    return locality.duty_charges.select_related("agency", "person", "locality")


def charge_of(locality: Locality, code: str) -> DutyCharge:
    """Who is in charge of a duty; a row that is not saved where nobody is."""
    return _charges(locality).filter(code=code).first() or DutyCharge(locality=locality, code=code)


def notes_of(locality: Locality, code: str) -> QuerySet[DutyNote]:
    """What became of a duty, year by year, the last first."""
    return locality.duty_notes.filter(code=code).select_related("agency").order_by("-year")


def charges_of(agencies: Collection[int]) -> QuerySet[DutyCharge]:
    """What these agencies are in charge of."""
    return DutyCharge.objects.filter(agency__in=agencies).order_by("pk")


def waiting_charges(today: date) -> QuerySet[DutyCharge]:
    """Whoever is in charge of what is late or due within thirty days and not noted; ``year`` says of which year."""
    at_hand = duties_at_hand(today)
    years = Case(*(When(code=one.duty.code, then=Value(one.year)) for one in at_hand), default=Value(0))
    rows = DutyCharge.objects.filter(code__in=[one.duty.code for one in at_hand], locality__kind__in=OBLIGED)
    noted = DutyNote.objects.filter(locality=OuterRef("locality"), code=OuterRef("code"), year=OuterRef("year"))
    return rows.annotate(year=years).exclude(Exists(noted)).select_related("locality", "agency")


def charges_at_hand(today: date) -> list[tuple[DutyCharge, YearlyDuty]]:
    """Those, each with the duty as it stands in its year."""
    of = {one.duty.code: one for one in duties_at_hand(today)}
    return [(row, of[row.code]) for row in waiting_charges(today).order_by("pk")]


def localities_without_charge(today: date) -> QuerySet[Locality]:
    """Localities in which something is late or due within thirty days that nobody is in charge of."""
    left = Q(pk__in=[])
    for one in duties_at_hand(today):
        left |= ~Exists(_said(DutyCharge.objects.filter(code=one.duty.code))) & ~Exists(
            _said(DutyNote.objects.filter(code=one.duty.code, year=one.year))
        )
    return Locality.objects.filter(left, kind__in=OBLIGED)


def _said(rows: QuerySet[DutyCharge] | QuerySet[DutyNote]) -> QuerySet[DutyCharge] | QuerySet[DutyNote]:
    return rows.filter(locality=OuterRef("pk"))


def without_charge(locality: Locality, today: date) -> list[YearlyDuty]:
    """Which those are, the first to be due first."""
    charged = set(locality.duty_charges.values_list("code", flat=True))
    noted = set(locality.duty_notes.values_list("code", "year"))
    return [one for one in duties_at_hand(today) if one.duty.code not in charged and one.key not in noted]


def duties_followed(user: User, first: date, last: date) -> list[YearlyDuty]:
    """What is due on one of the days and not noted: all of a locality for its focal officers and leaders.

    For others what their agencies are in charge of.
    """
    found = duties_between(first, last)
    asked = _followed(user, {one.duty.code for one in found})
    rows = DutyNote.objects.filter(locality__in={place for place, _code in asked}, year__in={one.year for one in found})
    noted = set(rows.values_list("locality", "code", "year"))
    return [one for one in found if _is_left(one, asked, noted)]


def _followed(user: User, codes: Collection[str]) -> set[tuple[int, str]]:
    """For which localities and codes the person follows what becomes of it."""
    standing = standing_of(user)
    overseen = Locality.objects.filter(pk__in=standing.focal_in | standing.leader_in, kind__in=OBLIGED)
    own = DutyCharge.objects.filter(agency__in=standing.agencies, code__in=codes)
    return {*product(overseen.values_list("pk", flat=True), codes), *own.values_list("locality", "code")}


def _is_left(one: YearlyDuty, asked: set[tuple[int, str]], noted: set[tuple[int, str, int]]) -> bool:
    return any((place, *one.key) not in noted for place, code in asked if code == one.duty.code)


def said_of(locality: Locality, code: str) -> list[QuerySet[Any]]:
    """The rows about which the record tells something of a duty."""
    return [locality.duty_notes.filter(code=code), locality.duty_charges.filter(code=code)]
