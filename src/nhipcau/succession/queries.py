"""What a succession passed on, what it would pass on, and who came from whom."""

from collections.abc import Iterable
from typing import Any

from django.db.models import Count, Q, QuerySet

from nhipcau.agencies.models import Agency, Succession, SuccessionLink
from nhipcau.agencies.queries import live_links
from nhipcau.audit.models import Event
from nhipcau.audit.queries import events_about
from nhipcau.plans.models import Assignment
from nhipcau.succession.holding import Holding
from nhipcau.succession.holdings import BY_KEY, HOLDINGS
from nhipcau.succession.models import Handover


def later_successions(succession: Succession) -> QuerySet[Succession]:
    """Those recorded after it that touch the same agencies and still stand."""
    touched = {pk for link in succession.links.all() for pk in (link.old_id, link.new_id)}
    return (
        Succession.objects.filter(pk__gt=succession.pk, reversed_at=None)
        .filter(Q(links__old__in=touched) | Q(links__new__in=touched))
        .distinct()
        .order_by("-pk")
    )


def own_rows(agency: Agency) -> list[Any]:
    """Every open row that the agency holds now."""
    return [row for holding in HOLDINGS for row in holding.of([agency.pk])]


def held_by(agencies: Iterable[Agency]) -> list[tuple[Holding, list[Any]]]:
    """What these agencies hold, by kind; kinds of which there is nothing are left out."""
    keys = [agency.pk for agency in agencies]
    found = [(holding, list(holding.of(keys))) for holding in HOLDINGS]
    return [(holding, rows) for holding, rows in found if rows]


def passed_by(succession: Succession) -> list[tuple[str, str, str, int]]:
    """(kind, from, to, how many) of what passed."""
    rows = (
        Handover.objects.filter(succession=succession)
        .values_list("holding", "old__name", "new__name")
        .annotate(count=Count("pk"))
        .order_by("old__sort_key", "new__sort_key")
    )
    order = list(BY_KEY)
    return [
        (str(BY_KEY[key].label), old, new, count)
        for key, old, new, count in sorted(rows, key=lambda row: order.index(row[0]))
    ]


def former_agencies(assignments: Iterable[Assignment]) -> dict[int, list[Handover]]:
    """For each assignment that passed from one agency to another: by which succession, and from whom."""
    handovers = Handover.objects.filter(
        holding="assignment", row__in=[a.pk for a in assignments], succession__reversed_at=None
    ).select_related("succession", "old")
    found: dict[int, list[Handover]] = {}
    for handover in handovers:
        found.setdefault(handover.row, []).append(handover)
    return found


def agency_events(agency: Agency) -> QuerySet[Event]:
    """The record of an agency and of the successions that it had a part in."""
    took_part = Succession.objects.filter(Q(links__old=agency) | Q(links__new=agency))
    return events_about([Agency.objects.filter(pk=agency.pk), took_part]).order_by("-number")


def lineage_links(agency: Agency) -> list[SuccessionLink]:
    """Every link on the way from the oldest forebears of an agency to its newest heirs."""
    links = list(live_links(agency.locality))
    return [*_reach(agency.pk, links, "new_id", "old_id")[::-1], *_reach(agency.pk, links, "old_id", "new_id")]


def _reach(start: int, links: list[SuccessionLink], near: str, far: str) -> list[SuccessionLink]:
    found: dict[int, SuccessionLink] = {}
    edge = {start}
    while edge:
        step = [link for link in links if getattr(link, near) in edge and link.pk not in found]
        found |= {link.pk: link for link in step}
        edge = {getattr(link, far) for link in step}
    return list(found.values())
