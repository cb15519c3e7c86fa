"""Work on agencies that outlasts a request."""

import base64
from functools import partial
from typing import Any

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django_tasks import TaskContext, task

from nhipcau.agencies.imports import import_agencies
from nhipcau.agencies.models import Locality
from nhipcau.agencies.people_lists import PeopleList, invite_people
from nhipcau.jobs.queue import on_behalf, teller

KEY = "KEY"
"""What stands for the key in the address of an invitation."""


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


@task(takes_context=True)
def invite_people_job(context: TaskContext, /, locality: int, data: str, address: str, **asked: Any) -> dict[str, str]:
    """Invites the people of a list, given in base 64; ``address`` is where a key is put in for KEY."""
    with on_behalf(asked) as (by, outcome):
        home = Locality.objects.get(pk=locality)
        unsent = invite_people(
            by=by, listed=PeopleList(base64.b64decode(data), home, partial(address.replace, KEY)),
            now=timezone.now(), tell=teller(str(context.task_result.id)),  # noqa: TID251  a job asks the clock
        )  # fmt: skip
        if unsent:
            outcome["sentence"] = _(
                "Thư mời đã lập nhưng chưa gửi được tới: %(people)s. Hãy mời lại từng người để lấy liên kết."
            ) % {"people": "; ".join(unsent[:50])}
        outcome["where"] = reverse("person_list")
    return outcome
