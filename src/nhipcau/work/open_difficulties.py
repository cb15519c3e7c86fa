"""What stands in the way of plans, for those who answer it."""

from django.db.models import Case, Count, OuterRef, QuerySet, Subquery, Value, When
from django.db.models.functions import Coalesce

from nhipcau.plans.models import Plan
from nhipcau.work.models import Difficulty
from nhipcau.work.queries import is_to_do


def plans_by_urgency(plans: QuerySet[Plan]) -> QuerySet[Plan]:
    """Plans with how many difficulties wait for an answer, those with most first."""
    of_plan = Difficulty.objects.filter(assignment__task__plan=OuterRef("pk"), answered_at=None, merged_into=None)
    counted = of_plan.order_by().values("assignment__task__plan").annotate(count=Count("pk")).values("count")
    return plans.annotate(waiting=Coalesce(Subquery(counted), 0)).order_by("-waiting", "-id")


def plan_difficulties(plan: Plan) -> list[Difficulty]:
    """What stands in the way of a plan, merged ones with theirs: passed up before the rest, answered ones last."""
    rows = Difficulty.objects.filter(assignment__task__plan=plan, merged_into=None)
    return list(_in_order(rows))


def open_difficulties(plans: QuerySet[Plan]) -> QuerySet[Difficulty]:
    """What still waits for an answer in these plans."""
    return _in_order(
        Difficulty.objects.filter(
            is_to_do("assignment"), assignment__task__plan__in=plans, merged_into=None, answered_at=None
        )
    )


def _in_order(rows: QuerySet[Difficulty]) -> QuerySet[Difficulty]:
    rows = rows.select_related("assignment__agency", "assignment__task__item", "raised_by", "answered_by", "directive")
    is_answered = Case(When(answered_at=None, then=Value(0)), default=Value(1))
    is_kept_below = Case(When(passed_up_at=None, then=Value(1)), default=Value(0))
    rows = rows.prefetch_related("merged__assignment__agency")
    return rows.order_by(is_answered, is_kept_below, "-raised_at")
