"""Partners that plans name: which of them the register knows, which it may know, which are missing."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from rapidfuzz import fuzz, process

from nhipcau.accounts.models import User
from nhipcau.agencies.models import Locality
from nhipcau.common.vietnamese import fold
from nhipcau.partners.models import Country, Partner
from nhipcau.partners.queries import LIKELY, countries_by_name, folded_names
from nhipcau.plans.models import Plan, Task
from nhipcau.records.mentions import named_in_plans
from nhipcau.records.models import TaskLink
from nhipcau.records.queries import label_of

TYPES = ("partner", "organisation")
_WITH_COUNTRY = re.compile(r"(?P<name>.+?)(?: \((?:[^()]*, )?(?P<country>[^(),]+)\)?|, (?P<land>[^(),]+))$")


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A name of a plan: the partner that bears it, else the one that it may mean, else nobody; and what is to do.

    ``tasks`` are those in which the name stands and to which the partner does not belong yet.
    """

    text: str
    name: str
    country: Country | None
    plan: Plan
    tasks: list[Task]
    known: Partner | None = None
    near: Partner | None = None


def suggested_partners(user: User, locality: Locality) -> list[Suggestion]:
    """What plans at work name as partners and organisations, but for what is entered and linked already."""
    named = named_in_plans(user, [locality.pk], TYPES)
    register = _Register.of(locality)
    found = [register.suggestion(one.text, one.plan, one.tasks) for one in named]
    return [one for one in found if one.known is None or one.tasks]


@dataclass(frozen=True, slots=True)
class _Register:
    """The partners of a locality by each of their names, folded; the tasks to which each belongs; countries by name."""

    by_name: dict[str, Partner]
    linked: set[tuple[int, int]]
    countries: dict[str, Country]

    @classmethod
    def of(cls, locality: Locality) -> "_Register":
        rows = Partner.objects.filter(locality=locality, merged_into=None).select_related("country")
        links = TaskLink.objects.filter(record_model=label_of(Partner)).values_list("record_id", "task")
        return cls({name: one for one in rows for name in folded_names(one)}, set(links), countries_by_name())

    def suggestion(self, text: str, plan: Plan, tasks: Sequence[Task]) -> Suggestion:
        name, country = self._read(text)
        known = self.by_name.get(fold(name)) or self.by_name.get(fold(text))
        near = process.extractOne(fold(name), list(self.by_name), scorer=fuzz.token_sort_ratio, score_cutoff=LIKELY)
        open_tasks = [task for task in tasks if known is None or (known.pk, task.pk) not in self.linked]
        likely = self.by_name[near[0]] if near and known is None else None
        return Suggestion(text, name, country, plan, open_tasks, known, likely)

    def _read(self, text: str) -> tuple[str, Country | None]:
        """The name alone, and the country that stands behind it in brackets or after a comma."""
        match = _WITH_COUNTRY.fullmatch(text)
        country = self.countries.get(fold(match["country"] or match["land"])) if match else None
        name = match["name"] if match and country else text
        return name[:1].upper() + name[1:], country
