"""Why tasks are late, counted by the kind of cause that the agencies chose."""

from collections import Counter, defaultdict
from collections.abc import Container

from django.utils import translation

from nhipcau.plans.models import Status
from nhipcau.reports.phrases import counted
from nhipcau.reports.plan_on_day import PlanThen, said_by
from nhipcau.work.models import OBJECTIVE, Cause

LATE = (Status.LATE, Status.DONE_LATE)
HEADINGS = {True: "Nguyên nhân khách quan", False: "Nguyên nhân chủ quan"}


def causes(then: PlanThen) -> str:
    """What lies outside the agencies, then what with them, each with its tasks; empty where nobody chose a cause."""
    tasks = _tasks_by_cause(then)
    told: dict[bool, list[str]] = defaultdict(list)
    with translation.override("vi"):
        for cause in filter(tasks.get, Cause):
            told[cause in OBJECTIVE].append(f"{cause.label} ({counted(tasks[cause])} nhiệm vụ)")
    lines = [f"- {HEADINGS[is_objective]}: {'; '.join(said)}." for is_objective, said in sorted(told.items())[::-1]]
    return "\n".join(lines)


def outside_causes(then: PlanThen) -> list[str]:
    """What lies outside the agencies and still keeps tasks back, without their numbers."""
    tasks = _tasks_by_cause(then, (Status.LATE,))
    with translation.override("vi"):
        return [str(cause.label) for cause in OBJECTIVE if cause in tasks]


def _tasks_by_cause(then: PlanThen, statuses: Container[str] = LATE) -> Counter[str]:
    """How many tasks have one of the statuses for each cause; of an agency that which it named last."""
    late = {pk: row.task for pk, row in then.standings.items() if row.status in statuses}
    said = said_by(then.day).filter(assignment__in=late).exclude(cause="").order_by("posted_at", "pk")
    last = dict(said.values_list("assignment", "cause"))
    return Counter(cause for _task, cause in {(late[pk], cause) for pk, cause in last.items()})
