"""Visits as people look for them."""

from datetime import date

from django.db.models import Q, QuerySet

from nhipcau.accounts.models import User
from nhipcau.agencies.models import Agency
from nhipcau.agencies.queries import with_predecessors
from nhipcau.agencies.standing import standing_of
from nhipcau.inspections.models import Finding, Inspection
from nhipcau.plans.models import Plan
from nhipcau.plans.queries import plans_one_corrects

PLANNED, TO_RECORD, RECORDED, CALLED_OFF = "planned", "to_record", "recorded", "called_off"


def visible_inspections(user: User) -> QuerySet[Inspection]:
    """All of one's locality for focal officers and leaders; for others those of their agencies and of predecessors."""
    standing = standing_of(user)
    overseen = Q(plan__locality__in=standing.focal_in | standing.leader_in)
    own = Q(agency__in=with_predecessors(Agency.objects.filter(pk__in=standing.agencies)))
    return Inspection.objects.filter(overseen | own).select_related("plan__locality", "agency", "made_by")


def visible_findings(user: User) -> QuerySet[Finding]:
    """What visible visits ask for."""
    rows = Finding.objects.filter(inspection__in=visible_inspections(user))
    return rows.select_related("inspection__plan__locality", "inspection__agency")


def inspections_in(rows: QuerySet[Inspection], state: str, today: date) -> QuerySet[Inspection]:
    """Those still to come, those whose outcome nobody has said, those recorded or called off; all for another word."""
    is_open = Q(recorded_at=None, called_off_at=None)
    chosen = {
        PLANNED: is_open & Q(on__gt=today),
        TO_RECORD: is_open & Q(on__lte=today),
        RECORDED: Q(recorded_at__isnull=False),
        CALLED_OFF: Q(called_off_at__isnull=False),
    }
    return rows.filter(chosen[state]) if state in chosen else rows


def plans_to_inspect(user: User) -> QuerySet[Plan]:
    """Plans at work on which the person may plan a visit."""
    return plans_one_corrects(user).filter(state=Plan.State.ACTIVE)


def agencies_to_inspect(plan: Plan) -> QuerySet[Agency]:
    """Agencies of the plan's locality that are at work today, groups aside."""
    rows = Agency.objects.filter(locality=plan.locality_id, valid_to=None)
    return rows.exclude(kind=Agency.Kind.GROUP).order_by("sort_key")


def inspected_between(plan: Plan, first: date, last: date) -> list[Agency]:
    """The agencies that were checked (kiểm tra), each once, in the order of the first visit."""
    checked = plan.inspections.filter(kind=Inspection.Kind.CHECK, recorded_at__isnull=False)
    rows = checked.filter(on__gte=first, on__lte=last).order_by("on", "pk")
    return list(dict.fromkeys(row.agency for row in rows.select_related("agency")))
