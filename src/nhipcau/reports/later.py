"""What came after the last day that a report counts: its figures know nothing of it."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any, NamedTuple

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from nhipcau.plans.models import Change, Plan, Task
from nhipcau.reminders.models import Extension
from nhipcau.reports.models import Period
from nhipcau.reports.plan_on_day import end_of
from nhipcau.work.models import Progress


class LaterKey(NamedTuple):
    """When something came, of which kind, and the key of its row."""

    at: datetime
    kind: str
    pk: int


@dataclass(frozen=True, slots=True)
class Later:
    """Something that came later: when, of which task, from whom, and what it says."""

    at: datetime
    task: Task | None
    agency: str
    what: str


class _Kind(NamedTuple):
    """Where rows of a kind are, the field that says when they came, and how one is told."""

    rows: Callable[[Plan], QuerySet[Any]]
    at: str
    tell: Callable[[Any], Later]

    def after(self, period: Period) -> QuerySet[Any]:
        """Those that came after the period's last day."""
        return self.rows(period.plan).filter(**{f"{self.at}__gte": end_of(period.ends_on)})


def later_keys(period: Period) -> list[LaterKey]:
    """Progress, decisions on extensions and amendments after the period's last day, the last first."""
    found = [
        LaterKey(at, name, pk)
        for name, kind in KINDS.items()
        for at, pk in kind.after(period).values_list(kind.at, "pk")
    ]
    return sorted(found, reverse=True)


def later_count(period: Period) -> int:
    """How many of them there are."""
    return sum(kind.after(period).count() for kind in KINDS.values())


def tell_later(plan: Plan, keys: Iterable[LaterKey]) -> list[Later]:
    """What the keys of one page stand for, in their order."""
    keys = list(keys)
    rows = {
        (name, row.pk): kind.tell(row)
        for name, kind in KINDS.items()
        for row in kind.rows(plan).filter(pk__in=[key.pk for key in keys if key.kind == name])
    }
    return [rows[key.kind, key.pk] for key in keys]


def _words(plan: Plan) -> QuerySet[Progress]:
    return Progress.objects.filter(assignment__task__plan=plan).select_related(
        "assignment__task__item", "assignment__agency"
    )


def _tell_word(row: Progress) -> Later:
    said = f"{row.get_state_display()} {row.percent}%. {row.note}"
    return Later(row.posted_at, row.assignment.task, row.assignment.display_name, said)


def _decisions(plan: Plan) -> QuerySet[Extension]:
    decided = Extension.objects.filter(assignment__task__plan=plan, decided_at__isnull=False)
    return decided.select_related("assignment__task__item", "assignment__agency")


def _tell_decision(row: Extension) -> Later:
    assert row.decided_at is not None  # noqa: S101 (only decided ones are asked for)
    sentence = _("Gia hạn đến %(day)s.") if row.is_granted else _("Không đồng ý gia hạn đến %(day)s.")
    said = f"{sentence % {'day': f'{row.until:%d/%m/%Y}'}} {row.answer}".strip()
    return Later(row.decided_at, row.assignment.task, row.assignment.display_name, said)


def _changes(plan: Plan) -> QuerySet[Change]:
    in_force = Change.objects.filter(amendment__plan=plan, amendment__in_force_at__isnull=False)
    return in_force.select_related("task__item", "amendment")


def _tell_change(row: Change) -> Later:
    assert row.amendment.in_force_at is not None  # noqa: S101 (only those in force are asked for)
    said = f"{row.get_kind_display()}: {row.amendment}. {row.text}".strip()
    return Later(row.amendment.in_force_at, row.task, "", said)


KINDS = {
    "word": _Kind(_words, "posted_at", _tell_word),
    "decision": _Kind(_decisions, "decided_at", _tell_decision),
    "change": _Kind(_changes, "amendment__in_force_at", _tell_change),
}
