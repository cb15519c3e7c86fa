"""Work on partners that outlasts a request."""

import base64
from typing import Any

from django.urls import reverse
from django.utils import timezone
from django_tasks import TaskContext, task

from nhipcau.agencies.models import Locality
from nhipcau.jobs.queue import on_behalf, teller
from nhipcau.partners.imports import PartnerList, import_partners
from nhipcau.registers.office_lists import Said


@task(takes_context=True)
def import_partners_job(
    context: TaskContext, /, locality: int, data: str, said: dict[str, Any], **asked: Any
) -> dict[str, str]:
    """Imports a list of partners, given in base 64, its columns as was said."""
    with on_behalf(asked) as (by, outcome):
        import_partners(
            by=by, locality=Locality.objects.get(pk=locality),
            listed=PartnerList(base64.b64decode(data), Said.from_json(said)),
            now=timezone.now(), tell=teller(str(context.task_result.id)),  # noqa: TID251  a job asks the clock
        )  # fmt: skip
        outcome["where"] = reverse("partner_list")
    return outcome
