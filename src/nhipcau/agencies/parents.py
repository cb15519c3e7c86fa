"""Who belongs to whom in a list of agencies, and where that goes round in a ring."""

from collections.abc import Iterable, Mapping, Sequence

from django.utils.translation import gettext_lazy

from nhipcau.agencies.models import Agency
from nhipcau.common.vietnamese import fold
from nhipcau.common.xlsx_in import SheetRow

IN_A_RING = gettext_lazy("Một cơ quan không thể trực thuộc chính nó hoặc đơn vị của nó.")


def rows_in_a_ring(living: Iterable[Agency], rows: Sequence[tuple[SheetRow, Agency | None]]) -> list[SheetRow]:
    """The rows after which an agency would belong to itself; agencies that the list does not name are as they are."""
    above = _above(list(living), rows)
    return [row for row, _agency in rows if row["parent"] and _is_in_ring(fold(row["name"]), above)]


def _above(living: Sequence[Agency], rows: Sequence[tuple[SheetRow, Agency | None]]) -> dict[str, str]:
    """What each name belongs to after the list was taken in, both by the names that they have then."""
    named = {agency.pk: fold(row["name"]) for row, agency in rows if agency is not None}
    new_names = {agency.folded: named.get(agency.pk, agency.folded) for agency in living}
    above = {
        new_names[a.folded]: new_names[a.parent.folded] for a in living if a.parent and a.parent.folded in new_names
    }
    for row, _agency in rows:
        if row.has("parent"):
            parent = fold(row["parent"])
            above[fold(row["name"])] = parent if parent in named.values() else new_names.get(parent, parent)
    return above


def _is_in_ring(name: str, above: Mapping[str, str]) -> bool:
    seen, here = set(), above.get(name, "")
    while here and here != name and here not in seen:
        seen.add(here)
        here = above.get(here, "")
    return here == name
