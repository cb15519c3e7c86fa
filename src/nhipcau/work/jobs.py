"""Work that outlasts a request."""

import base64
from typing import Any

from django.urls import reverse
from django.utils import timezone
from django_tasks import TaskContext, task

from nhipcau.agencies.models import Locality
from nhipcau.jobs.queue import on_behalf, teller
from nhipcau.plans.models import Plan
from nhipcau.registers.office_lists import Said
from nhipcau.work.imports import WorkList, import_work


@task(takes_context=True)
def import_work_job(
    context: TaskContext,
    /,
    locality: int,
    data: str,
    plan: int | None,
    said: dict[str, Any] | None = None,
    **asked: Any,
) -> dict[str, str]:
    """Imports a list of tasks and progress, given in base 64, its columns as was said."""
    with on_behalf(asked) as (by, outcome):
        known = Plan.objects.get(pk=plan) if plan is not None else None
        work = WorkList(base64.b64decode(data), known, Said.from_json(said or {}))
        import_work(
            by=by, locality=Locality.objects.get(pk=locality), work=work,
            now=timezone.now(), tell=teller(str(context.task_result.id)),  # noqa: TID251  a job asks the clock
        )  # fmt: skip
        outcome["where"] = reverse("plan_detail", args=[known.pk]) if known else reverse("plan_list")
    return outcome
