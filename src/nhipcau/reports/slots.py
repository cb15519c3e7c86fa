"""What the consolidated report says: agencies' words gathered along the plan's own sections, with their sources."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date
from types import MappingProxyType

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from nhipcau.common.vietnamese import fold
from nhipcau.plans.models import Assignment, Task
from nhipcau.reports.causes import causes
from nhipcau.reports.drafts import (
    CAUSES,
    DIFFICULTIES,
    DIRECTION,
    HIGHLIGHTS,
    INDICATORS,
    OVERVIEW,
    PROPOSALS,
    SHORTCOMINGS,
    STRENGTHS,
    Slot,
    Source,
    no_longer_asked,
)
from nhipcau.reports.keys import parse_key, section_key, task_key
from nhipcau.reports.models import ConsolidatedReport, Passage, Period, Submission
from nhipcau.reports.on_record import recorded_lines
from nhipcau.reports.outlook import next_steps, shortcomings
from nhipcau.reports.phrases import once, said_by, short_day, together, without_table
from nhipcau.reports.plan_on_day import PlanThen, end_of, plan_then
from nhipcau.work.models import Difficulty
from nhipcau.work.tallies import section_name

COORDINATE = Assignment.Role.COORDINATE
MOST_GATHERED = 40
"""Agencies up to which their words are gathered in the report's own text; of more they stand in an appendix."""
NOTHING = ("khong", "khong co")
"""What an agency writes that has nothing to say: no point of the report of all."""


def report_slots(report: ConsolidatedReport, today: date, then: PlanThen | None = None) -> list[Slot]:
    """The passages of the consolidated report: the plan's sections in its own order, with what agencies sent.

    What the office itself did and how it judges has no draft, but for what the figures say. ``then`` is the plan on
    the day that counts, where the caller has it.
    """
    period = report.period
    then = then or plan_then(period.plan, period.counted_day(today))
    sources = _sources(period)
    recorded = recorded_lines(then, period.starts_on) if any(sources.values()) else {}
    slots = [
        Slot(OVERVIEW, _("Công tác chỉ đạo, triển khai thực hiện")),
        Slot(HIGHLIGHTS, _("Kết quả nổi bật")),
        Slot(INDICATORS, _("Kết quả thực hiện các chỉ tiêu"), _gathered(sources[INDICATORS])),
        *_section_slots(then.tasks, sources, recorded),
        Slot(STRENGTHS, _("Ưu điểm")),
        Slot(SHORTCOMINGS, _("Tồn tại, hạn chế"), shortcomings(then)),
        Slot(CAUSES, _("Nguyên nhân"), causes(then)),
        Slot(DIFFICULTIES, _("Khó khăn, vướng mắc và nguyên nhân"), _gathered(sources[DIFFICULTIES], _answered(then))),
        Slot(DIRECTION, _("Phương hướng, nhiệm vụ thời gian tới"), next_steps(then)),
        Slot(PROPOSALS, _("Đề xuất, kiến nghị"), _gathered(sources[PROPOSALS])),
    ]
    rows = {row.key: row for row in report.passages.select_related("written_by")} if report.pk else {}
    for slot in slots:
        slot.passage = rows.pop(slot.key, None)
        slot.sources = slot.sources or tuple(sources.get(slot.key, ()))
    left = no_longer_asked(rows.values(), is_frozen=False)
    return [*slots[:-3], *left, *slots[-3:]]


