"""The localities of the country: those of today, those before, and what became of each.

The 63 provinces up to 30 June 2025 and the 34 since (Resolution 202/2025/QH15), with the
three that became cities in 2026; the 3,321 communes come from a file of the General
Statistics Office. Loading again changes only what differs.
"""

import csv
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from importlib.resources import files
from pathlib import Path

from django.db import transaction

from nhipcau.agencies.models import LONGEST_LOCALITY_NAME, Locality, LocalitySuccession

_COLUMNS = ("code", "name", "type", "province_code")
_KINDS = {"phường": Locality.Kind.WARD, "xã": Locality.Kind.COMMUNE, "đặc khu": Locality.Kind.SPECIAL_ZONE}


class UnreadableRows(ValueError):
    """A file of communes that cannot be taken; says the line and the column, and nothing was changed."""


@dataclass(frozen=True, slots=True)
class Loaded:
    """How many rows were new, and how many were there but different."""

    added: int
    changed: int


@transaction.atomic
def load_localities() -> Loaded:
    """Enters the provinces and cities with their successions."""
    known = {(row.name, row.valid_from): row for row in Locality.objects.filter(parent=None)}
    added = changed = 0
    for row in _shipped("localities.csv"):
        key = row["name"], _day(row["valid_from"])
        fields = {"kind": row["kind"], "code": row["code"], "valid_to": _day(row["valid_to"])}
        if key not in known:
            known[key] = Locality.objects.create(name=key[0], valid_from=key[1], **fields)
            added += 1
        elif any(getattr(known[key], field) != value for field, value in fields.items()):
            Locality.objects.filter(pk=known[key].pk).update(**fields)
            changed += 1
    _link(known)
    return Loaded(added, changed)


def _link(known: dict[tuple[str, date | None], Locality]) -> None:
    linked = {(row.old_id, row.new_id): (row.on, row.act) for row in LocalitySuccession.objects.all()}
    for row in _shipped("locality_successions.csv"):
        old, new = known[row["old"], _day(row["old_from"])], known[row["new"], _day(row["new_from"])]
        on = date.fromisoformat(row["on"])
        if linked.get((old.pk, new.pk)) != (on, row["act"]):
            LocalitySuccession.objects.update_or_create(old=old, new=new, defaults={"on": on, "act": row["act"]})


@transaction.atomic
def import_communes(path: Path, *, on: date | None = None, act: str = "") -> Loaded:
    """Enters communes from a .csv of code, name, type and province_code.

    They live from the day on which their province began, a later list's from ``on``. A commune that has
    another kind or name there ends on that day, and a succession by ``act`` leads on to the new one;
    without a day it is set right where it stands. UnreadableRows says which row of the file cannot be
    taken, and nothing is changed.
    """
    provinces = {p.code: p for p in Locality.objects.filter(parent=None, valid_to=None).exclude(code="")}
    known = _known_communes()
    added: list[Locality] = []
    changed: list[Locality] = []
    for line, row in enumerate(_rows_of(path), start=2):
        commune = _commune(line, row, provinces)
        before = known.get((commune.parent_id, commune.code)) or known.get((commune.parent_id, commune.name))
        if before is None:
            commune.valid_from = on or provinces[row["province_code"].strip()].valid_from
            known[commune.parent_id, commune.name] = commune
            added.append(commune)
        elif before.pk and _said(before) != _said(commune):
            changed.append(_succeed(before, commune, on, act) if on else _set_right(before, commune))
    Locality.objects.bulk_create(added, batch_size=500)
    Locality.objects.bulk_update(changed, ["name", "kind", "code", "folded", "sort_key"], batch_size=500)
    return Loaded(len(added), len(changed))


def _known_communes() -> dict[tuple[int | None, str], Locality]:
    """The communes of today, by province and name and by province and code."""
    living = list(Locality.objects.exclude(parent=None).filter(valid_to=None))
    return {(c.parent_id, c.name): c for c in living} | {(c.parent_id, c.code): c for c in living if c.code}


def _said(commune: Locality) -> tuple[str, str, str]:
    return commune.name, commune.kind, commune.code


def _set_right(before: Locality, commune: Locality) -> Locality:
    before.name, before.kind, before.code = _said(commune)
    return before


def _succeed(before: Locality, commune: Locality, on: date, act: str) -> Locality:
    """The commune from the day on; the one before ends."""
    Locality.objects.filter(pk=before.pk).update(valid_to=on)
    commune.valid_from = on
    commune.save()
    LocalitySuccession.objects.create(old=before, new=commune, on=on, act=act)
    return commune


def _rows_of(path: Path) -> Iterable[dict[str, str]]:
    try:
        with path.open(encoding="utf-8-sig", newline="") as file:
            rows = list(csv.DictReader(file))
    except (OSError, UnicodeDecodeError, csv.Error) as error:
        raise UnreadableRows(f"{path}: {error}") from error
    missing = [column for column in _COLUMNS if not rows or column not in rows[0]]
    if missing:
        raise UnreadableRows(f"{path}: không có cột / no column {', '.join(missing)}")
    return rows


def _commune(line: int, row: dict[str, str], provinces: dict[str, Locality]) -> Locality:
    name, kind, province = (" ".join((row[column] or "").split()) for column in ("name", "type", "province_code"))
    if not name or len(name) > LONGEST_LOCALITY_NAME:
        raise UnreadableRows(f"dòng / line {line}, name: {name[:80]!r}")
    if kind.lower() not in _KINDS:
        raise UnreadableRows(f"dòng / line {line}, type: {kind[:80]!r} ({', '.join(_KINDS)})")
    if province not in provinces:
        raise UnreadableRows(f"dòng / line {line}, province_code: {province[:80]!r}")
    return Locality(
        name=name, kind=_KINDS[kind.lower()], code=(row["code"] or "").strip()[:10], parent=provinces[province]
    )


def _shipped(name: str) -> list[dict[str, str]]:
    text = files("nhipcau.agencies").joinpath("data", name).read_text(encoding="utf-8")
    return list(csv.DictReader(text.splitlines()))


def _day(printed: str) -> date | None:
    return date.fromisoformat(printed) if printed else None
