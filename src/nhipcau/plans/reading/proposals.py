"""What a decision's document proposes to change in a plan. A person looks at every row before it holds."""

from collections.abc import Iterator

from rapidfuzz import fuzz, process

import kehoach
from nhipcau.common.vietnamese import fold
from nhipcau.plans.models import Amendment, Change, Task
from nhipcau.plans.reading.comparison import as_read, plan_tasks
from nhipcau.plans.task_values import task_values

SAME = 85
"""Likeness in per cent from which a task that a clause names by its words is found."""
Kind = Change.Kind


def propose_changes(amendment: Amendment, read: kehoach.Plan) -> list[Change]:
    """Unsaved changes: clause by clause where the decision says what it amends, else by comparing both plans.

    Several clauses on one task make one change. A clause whose task is not found is kept, without a task.
    """
    clauses = kehoach.find_amendments(read.text)
    tasks = plan_tasks(amendment.plan)
    by_task: dict[int, Change] = {}
    for at, change in enumerate(_by_clauses(clauses, tasks) if clauses else _by_comparing(tasks, read), start=1):
        change.amendment = amendment
        first = by_task.setdefault(change.task_id or -at, change)
        if first is not change:
            _join(first, change)
    return list(by_task.values())


def _join(first: Change, second: Change) -> None:
    """Puts what the second changes into the first."""
    assert second.task is not None  # noqa: S101 (joined by their task)
    standing = task_values(second.task)
    for name, value in standing.items():
        if getattr(second, name) != value:
            setattr(first, name, getattr(second, name))
    if second.kind == Kind.DROPPED:
        first.kind = Kind.DROPPED
    first.quote = f"{first.quote}\n{second.quote}"


def _by_clauses(clauses: tuple[kehoach.Amending, ...], tasks: list[Task]) -> Iterator[Change]:
    for clause in clauses:
        if clause.kind == "added":
            yield Change(kind=Kind.ADDED, quote=clause.said, **_values(clause))
        else:
            found: list[Task] | list[None] = _tasks_of(clause, tasks) or [None]
            yield from (_changed(clause, task) for task in found)


def _values(read: kehoach.Amending | kehoach.Task) -> dict[str, str]:
    """What was read of a task, in the fields of a change."""
    return {
        "text": read.text, "leads": "; ".join(read.leads), "partners": "; ".join(read.partners),
        "time_text": read.time_text,
    }  # fmt: skip


def _tasks_of(clause: kehoach.Amending, tasks: list[Task]) -> list[Task]:
    """The tasks that a clause names: by the words in it, else by each place, as far as it names a single one."""
    if clause.title:
        words = {task: fold(task.item.text) for task in tasks if _is_under(task, clause.locators)}
        best = process.extractOne(fold(clause.title), words, scorer=fuzz.partial_ratio, score_cutoff=SAME)
        return [best[2]] if best else []
    return [task for locator in clause.locators for task in _at(fold(locator), tasks)]


def _at(locator: str, tasks: list[Task]) -> list[Task]:
    """Those with this place, else the only one whose place ends with it: 2 is III.2 where nothing else is."""
    exact = [task for task in tasks if fold(task.item.locator) == locator]
    ending = [task for task in tasks if fold(task.item.locator).endswith(f".{locator}")]
    return exact or (ending if len(ending) == 1 else [])


def _is_under(task: Task, locators: tuple[str, ...]) -> bool:
    return not locators or any(task.item.locator == at or task.item.locator.startswith(f"{at}.") for at in locators)


def _changed(clause: kehoach.Amending, task: Task | None) -> Change:
    kind = Kind.DROPPED if clause.kind == "dropped" else Kind.CHANGED
    values = task_values(task) if task is not None and kind == Kind.CHANGED else {}
    said = {
        "text": clause.text, "leads": _names(values.get("leads", ""), clause.leads, clause),
        "partners": _names(values.get("partners", ""), clause.partners, clause),
        "time_text": clause.time_text,
    }  # fmt: skip
    values |= {name: value for name, value in said.items() if value}
    if clause.phrase is not None:
        old, new = clause.phrase
        values = {name: value.replace(old, new) for name, value in values.items()}
    return Change(kind=kind, task=task, quote=clause.said, **values)


def _names(standing: str, new: tuple[str, ...], clause: kehoach.Amending) -> str:
    """Who is to be there: beside those that are, in the place of those that go, or instead of all."""
    there = [name.text for name in kehoach.find_agencies(standing)]
    gone = {fold(name) for name in clause.replaced}
    stay = [name for name in there if fold(name) not in gone]
    if new and clause.is_more:
        return "; ".join(dict.fromkeys([*stay, *new]))
    if new and len(stay) < len(there):
        return "; ".join(dict.fromkeys([*new, *stay]))
    return "; ".join(new)


def _by_comparing(tasks: list[Task], read: kehoach.Plan) -> Iterator[Change]:
    """A whole new text of the plan against the plan as it stands."""
    standing = as_read(tasks)
    by_read = {id(old): task for old, task in zip(standing, tasks, strict=True)}
    old_plan = kehoach.Plan(header=kehoach.Header(), tasks=tuple(standing))
    for change in kehoach.diff(old_plan, read) if read.tasks else ():
        if change.kinds:
            task = by_read.get(id(change.old))
            yield Change(task=task, **_new_values(task, change.new))


def _new_values(task: Task | None, new: kehoach.Task | None) -> dict[str, str]:
    """The kind of a change, and what the task is to be; of one that the new text has no more the kind alone."""
    if new is None:
        return {"kind": Kind.DROPPED}
    return {"kind": Kind.CHANGED if task else Kind.ADDED, **_values(new)}
