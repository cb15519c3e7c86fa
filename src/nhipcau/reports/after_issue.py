"""What reads otherwise today than in the report that was issued: every figure, why, and the tasks behind them."""

from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from nhipcau.plans.models import Status, Task
from nhipcau.reports.plan_on_day import PlanThen
from nhipcau.work.tallies import task_statuses_of

FORMER_WORDS = {"silent": "Chưa thực hiện", "done_late": "Hoàn thành quá hạn"}
"""What two statuses were called in reports that counted assignments."""


@dataclass(frozen=True, slots=True)
class ChangedFigure:
    """A figure that reads otherwise today than in the issued report; None where it does not stand in one of them."""

    name: str
    issued: Any
    now: Any
    why: str = ""


@dataclass(frozen=True, slots=True)
class ChangedTask:
    """A task that counts otherwise today as of the same day; no status where the plan had it not, or has it no more."""

    task: Task
    issued: Status | None
    now: Status | None


def changed_tasks(issued: dict[str, Any], then: PlanThen) -> list[ChangedTask]:
    """The tasks that count otherwise, in the plan's order; none of a report that has not kept how each stood."""
    if "tasks" not in issued:
        return []
    before = {int(key): Status(value) for key, value in issued["tasks"].items()}
    after = task_statuses_of(then.counted_tasks, then.parts, then.day)
    changed = {key for key in before.keys() | after.keys() if before.get(key) != after.get(key)}
    tasks = Task.objects.filter(pk__in=changed).select_related("item").order_by("item__position")
    return [ChangedTask(task, before.get(task.pk), after.get(task.pk)) for task in tasks]


def _is_counted_as_today(issued: dict[str, Any]) -> bool:
    """False of reports that counted assignments, duties of "Tổ chức thực hiện" among them, where tasks are counted."""
    return "duties" in issued


def changed_figures(issued: dict[str, Any], now: dict[str, Any]) -> list[ChangedFigure]:
    """What has changed since the report was issued: counted anew as of the same day."""
    if not _is_counted_as_today(issued):
        return _recounted(issued, now)
    before, after = _flat(issued), _flat(now)
    return [
        ChangedFigure(name, before.get(name), after.get(name))
        for name in dict.fromkeys([*before, *after])
        if before.get(name, 0) != after.get(name, 0)
    ]


def _recounted(issued: dict[str, Any], now: dict[str, Any]) -> list[ChangedFigure]:
    """A report of before beside the same day counted by today's rules: each of its figures, and what each is now."""
    rows = _tally_rows(_("Toàn kế hoạch"), issued["whole"], now["whole"], now)
    before = {row["name"]: row for row in issued["sections"]}
    after = {row["name"]: row for row in now["sections"]}
    for name in dict.fromkeys([*before, *after]):
        rows += _tally_rows(name, before.get(name, {}), after.get(name, {}), now)
    was, is_now = _flat(_without_counts(issued)), _flat(_without_counts(now))
    return rows + [ChangedFigure(name, was.get(name), is_now[name]) for name in is_now if was.get(name) != is_now[name]]


def _without_counts(figures: dict[str, Any]) -> dict[str, Any]:
    """What is counted today as it was before: who has reported, and the indicators."""
    return {key: figures[key] for key in ("agencies", "indicators")}


def _tally_rows(
    name: str, issued: dict[str, Any], now_here: dict[str, Any], now: dict[str, Any]
) -> list[ChangedFigure]:  # fmt: skip
    """Each figure that reads otherwise today, with what is counted otherwise."""
    keys = [key for key in _labels() if issued.get(key, 0) != now_here.get(key, 0)]
    return [
        ChangedFigure(f"{name}: {_former_name(key)}", issued.get(key, 0), now_here.get(key, 0), _why(key, now))
        for key in keys
    ]


def _former_name(key: str) -> str:
    return FORMER_WORDS.get(key, _labels()[key])


def _why(key: str, now: dict[str, Any]) -> str:
    """What today's rules count otherwise, for one figure of the report of before."""
    if key == "total":
        said = _("trước đếm lượt giao và việc thường xuyên; nay đếm nhiệm vụ, tính riêng %(count)s việc thường xuyên")
        return said % {"count": now["duties"]["total"]}
    return {
        Status.SILENT: _("trước gọi là chưa thực hiện; nay là chưa cập nhật, không gồm việc thường xuyên"),
        Status.DONE: _("nay chỉ gồm nhiệm vụ có hạn"),
        Status.DONE_UNDATED: _("trước tính là hoàn thành đúng hạn"),
        Status.LATE: _("nay không gồm nhiệm vụ tạm dừng; tính theo hạn của từng lần thực hiện"),
        Status.PAUSED: _("nay gồm cả nhiệm vụ đã qua hạn"),
    }.get(Status(key), _("nay đếm theo nhiệm vụ"))


def _labels() -> dict[str, str]:
    return {status.value: str(status.label) for status in Status} | {"total": _("Tổng")}


def _flat(figures: dict[str, Any]) -> dict[str, Any]:
    """Figures by a name that a person reads."""
    flat: dict[str, Any] = {}
    for key, name in (("whole", _("Toàn kế hoạch")), ("duties", _("Việc thường xuyên")), ("parts", _("Lượt chủ trì"))):
        flat |= _named(name, figures.get(key, {}))
    for row in figures.get("sections", ()):
        flat |= _named(row["name"], {key: value for key, value in row.items() if key != "name"})
    for row in figures.get("indicators", ()):
        flat[_("Chỉ tiêu %(name)s") % {"name": row["name"]}] = row["value"]
        flat[_("Mục tiêu của chỉ tiêu %(name)s") % {"name": row["name"]}] = row["target"]
    agencies = {
        "expected": _("Cơ quan phải báo cáo"), "accepted": _("Báo cáo đã tiếp nhận"),
        "waiting": _("Báo cáo chờ tiếp nhận"), "missing": _("Cơ quan chưa gửi báo cáo"),
    }  # fmt: skip
    return flat | {agencies[key]: value for key, value in figures.get("agencies", {}).items()}


def _named(name: str, tally: dict[str, int]) -> dict[str, int]:
    return {f"{name}: {_labels()[key]}": value for key, value in tally.items()}
