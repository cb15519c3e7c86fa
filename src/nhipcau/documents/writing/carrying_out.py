"""Who carries a decision out, and to whom a letter goes, named as offices do: bodies of a kind in one phrase.

The Party, the Front and the mass organisations, the Committee's office, departments, armed forces, other units, the
communes: in this order, as letters address them.
"""

from collections.abc import Iterable
from typing import NamedTuple

from nhipcau.agencies.letterheads import letterhead_of, outside_bodies
from nhipcau.agencies.models import Agency
from nhipcau.documents.orders import Order
from nhipcau.plans.amendments.actions import names_in
from nhipcau.plans.queries import live_assignments
from nhipcau.reports.queries import focal_agency
from nhipcau.reports.writing.letterhead import within

Kind = Agency.Kind
PLACES = {kind: at for at, kind in enumerate((
    Kind.PARTY, Kind.FRONT, Kind.OFFICE, Kind.DEPARTMENT, Kind.POLICE_MILITARY, Kind.PRESS, Kind.CENTRE, Kind.SCHOOL,
    Kind.OTHER, Kind.COMMUNE, Kind.COMMITTEE,
))}  # fmt: skip


class Family(NamedTuple):
    """Bodies whose names begin alike: what stands before one of them, before several, and between them."""

    opener: str
    one: str
    many: str
    mark: str


ADDRESSED = (Family("Sở ", "Sở ", "Các Sở: ", "; "),
             Family("Ủy ban nhân dân ", "Ủy ban nhân dân ", "Ủy ban nhân dân: ", ", "))  # fmt: skip
HEADED = (Family("Sở ", "Giám đốc Sở ", "Giám đốc các Sở: ", ", "),
          Family("Ủy ban nhân dân ", "Chủ tịch Ủy ban nhân dân ", "Chủ tịch Ủy ban nhân dân: ", ", "))  # fmt: skip


def addressees_of(agencies: Iterable[Agency]) -> tuple[str, ...]:
    """Lines of a letter's addressees: departments in one line (Các Sở: …; …), so the communes; the others alone."""
    rows = sorted(agencies, key=lambda body: (PLACES[Kind(body.kind)], body.sort_key))
    return together([body.name for body in rows], ADDRESSED)


def together(names: Iterable[str], families: tuple[Family, ...]) -> tuple[str, ...]:
    """The names, those of a family in one phrase, in the order in which the first of each comes."""
    found: dict[Family, list[str]] = {}
    for name in names:
        alone = Family(name, name, name, "")
        family = next((one for one in families if name.startswith(one.opener)), alone)
        found.setdefault(family, []).append(name.removeprefix(family.opener))
    return tuple(
        f"{(family.one, family.many)[len(own) > 1]}{_mark_between(family, own).join(own)}"
        for family, own in found.items()
    )


def _mark_between(family: Family, names: list[str]) -> str:
    """A semicolon where a name has a comma of its own (Văn hóa, Thể thao và Du lịch)."""
    return "; " if any("," in name for name in names) else family.mark


def who_carries_out(order: Order) -> str:
    """The heads of the bodies whom the changes concern, and everybody else: of Article 3."""
    bodies = _concerned(order)
    outside = outside_bodies(bodies) | {order.issuer.pk}
    heads = together([_head(body) for body in bodies if body.pk not in outside], HEADED)
    committee = within(order.issuer.name, order.plan.locality)
    office = [f"Chánh Văn phòng {committee}"] * (order.issuer.kind == Kind.COMMITTEE)
    return "; ".join([*office, *heads, "thủ trưởng các cơ quan, đơn vị và cá nhân có liên quan"])


def _head(body: Agency) -> str:
    """A body of a family by its name; of another one its head by the title that is known."""
    is_of_family = body.name.startswith(tuple(family.opener for family in HEADED))
    return body.name if is_of_family else f"{letterhead_of(body).chief or 'Thủ trưởng'} {body.name}"


def _concerned(order: Order) -> list[Agency]:
    """The focal agency, and the bodies named on the tasks that the amendment changes or in what it says."""
    if order.amendment is None:
        return []
    focal = focal_agency(order.plan.created_by, order.plan)
    changes = order.amendment.changes.all()
    on_tasks = live_assignments(order.plan).filter(task__in=changes.values("task"))
    living = Agency.objects.single().filter(locality=order.plan.locality, valid_to=None)
    found = living.filter(pk__in=on_tasks.values("agency")) | living.filter(name__in=names_in(changes))
    bodies = ([focal] if focal else []) + list(found.distinct())
    return list({body.pk: body for body in bodies}.values())
