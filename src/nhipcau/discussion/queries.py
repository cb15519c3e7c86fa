"""The discussion of a task, and who takes part in it."""

from collections.abc import Iterable
from datetime import datetime

from django.db.models import Q, QuerySet

from nhipcau.accounts.models import User
from nhipcau.agencies.models import Membership
from nhipcau.discussion.models import Look, Remark
from nhipcau.discussion.permissions import can_discuss
from nhipcau.plans.models import Assignment, Task


def takes_part(user: User, task: Task, rows: Iterable[Assignment] | None = None) -> bool:
    """True of who may discuss the task for one of those at work on it (``rows``, where they are at hand)."""
    if rows is None:
        rows = task.assignments.counted().select_related("task__plan")
    return any(can_discuss(user, row) for row in (*rows, Assignment(task=task)))


def task_remarks(task: Task) -> list[Remark]:
    """What was said of a task, the first first; for who takes part in it."""
    return list(task.remarks.select_related("by").prefetch_related("mentioned"))


def people_at_work(task: Task) -> QuerySet[User]:
    """Whom a remark may be for: officers and heads of the agencies at work, focal officers, leaders."""
    agencies = task.assignments.counted().values("agency")
    roles = Q(agency__in=agencies, role__in=Membership.WORKING)
    overseeing = (Membership.Role.FOCAL, Membership.Role.LEADER)
    roles |= Q(agency__locality=task.plan.locality_id, role__in=overseeing)
    held = Membership.objects.held().filter(roles)
    return User.objects.filter(pk__in=held.values("user"), is_active=True).order_by("full_name", "pk")


def last_look(user: User, task: Task) -> datetime | None:
    """When the person last saw the task with something new in it."""
    return Look.objects.filter(user=user, task=task).values_list("at", flat=True).first()
