"""Work on agencies that outlasts a request."""

import base64
from typing import Any

from django.urls import reverse
from django.utils import timezone
from django_tasks import TaskContext, task

from nhipcau.agencies.imports import import_agencies
from nhipcau.agencies.models import Locality
from nhipcau.jobs.queue import on_behalf, teller


@task(takes_context=True)
def import_agencies_job(context: TaskContext, /, locality: int, data: str, **asked: Any) -> dict[str, str]:
    """Imports a list, given in base 64."""
    with on_behalf(asked) as (by, outcome):
        import_agencies(
            by=by, locality=Locality.objects.get(pk=locality), data=base64.b64decode(data),
            now=timezone.now(), tell=teller(str(context.task_result.id)),  # noqa: TID251  a job asks the clock
        )  # fmt: skip
        outcome["where"] = reverse("agency_list")
    return outcome