def _sources(period: Period) -> dict[str, list[Source]]:
    """What agencies sent, by the passage of the report that it goes to; a task's under ``task:<task>``."""
    found: dict[str, list[Source]] = {key: [] for key in (OVERVIEW, INDICATORS, DIFFICULTIES, DIRECTION, PROPOSALS)}
    accepted = period.submissions.filter(state=Submission.State.ACCEPTED)
    if accepted.count() > MOST_GATHERED:
        return found
    passages = Passage.objects.filter(submission__in=accepted).exclude(text="").select_related("submission__agency")
    passages = passages.order_by("submission__agency__sort_key", "pk")
    given = Assignment.objects.filter(task__plan=period.plan).values_list("pk", "task", "role")
    tasks, helping = {pk: task for pk, task, _role in given}, {pk for pk, _task, role in given if role == COORDINATE}
    names = {row.pk: row.name for row in period.plan.indicators.all()}
    for row in passages:
        if row.submission is not None:
            key, subject = _place_of(row.key, tasks, names)
            found.setdefault(key, []).append(
                Source(row.submission, row.key, subject, row.text, row.written_by_id is not None,
                       is_helping=parse_key(row.key).row in helping)
            )  # fmt: skip
    return {key: sorted(rows, key=lambda row: row.is_helping) for key, rows in found.items()}


def _place_of(key: str, tasks: dict[int, int], names: dict[int, str]) -> tuple[str, str]:
    about = parse_key(key)
    if about.kind == "task":
        return task_key(tasks.get(about.row or 0, 0)), ""
    if about.kind == "indicator":
        return INDICATORS, names.get(about.row or 0, "")
    return key, ""


def _section_slots(
    tasks: list[Task], sources: dict[str, list[Source]], recorded: dict[int, dict[str, str]]
) -> Iterator[Slot]:
    """One slot for each section of the plan, in the order in which its tasks stand.

    What agencies sent; of one that leads and has not, what is on record.
    """
    by_section: dict[str, list[Task]] = {}
    for task in tasks:
        by_section.setdefault(task.item.top_section, []).append(task)
    for name, own in by_section.items():
        said = [(task, sources.get(task_key(task.pk), [])) for task in own]
        lines = (_task_lines(task, rows, recorded.get(task.pk, {})) for task, rows in said)
        draft = "\n".join(line for line in lines if line)
        yield Slot(
            section_key(name), section_name(name), draft,
            sources=tuple(replace(row, subject=task.item.text) for task, rows in said for row in rows),
        )  # fmt: skip


def _task_lines(task: Task, rows: list[Source], recorded: dict[str, str]) -> str:
    """- Task: the leading agency did this; another did that: a paragraph for each task of which anything is known."""
    said_whole = [without_table(row.text) for row in rows]
    names = [row.submission.agency.name for row in rows]
    alike: dict[str, list[str]] = {}
    for name, text in zip(names, said_whole, strict=True):
        alike.setdefault(text, []).append(name)
    called, texts = [", ".join(own) for own in alike.values()], once(alike)
    lines = [f"{said_by(name, text).rstrip(' .')}." for name, text in zip(called, texts, strict=True) if text]
    silent = together([without_table(text) for name, text in recorded.items() if name not in names])
    said = " ".join(filter(None, [*lines, *silent]))
    return f"- {task.called}: {said}" * bool(said)


def _gathered(sources: list[Source], answered: Mapping[str, str] = MappingProxyType({})) -> str:
    """What agencies wrote, a line for each point, with who wrote it behind it; of an indicator only their own words.

    ``answered`` says of a difficulty, by its folded words, that somebody above has dealt with it.
    """
    said = [row for row in sources if row.is_own or not row.subject]
    return "\n".join(
        f"- {point} ({row.submission.agency.name}){answered.get(fold(point), '')}."
        for row in said for point in _points(row.text)
    )  # fmt: skip


def _answered(then: PlanThen) -> dict[str, str]:
    """By its folded words: who of the Committee's leaders spoke of a difficulty, by title, and when."""
    rows = Difficulty.objects.filter(assignment__task__plan=then.plan, answered_at__lt=end_of(then.day))
    return {
        fold(text.rstrip(" .;")): f"; {title} đã có ý kiến ngày {short_day(timezone.localdate(at))}"
        for text, title, at in rows.exclude(answered_by__title="").values_list(
            "text", "answered_by__title", "answered_at"
        ) if at
    }  # fmt: skip


def _points(text: str) -> Iterator[str]:
    for line in text.splitlines():
        point = line.strip().lstrip("-+• ").rstrip(" .;")
        if point and fold(point) not in NOTHING:
            yield point
