"""One search over what a person may see: without marks, in any form of Unicode, and with slips of the keys."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import reduce
from operator import or_
from typing import Any

from django.db.models import Q, QuerySet
from rapidfuzz import fuzz, process

from nhipcau.accounts.models import User
from nhipcau.agencies.models import Agency
from nhipcau.agencies.queries import visible_agencies
from nhipcau.common.vietnamese import fold
from nhipcau.documents.models import Document
from nhipcau.documents.queries import visible_documents
from nhipcau.plans.models import Indicator, Plan, Task
from nhipcau.plans.queries import visible_plans, visible_tasks
from nhipcau.reports.queries import visible_evidence
from nhipcau.work.indicators.reach import visible_indicators
from nhipcau.work.models import Evidence

WORD = re.compile(r"\w+")
SHOWN = 20
"""Of each kind; the page says how many there are."""
NEAR = 75
"""Likeness in per cent from which a word of the texts is taken for one that was mistyped."""
MOST_NEAR = 6
MOST_WORDS = 40


@dataclass(frozen=True, slots=True)
class Found:
    """What was found of each kind, how many there are, and the words by which (those typed, or near ones)."""

    plans: list[Plan]
    tasks: list[Task]
    agencies: list[Agency]
    evidence: list[Evidence]
    indicators: list[Indicator]
    documents: list[Document]
    counts: dict[str, int]
    words: tuple[str, ...]
    is_near: bool

    @property
    def total(self) -> int:
        return sum(self.counts.values())


def words_of(typed: str) -> list[str]:
    """The words of a question as they are compared: folded, without signs."""
    return WORD.findall(fold(typed.replace("\x00", "")))[:MOST_WORDS]


def find(user: User, typed: str) -> Found:
    """Everything that holds every word; where there is nothing, what holds words like them."""
    words = words_of(typed)
    exact = _find(user, [[word] for word in words], is_near=False)
    if exact.total or not words:
        return exact
    return _find(user, _near_words(user, words), is_near=True)


def _find(user: User, choices: list[list[str]], *, is_near: bool) -> Found:
    """``choices`` holds for every word typed the words of which one must be there."""
    rows: dict[str, QuerySet[Any]] = {
        "plans": visible_plans(user).filter(_holds(choices, "folded__contains", "number__icontains")),
        "tasks": visible_tasks(user)
        .exclude(plan__state=Plan.State.DRAFT)
        .filter(_holds(choices, "item__folded__contains")),
        "agencies": visible_agencies(user)
        .filter(valid_to=None)
        .filter(_holds(choices, "folded__contains", "short_name__icontains")),
        "evidence": visible_evidence(user).filter(_holds(choices, "folded__contains"), progress__copy_of=None),
        "indicators": visible_indicators(user).filter(_holds(choices, "folded__contains")),
        "documents": visible_documents(user).filter(_holds(choices, "folded__contains", "symbol__icontains")),
    }
    if not choices:
        rows = {kind: found.none() for kind, found in rows.items()}
    lists = {kind: list(found[: SHOWN + 1]) for kind, found in rows.items()}
    counts = {
        kind: rows[kind].count() if len(found) > SHOWN else len(found) for kind, found in lists.items()
    }  # fmt: skip
    words = tuple(dict.fromkeys(word for choice in choices for word in choice))
    return Found(
        lists["plans"][:SHOWN], lists["tasks"][:SHOWN], lists["agencies"][:SHOWN], lists["evidence"][:SHOWN],
        lists["indicators"][:SHOWN], lists["documents"][:SHOWN], counts, words, is_near,
    )  # fmt: skip


def _holds(choices: Iterable[Iterable[str]], *lookups: str) -> Q:
    """Every word, or one taken for it, by one of the lookups: a folded column has no capitals to compare."""
    whole = Q()
    for choice in choices:
        whole &= reduce(or_, (Q(**{lookup: word}) for word in choice for lookup in lookups))
    return whole


def _near_words(user: User, words: list[str]) -> list[list[str]]:
    """For each word those of the visible texts that are like it; itself where there are none."""
    known = _vocabulary(user)
    return [_near(word, known) for word in words]


def _near(word: str, known: list[str]) -> list[str]:
    if len(word) < 3:
        return [word]
    likest = process.extract(word, known, scorer=fuzz.ratio, score_cutoff=NEAR, limit=MOST_NEAR)
    return [match for match, _score, _place in likest] or [word]


def _vocabulary(user: User) -> list[str]:
    texts = [
        *visible_tasks(user).values_list("item__folded", flat=True),
        *visible_plans(user).values_list("folded", flat=True),
        *visible_agencies(user).values_list("folded", flat=True),
    ]
    return sorted({word for text in texts for word in WORD.findall(text) if len(word) > 1})
