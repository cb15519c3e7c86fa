"""A task chosen by the number that the plan prints before it."""

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from nhipcau.common.refusal import Refused
from nhipcau.plans.locators import names_of
from nhipcau.plans.models import Task

MOST = 60


def task_by_number(tasks: QuerySet[Task], typed: str) -> Task | None:
    """The one task at a place, said as the page or as the plan says it; None where none is, refused of several."""
    number = typed.replace("\x00", "").strip()
    numbers = list(tasks.values_list("pk", "item__locator")) if number else []
    exact = [pk for pk, locator in numbers if locator.casefold() == number.casefold()]
    found = exact or [pk for pk, locator in numbers if number.casefold() in names_of(locator)]
    if len(found) > 1:
        raise Refused(_("Kế hoạch có nhiều nhiệm vụ mang số mục “%(number)s”.") % {"number": number[:MOST]})
    return tasks.get(pk=found[0]) if found else None
