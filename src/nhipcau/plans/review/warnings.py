"""What a reviewer is told of a draft as a whole: it is known already, a group means nobody, doubts by their cause."""

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from django.db.models import QuerySet

from nhipcau.agencies.models import Agency
from nhipcau.agencies.queries import members_of
from nhipcau.plans.models import Plan
from nhipcau.plans.queries import live_assignments

_QUOTED = re.compile(r"“[^”]*”")


@dataclass(frozen=True, slots=True)
class Cause:
    """One cause of doubts: its number, the sentence without what differs, how many items have it."""

    number: int
    sentence: str
    count: int


def same_documents(plan: Plan) -> QuerySet[Plan]:
    """Other plans of the place that came from the same document, in whatever format: of its number and its day."""
    numbered = Plan.objects.filter(locality=plan.locality_id).exclude(number="").exclude(issued_on="")
    others = numbered.filter(number__iexact=plan.number, issued_on=plan.issued_on)
    return others.exclude(pk=plan.pk).exclude(source=None)


def groups_without_members(plan: Plan, on: date) -> list[Agency]:
    """Groups that the plan names and that mean no agency on the day: nobody would be told."""
    rows = live_assignments(plan).filter(agency__kind=Agency.Kind.GROUP)
    groups = Agency.objects.filter(pk__in=rows.values("agency")).order_by("sort_key")
    return [group for group in groups if not members_of(group, on).exists()]


def causes_of(doubts: Mapping[int, Iterable[str]]) -> list[Cause]:
    """The causes of all doubts, the most frequent first."""
    counted = Counter(without_names(sentence) for said in doubts.values() for sentence in said)
    return [Cause(at, sentence, count) for at, (sentence, count) in enumerate(counted.most_common(), start=1)]


def without_names(sentence: str) -> str:
    """The sentence of a doubt with what it quotes left open."""
    return _QUOTED.sub("“…”", sentence)
