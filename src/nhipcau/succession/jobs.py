"""Successions as jobs: thousands of rows pass while the page shows how far it is."""

import base64
from datetime import date
from typing import Any

from django.urls import reverse
from django.utils import timezone
from django_tasks import TaskContext, task

from nhipcau.agencies.models import Agency, Locality
from nhipcau.jobs.queue import on_behalf, teller
from nhipcau.succession.actions import record_succession, reorganise
from nhipcau.succession.proposals import ProposedSuccession


def as_spec(change: ProposedSuccession) -> dict[str, Any]:
    """The change as a job can be told it."""
    return {
        "kind": str(change.kind),
        "on": change.on.isoformat(),
        "act": change.act,
        "old": [agency.pk for agency in change.old],
        "new": [agency.pk for agency in change.new],
        "names": list(change.names),
        "choices": [[key, row, place] for (key, row), place in change.choices.items()],
    }


def _change_of(spec: dict[str, Any]) -> ProposedSuccession:
    known = Agency.objects.select_related("locality").in_bulk([*spec["old"], *spec["new"]])
    return ProposedSuccession(
        spec["kind"], date.fromisoformat(spec["on"]), spec["act"],
        tuple(known[pk] for pk in spec["old"]), tuple(known[pk] for pk in spec["new"]), tuple(spec["names"]),
        {(key, row): place for key, row, place in spec["choices"]},
    )  # fmt: skip


@task(takes_context=True)
def record_succession_job(
    context: TaskContext, /, locality: int, change: dict[str, Any], **asked: Any
) -> dict[str, str]:
    """Records one succession."""
    with on_behalf(asked) as (by, outcome):
        succession = record_succession(
            by=by, locality=Locality.objects.get(pk=locality), change=_change_of(change),
            now=timezone.now(), tell=teller(str(context.task_result.id)),  # noqa: TID251  a job asks the clock
        )  # fmt: skip
        outcome["where"] = reverse("succession_detail", args=[succession.pk])
    return outcome


@task(takes_context=True)
def reorganise_job(context: TaskContext, /, locality: int, data: str, **asked: Any) -> dict[str, str]:
    """Records every succession of a list, given in base 64, that needs no choice."""
    with on_behalf(asked) as (by, outcome):
        reorganise(
            by=by, locality=Locality.objects.get(pk=locality), data=base64.b64decode(data),
            now=timezone.now(), tell=teller(str(context.task_result.id)),  # noqa: TID251  a job asks the clock
        )  # fmt: skip
        outcome["where"] = reverse("succession_list")
    return outcome
