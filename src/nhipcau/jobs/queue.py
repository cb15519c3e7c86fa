"""Work that outlasts a request: started from a page, done by a worker, its progress shown meanwhile.

Jobs are declared and kept by django-tasks in the database. Progress goes by the cache: a job is
often one transaction, and nothing that it writes to the database is seen before its end.
"""

import secrets
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, nullcontext
from dataclasses import dataclass
from typing import Any

from django.core.cache import cache
from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import translation
from django.utils.translation import get_language
from django_tasks import TaskResultStatus, default_task_backend
from django_tasks.base import Task
from django_tasks.exceptions import TaskResultDoesNotExist

from nhipcau.accounts.models import User
from nhipcau.common.origin import acting_from, current_origin
from nhipcau.common.refusal import Refused
from nhipcau.once.claims import answering, claim

KEPT_SECONDS = 24 * 60 * 60
Tell = Callable[[int, int], None]
"""How a job says how far it is: (done, of how many)."""


def say_nothing(done: int, total: int) -> None:
    """For work that nobody waits for."""


@dataclass(frozen=True, slots=True)
class JobState:
    """How a job stands: waiting or running (done of total), refused with a sentence, broken, or where it led."""

    done: int
    total: int
    is_finished: bool
    sentence: str = ""
    where: str = ""


def start(job: "Task[..., dict[str, str]]", by: User, **spec: Any) -> str:
    """Hands a job to the workers; gives the name under which its state is asked.

    The job is told who asked for it, for which agency they acted, and from where.
    """
    said = {"by": by.pk, "acting": by.acting_agency_id, "origin": current_origin(), "language": get_language(),
            "once": secrets.token_hex(16), **spec}  # fmt: skip
    with transaction.atomic():
        claim()
        return str(job.enqueue(**said).id)


@contextmanager
def on_behalf(asked: Mapping[str, Any]) -> Iterator[tuple[User, dict[str, str]]]:
    """Inside a job: the person who asked for it, as they acted then, and the outcome to be filled in and given back.

    A refusal becomes the outcome's sentence, in that person's language.
    """
    by = User.objects.get(pk=asked["by"])
    by.acting_agency_id = asked["acting"]
    outcome: dict[str, str] = {}
    once = answering(f"job {asked['once']}") if "once" in asked else nullcontext()  # jobs from before had none
    with acting_from(asked["origin"]), translation.override(asked["language"]), once:
        try:
            yield by, outcome
        except Refused as refusal:
            outcome["sentence"] = str(refusal)


def job_state(name: str, by: User) -> JobState | None:
    """The state of a job that this person started; None where there is none."""
    try:
        result = default_task_backend.get_result(name)
    except (TaskResultDoesNotExist, ValidationError, ValueError):
        return None
    if result.kwargs.get("by") != by.pk:
        return None
    done, total = cache.get(_key(name), (0, 0))
    if result.status == TaskResultStatus.SUCCESSFUL:
        said = result.return_value or {}
        return JobState(total, total, is_finished=True, sentence=said.get("sentence", ""), where=said.get("where", ""))
    return JobState(done, total, is_finished=result.status == TaskResultStatus.FAILED)


def teller(name: str) -> Tell:
    """Says how far the job of this name is."""

    def tell(done: int, total: int) -> None:
        cache.set(_key(name), (done, total), KEPT_SECONDS)

    return tell


def _key(name: str) -> str:
    return f"job-{name}"
