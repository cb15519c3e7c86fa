"""One search over what a person may see: without marks, in any form of Unicode, and with slips of the keys."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache, partial, reduce
from itertools import chain
from operator import or_
from typing import Any

from django.db.models import Q, QuerySet
from rapidfuzz import fuzz, process
from rapidfuzz.distance import OSA

from nhipcau.accounts.models import User
from nhipcau.agencies.models import Agency
from nhipcau.agencies.queries import visible_agencies
from nhipcau.common.vietnamese import fold
from nhipcau.documents.models import Document
from nhipcau.documents.queries import visible_documents
from nhipcau.overview.records import REGISTERS, Belonging
from nhipcau.plans.models import Indicator, Plan, Task
from nhipcau.plans.queries import visible_plans, visible_tasks
from nhipcau.reports.queries import visible_evidence
from nhipcau.search.models import Word
from nhipcau.search.words import renew_words
from nhipcau.work.indicators.reach import visible_indicators
from nhipcau.work.models import Evidence

WORD = re.compile(r"\w+")
SHOWN = 20
"""Of each kind; the page says how many there are."""
NEAR = 75
"""Likeness in per cent from which a word of the texts is taken for one that was mistyped."""
MOST_NEAR = 6
SLIPS = {1: 90, 2: 90, 3: 40}
MOST_SLIPS = 24
"""Words that one slip can make of another, by its letters: there are more of short ones."""
MOST_RANKED = 600
"""Tasks that are ranked by likeness; of more those of the newest plans."""
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
    registers: list[Belonging]
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
    """Everything that holds every word; where there is nothing, what holds words like them.

    Words that stand in no text are taken for mistyped first; then every word, since a slip can make another word.
    """
    words = words_of(typed)
    exact = _find(user, words, [[word] for word in words], is_near=False)
    if exact.total or not words:
        return exact
    known = _known_words()
    there = set(known)
    near = cache(partial(_near, known=known))
    for is_every in (False, True):
        choices = [near(word) if is_every or word not in there else [word] for word in words]
        found = _find(user, words, choices, is_near=True)
        if found.total:
            return found
    return exact


def _find(user: User, typed: list[str], choices: list[list[str]], *, is_near: bool) -> Found:
    """``choices`` holds for every word typed the words of which one must be there."""
    rows = _rows(user, choices)
    likest = _likest_tasks(rows["tasks"], " ".join(typed))
    lists = {kind: list(found[: SHOWN + 1]) for kind, found in rows.items() if kind != "tasks"} | {"tasks": likest}
    counts = {
        kind: rows[kind].count() if len(found) > SHOWN else len(found) for kind, found in lists.items()
    }  # fmt: skip
    words = tuple(dict.fromkeys(word for choice in choices for word in choice))
    shown = {kind: found[:SHOWN] for kind, found in lists.items()}
    registers = _of_registers(shown, counts)
    return Found(**shown, registers=registers, counts=counts, words=words, is_near=is_near)


def _of_registers(shown: dict[str, list[Any]], counts: dict[str, int]) -> list[Belonging]:
    """Takes what was found of registers out of the rest, and leaves away those of which nothing was."""
    found = [Belonging(str(one.name), one.page, shown.pop(one.page), counts[one.page]) for one in REGISTERS]
    return [one for one in found if one.rows]


def _rows(user: User, choices: list[list[str]]) -> dict[str, QuerySet[Any]]:
    """What holds the words, by kind; of a register by its page."""
    tasks = visible_tasks(user).filter(~Q(plan__state=Plan.State.DRAFT), item__folded__words=choices)
    evidence = visible_evidence(user).filter(progress__copy_of=None, folded__words=choices)
    rows: dict[str, QuerySet[Any]] = {
        "plans": visible_plans(user).filter(_holds(choices, "folded__contains", "number__icontains")),
        "tasks": tasks,
        "agencies": visible_agencies(user).filter(
            _holds(choices, "folded__contains", "short_name__icontains"), valid_to=None
        ),
        "evidence": evidence,
        "indicators": visible_indicators(user).filter(_holds(choices, "folded__contains")),
        "documents": visible_documents(user).filter(_holds(choices, "folded__contains", "symbol__icontains")),
    } | {one.page: one.visible(user).filter(_holds(choices, "folded__contains")) for one in REGISTERS}
    return rows if choices else {kind: found.none() for kind, found in rows.items()}


def _likest_tasks(rows: QuerySet[Task], asked: str) -> list[Task]:
    """Those most like the question in its order, of equals the newest plan's; one more than is shown."""
    found = list(rows.order_by("-plan", "item__position").values_list("pk", "item__folded")[:MOST_RANKED])
    by_likeness = sorted(found, key=lambda row: (-fuzz.partial_ratio(asked, row[1]), -fuzz.ratio(asked, row[1])))
    keys = [pk for pk, _text in by_likeness[: SHOWN + 1]]
    tasks = Task.objects.select_related("item", "plan").in_bulk(keys)
    return [tasks[key] for key in keys]


def _holds(choices: Iterable[Iterable[str]], *lookups: str) -> Q:
    """Every word, or one taken for it, by one of the lookups: a folded column has no capitals to compare."""
    whole = Q()
    for choice in choices:
        whole &= reduce(or_, (Q(**{lookup: word}) for word in choice for lookup in lookups))
    return whole


def _near(word: str, known: Sequence[str]) -> list[str]:
    """The word, those that one slip of the keys makes of it, and those that are much like it."""
    most = SLIPS.get(len(word), MOST_SLIPS)
    slips = process.extract(word, known, scorer=OSA.distance, score_cutoff=1, limit=most)
    alike = process.extract(word, known, scorer=fuzz.ratio, score_cutoff=NEAR, limit=MOST_NEAR)
    return list(dict.fromkeys([word, *(match for match, _score, _place in (*alike, *slips))]))


def _known_words() -> list[str]:
    """The words of all texts; of an instance that has never collected them, collected now."""
    known = list(Word.objects.values_list("text", flat=True))
    if not known and collect_words():
        known = list(Word.objects.values_list("text", flat=True))
    return known


def collect_words() -> int:
    """Adds the words of what was written since. Gives how many are new."""
    return renew_words(chain(
        Plan.objects.values_list("folded", flat=True), Agency.objects.values_list("folded", flat=True),
        Indicator.objects.values_list("folded", flat=True), Document.objects.values_list("folded", flat=True),
        *(one.model._default_manager.values_list("folded", flat=True) for one in REGISTERS if one.is_open),
    ))  # fmt: skip
