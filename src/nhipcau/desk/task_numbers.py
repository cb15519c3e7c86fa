"""A task chosen by the number that the plan prints before it."""

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from nhipcau.common.refusal import Refused
from nhipcau.plans.models import Task

MOST = 60


def task_by_number(tasks: QuerySet[Task], typed: str) -> Task | None:
    """The one task with this number (locator); None where there is none; refused where there are several."""
    number = typed.replace("\x00", "").strip()
    found = list(tasks.filter(item__locator__iexact=number)[:2]) if number else []
    if len(found) > 1:
        raise Refused(_("Kế hoạch có nhiều nhiệm vụ mang số mục “%(number)s”.") % {"number": number[:MOST]})
    return found[0] if found else None
