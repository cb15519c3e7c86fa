"""What a report says of late tasks and of the time ahead, from the plan as it stood on a day."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from nhipcau.agencies.models import Agency
from nhipcau.plans.models import Assignment, Item, Status, Task
from nhipcau.plans.statuses import DONE
from nhipcau.reports.phrases import as_work, due_phrase, present, short_day, still_left
from nhipcau.reports.plan_on_day import PlanThen, StandingThen, asked_until, end_of
from nhipcau.work.models import Progress

SOON = timedelta(days=35)
AHEAD = timedelta(days=215)
"""How far ahead a report names what falls due: the month, and half a year behind it."""
MOST_NAMED = 60
MOST_FAR = 8
"""Tasks of a group up to which each is named, and of those that are due later."""

LATE_HEADINGS = ("Hoàn thành {} nhiệm vụ chậm so với thời hạn", "Khẩn trương hoàn thành {} nhiệm vụ quá hạn")
"""Over the late tasks: in a report upwards, and in one that names agencies."""


@dataclass(frozen=True, slots=True)
class LatePart:
    """A task that is late at one agency: by how many days, why, and until when the agency asks."""

    task: Task
    agency: str
    due: date
    days: int
    reason: str
    asked_until: date | None


def late_parts(then: PlanThen) -> list[LatePart]:
    """What is late of tasks (no standing duties), the longest first."""
    found = [(pk, row) for pk, row in answering_then(then) if row.status == Status.LATE and row.at.due]
    keys = [pk for pk, _row in found]
    names = _names([row for _pk, row in found])
    reasons = dict(
        Progress.objects.filter(assignment__in=keys, posted_at__lt=end_of(then.day)).exclude(reason="")
        .order_by("posted_at", "pk").values_list("assignment", "reason")
    )  # fmt: skip
    asked = asked_until(keys, then.day)
    tasks = {task.pk: task for task in then.tasks}
    parts = [
        LatePart(tasks[row.task], names.get(row.agency or 0, ""), row.at.due, (then.day - row.at.due).days,
                 reasons.get(pk, ""), asked.get(pk))
        for pk, row in found if row.at.due is not None
    ]  # fmt: skip
    return sorted(parts, key=lambda part: (-part.days, part.task.item.position))


def answering_then(then: PlanThen) -> list[tuple[int, StandingThen]]:
    """(assignment, how it stood) of every task that is no standing duty."""
    duties = {task.pk for task in then.tasks if task.item.kind == Item.Kind.DUTY}
    known = {task.pk for task in then.tasks} - duties
    return [(pk, row) for pk, row in then.standings.items() if row.task in known and row.role in Assignment.ANSWERING]


def _names(rows: list[StandingThen]) -> dict[int, str]:
    return dict(Agency.objects.filter(pk__in={row.agency for row in rows}).values_list("pk", "name"))


def next_steps(then: PlanThen, *, is_named: bool = True) -> str:
    """The work of the time ahead, group by group, a line each: the late, what is due soon, what is due by month.

    Without agencies unless ``is_named``. A group is counted by task, as every figure of the report is; what is paused
    waits for its condition.
    """
    open_ones = [(pk, row) for pk, row in answering_then(then) if row.status not in (*DONE, Status.PAUSED)]
    rows = [row for _pk, row in open_ones]
    dated = sorted((row for row in rows if row.at.due), key=_due_day)
    agencies = _names(rows) if is_named else {}
    asked = _asked(open_ones, then.day) if is_named else {}
    told = _Told({task.pk: task for task in then.tasks}, agencies, _left(open_ones, then.day) | asked)
    soon = then.day + SOON
    late = _due_within(dated, date.min, then.day)
    near = _due_within(dated, then.day, soon)
    far = _due_within(dated, soon, then.day + AHEAD)
    blocks = [
        *_block(LATE_HEADINGS[is_named], late, told.late),
        *_block(f"Hoàn thành {{}} nhiệm vụ đến hạn {_span(near)}", near, told.line),
        *_block(f"Bảo đảm tiến độ {{}} nhiệm vụ đến hạn {_span(far)}", far, told.in_month),
    ]
    numbered = [f"{at}. {block}" for at, block in enumerate(blocks, start=1)]
    standing = len(rows) - len(dated)
    rest = present((standing, "Tiếp tục thực hiện các nhiệm vụ thường xuyên, không ấn định thời hạn."))
    return "\n".join([*numbered, *rest])


def _left(rows: list[tuple[int, StandingThen]], day: date) -> dict[int, str]:
    """What agencies last said is left of each task."""
    said = Progress.objects.filter(assignment__in=[pk for pk, _row in rows], posted_at__lt=end_of(day))
    notes = dict(said.order_by("posted_at", "pk").values_list("assignment", "note"))
    return {row.task: left for pk, row in rows if (left := still_left(notes.get(pk, "")))}


def _asked(rows: list[tuple[int, StandingThen]], day: date) -> dict[int, str]:
    """Until when agencies ask for what cannot be done in time; nothing was decided of it yet."""
    until = asked_until([pk for pk, _row in rows], day)
    asks = "cơ quan chủ trì đề nghị thời hạn đến trước ngày"
    return {row.task: f"{asks} {short_day(until[pk])}" for pk, row in rows if pk in until}


def _block(heading: str, rows: list[StandingThen], lines: Callable[[list[list[StandingThen]]], str]) -> list[str]:
    """A group under its heading; none where nothing is in it. Tasks are counted once, whoever leads them."""
    told = lines(_together(rows)[:MOST_NAMED])
    return present((len({row.task for row in rows}), f"{heading}\n{told.replace('{', '{{').replace('}', '}}')}"))


def _due_within(rows: list[StandingThen], first: date, end: date) -> list[StandingThen]:
    """Those due from the first day to before the end."""
    return [row for row in rows if row.at.due is not None and first <= row.at.due < end]


def _span(rows: list[StandingThen]) -> str:
    """ngày 31/12/2026; trong tháng 12/2026; trong 6 tháng đầu năm 2027; else from the first day to the last."""
    first, last = (pick(map(_due_day, rows), default=date.min) for pick in (min, max))
    forms = (lambda day: f"ngày {short_day(day)}", lambda day: f"trong tháng {month_of(day)}", _half_of)
    same = (form(first) for form in forms if form(first) == form(last))
    return next(same, f"từ ngày {short_day(first)} đến ngày {short_day(last)}")


def _due_day(row: StandingThen) -> date:
    return row.at.due or date.min


def _half_of(day: date) -> str:
    return f"trong 6 tháng {('đầu', 'cuối')[day.month > 6]} năm {day.year}"


def month_of(day: date) -> str:
    """12/2026, 01/2027."""
    return short_day(day)[3:]


def _together(rows: list[StandingThen]) -> list[list[StandingThen]]:
    """The agencies of one task with one date, in their order: the task is named once."""
    found: dict[tuple[int, date | None], list[StandingThen]] = {}
    for row in rows:
        found.setdefault((row.task, row.at.due), []).append(row)
    return list(found.values())


@dataclass(frozen=True, slots=True)
class _Told:
    """Tasks and agencies by their keys, and how a line names them."""

    tasks: dict[int, Task]
    agencies: dict[int, str]
    left: dict[int, str]

    def late(self, parts: list[list[StandingThen]]) -> str:
        return "\n".join(f"- {self._led(own)}." for own in parts)

    def line(self, parts: list[list[StandingThen]]) -> str:
        """Each with its date, unless the heading has the only one."""
        is_one_day = len({own[0].at.due for own in parts}) == 1
        ends = ["" if is_one_day else f", {self._due(own[0])}" for own in parts]
        return "\n".join(f"- {self._led(own)}{end}." for own, end in zip(parts, ends, strict=True))

    def in_month(self, parts: list[list[StandingThen]]) -> str:
        months: dict[str, list[str]] = {}
        for own in parts[:MOST_FAR]:
            said = ", ".join(filter(None, (self._agencies(own), self._due(own[0]))))
            named = f"{self._title(own[0])} ({said})"
            months.setdefault(month_of(_due_day(own[0])), []).append(named)
        lines = [f"- Trong tháng {month}: {'; '.join(named)}." for month, named in months.items()]
        return "\n".join(
            [*lines, *present((max(len(parts) - MOST_FAR, 0), "- {} nhiệm vụ khác theo thời hạn đã giao."))]
        )

    def _led(self, rows: list[StandingThen]) -> str:
        """Agency: task; of no agency the task with a capital."""
        said = ": ".join(filter(None, (self._agencies(rows), self._title(rows[0]))))
        return "; ".join(filter(None, (f"{said[:1].upper()}{said[1:]}", self.left.get(rows[0].task))))

    def _agencies(self, rows: list[StandingThen]) -> str:
        return ", ".join(filter(None, (self.agencies.get(row.agency or 0, "") for row in rows)))

    def _title(self, row: StandingThen) -> str:
        return as_work(self.tasks[row.task].called)

    def _due(self, row: StandingThen) -> str:
        return due_phrase(row.at.due, self.tasks[row.task].time_text)


def shortcomings(then: PlanThen) -> str:
    """What the figures say of what was not reached; empty where they say nothing."""
    counts: Mapping[str, int] = then.counts().whole.by_status
    due = {row.task for _pk, row in answering_then(then) if row.at.due and row.at.due <= then.day}
    among = "".join(present((len(due), f"Trong {{}} nhiệm vụ đến hạn trước ngày {short_day(then.day)}, có")))
    late = present((counts.get(Status.DONE_LATE, 0), "{} nhiệm vụ hoàn thành chậm"),
                   (counts.get(Status.LATE, 0), "{} nhiệm vụ quá hạn chưa hoàn thành"))  # fmt: skip
    lines = present((len(late), f"- {among or 'Có'} {', '.join(late)}."))
    return "\n".join(lines + present((counts.get(Status.SILENT, 0), "- Có {} nhiệm vụ chưa được cập nhật kết quả.")))
