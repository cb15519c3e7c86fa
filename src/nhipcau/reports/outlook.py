"""What a report says of late tasks and of the time ahead, from the plan as it stood on a day."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from nhipcau.agencies.models import Agency
from nhipcau.plans.models import Assignment, Item, Task
from nhipcau.reminders.models import Extension
from nhipcau.reports.phrases import due_phrase, present, short_day, short_title, small_first
from nhipcau.reports.plan_on_day import PlanThen, StandingThen, end_of
from nhipcau.work.models import Progress, Status
from nhipcau.work.statuses import DONE

SOON = timedelta(days=35)
AHEAD = timedelta(days=215)
"""How far ahead a report names what falls due: the month, and half a year behind it."""
MOST_NAMED = 60
"""Tasks of a group up to which each is named."""


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
    found = [(pk, row) for pk, row in _answering(then) if row.status == Status.LATE and row.at.due]
    keys = [pk for pk, _row in found]
    names = _names([row for _pk, row in found])
    reasons = dict(
        Progress.objects.filter(assignment__in=keys, posted_at__lt=end_of(then.day)).exclude(reason="")
        .order_by("posted_at", "pk").values_list("assignment", "reason")
    )  # fmt: skip
    asked = dict(
        Extension.objects.filter(assignment__in=keys, decided_at=None, asked_at__lt=end_of(then.day))
        .values_list("assignment", "until")
    )  # fmt: skip
    tasks = {task.pk: task for task in then.tasks}
    parts = [
        LatePart(tasks[row.task], names.get(row.agency or 0, ""), row.at.due, (then.day - row.at.due).days,
                 reasons.get(pk, ""), asked.get(pk))
        for pk, row in found if row.at.due is not None
    ]  # fmt: skip
    return sorted(parts, key=lambda part: (-part.days, part.task.item.position))


def _answering(then: PlanThen) -> list[tuple[int, StandingThen]]:
    """(assignment, how it stood) of every task that is no standing duty."""
    duties = {task.pk for task in then.tasks if task.item.kind == Item.Kind.DUTY}
    known = {task.pk for task in then.tasks} - duties
    return [(pk, row) for pk, row in then.standings.items() if row.task in known and row.role in Assignment.ANSWERING]


def _names(rows: list[StandingThen]) -> dict[int, str]:
    return dict(Agency.objects.filter(pk__in={row.agency for row in rows}).values_list("pk", "name"))


def next_steps(then: PlanThen) -> str:
    """The work of the time ahead, group by group, a line each: the late, what is due soon, what is due by month.

    A group is counted by task, as every figure of the report is; what is paused waits for its condition.
    """
    rows = [row for _pk, row in _answering(then) if row.status not in (*DONE, Status.PAUSED)]
    dated = sorted((row for row in rows if row.at.due), key=lambda row: row.at.due or then.day)
    told = _Told({task.pk: task for task in then.tasks}, _names(rows))
    soon = then.day + SOON
    groups = (
        ("Khẩn trương hoàn thành {} nhiệm vụ quá hạn", _due_within(dated, date.min, then.day), told.line),
        (f"Hoàn thành {{}} nhiệm vụ đến hạn trước ngày {short_day(soon)}",
         _due_within(dated, then.day, soon), told.line),
        ("Bảo đảm tiến độ {} nhiệm vụ đến hạn trong 6 tháng tiếp theo",
         _due_within(dated, soon, then.day + AHEAD), told.in_month),
    )  # fmt: skip
    blocks: list[str] = []
    for heading, own, line in groups:
        said = present((len({row.task for row in own}), heading))
        blocks += [f"{len(blocks) + 1}. {words}\n{line(own[:MOST_NAMED])}" for words in said]
    blocks += present((len(rows) - len(dated), "Tiếp tục thực hiện các nhiệm vụ thường xuyên, không ấn định thời hạn."))
    return "\n".join(blocks)


def _due_within(rows: list[StandingThen], first: date, end: date) -> list[StandingThen]:
    """Those due from the first day to before the end."""
    return [row for row in rows if row.at.due is not None and first <= row.at.due < end]


@dataclass(frozen=True, slots=True)
class _Told:
    """Tasks and agencies by their keys, and how a line names them."""

    tasks: dict[int, Task]
    agencies: dict[int, str]

    def line(self, rows: list[StandingThen]) -> str:
        return "\n".join(f"- {self._agency(row)}: {self._title(row)} ({self._due(row)})." for row in rows)

    def in_month(self, rows: list[StandingThen]) -> str:
        months: dict[str, list[str]] = {}
        for row in rows:
            named = f"{self._title(row)} ({self._agency(row)}, {self._due(row)})"
            months.setdefault(short_day(row.at.due or date.min)[3:], []).append(named)
        return "\n".join(f"- Trong tháng {month}: {'; '.join(named)}." for month, named in months.items())

    def _agency(self, row: StandingThen) -> str:
        return self.agencies.get(row.agency or 0, "")

    def _title(self, row: StandingThen) -> str:
        return small_first(short_title(self.tasks[row.task].item.text))

    def _due(self, row: StandingThen) -> str:
        return due_phrase(row.at.due, self.tasks[row.task].time_text)


def shortcomings(counts: Mapping[str, int]) -> str:
    """What the figures say of what was not reached; empty where they say nothing."""
    late = present((counts.get(Status.DONE_LATE, 0), "{} nhiệm vụ hoàn thành chậm"),
                   (counts.get(Status.LATE, 0), "{} nhiệm vụ quá hạn chưa hoàn thành"))  # fmt: skip
    lines = present((len(late), f"- Có {', '.join(late)}."))
    return "\n".join(lines + present((counts.get(Status.SILENT, 0), "- Có {} nhiệm vụ chưa được cập nhật kết quả.")))
