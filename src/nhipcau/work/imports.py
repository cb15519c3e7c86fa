"""Tasks and progress from the lists that offices keep, whatever they call their columns."""

import hashlib
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from rapidfuzz import fuzz, process

from nhipcau.accounts.models import User
from nhipcau.agencies.models import Agency, Locality
from nhipcau.agencies.name_index import AgencyIndex, agency_index
from nhipcau.audit.journal import record
from nhipcau.common.refusal import Refused, require
from nhipcau.common.vietnamese import fold
from nhipcau.common.xlsx_in import CellFault, SheetRow, day_of, parts_of, refuse_faults
from nhipcau.jobs.queue import Tell, say_nothing
from nhipcau.once.claims import in_parts
from nhipcau.plans.added_tasks import NewTask, add_task
from nhipcau.plans.facts import hold, refresh
from nhipcau.plans.models import Assignment, Plan, Task
from nhipcau.plans.permissions import can_add_task
from nhipcau.plans.reading.plan_reader import split_names
from nhipcau.plans.reading.times import read_time
from nhipcau.registers.office_lists import ALL_OPEN, Column, Said, read_columns
from nhipcau.work.list_shape import WORK
from nhipcau.work.models import Progress
from nhipcau.work.progress.rows import ProgressReport, copy_to_same_work, write_progress

State = Progress.State
NUMBER = re.compile(r"\d+|\b[ivx]+\b")
DAY = re.compile(r"\d{1,2}[/.-]\d{1,2}[/.-]\d{4}")
PERCENT = re.compile(r"(\d{1,3}) ?%")
PAUSED = re.compile(r"\b(tạm dừng|tạm hoãn|tạm ngưng|dừng)\b")
FINISHED = re.compile(r"(da )?(hoan thanh|xong)\b")
UNFINISHED = frozenset(("dang", "du", "khong", "chua", "sap", "mot"))
"""Words beside "hoàn thành" by which it is not: đang, dự kiến, không, chưa, sắp, một phần. Folded."""

ONE = 92
"""Likeness in per cent from which a line means a task that is there."""


@dataclass(frozen=True, slots=True)
class WorkRow:
    """One line: a task that is there or a new one, who does it, until when, and what was done."""

    line: int
    text: str
    lead: Agency
    partners: tuple[Agency, ...]
    due: date | None
    outputs: tuple[str, ...]
    origin: str
    state: str
    percent: int
    result: str
    known: Task | None


@dataclass(frozen=True, slots=True)
class WorkPreview:
    """What a list would bring, which column was taken for what, its sheet among others, and every fault by its cell."""

    rows: tuple[WorkRow, ...]
    columns: tuple[Column, ...]
    sheet: str
    sheets: tuple[str, ...]
    faults: tuple[CellFault, ...]

    @property
    def added(self) -> list[WorkRow]:
        return [row for row in self.rows if row.known is None]

    @property
    def matched(self) -> list[WorkRow]:
        return [row for row in self.rows if row.known is not None]


def preview_work(
    data: bytes, locality: Locality, today: date, plan: Plan | None = None, said: Said = ALL_OPEN
) -> WorkPreview:
    """Reads the list against the agencies of today and the tasks of the plan. Raises Refused where it is no list."""
    sheet = read_columns(data, WORK, said)
    index = agency_index(locality, today)
    within = plan or Plan.objects.filter(locality=locality, source=None, period_start=today.year).first()
    known = _KnownTasks.of(within)
    share = _percents_are_shares(sheet.rows)
    rows: list[WorkRow] = []
    faults = sheet.missing_faults()
    for row in sheet.rows:
        task = known.find(row["text"])
        found = list(_faults_of(row, index, task))
        faults += found
        if not found:
            rows.append(_row_of(row, index, task, is_share=share))
    return WorkPreview(tuple(rows), sheet.columns, sheet.sheet, sheet.sheets, tuple(faults))


@dataclass(frozen=True, slots=True)
class _KnownTasks:
    """The tasks of a plan by their words."""

    tasks: tuple[Task, ...]
    texts: tuple[str, ...]

    @classmethod
    def of(cls, plan: Plan | None) -> "_KnownTasks":
        rows = plan.tasks.filter(item__dropped_at=None).select_related("item", "plan") if plan else ()
        tasks = tuple(rows)
        return cls(tasks, tuple(task.item.folded for task in tasks))

    def find(self, text: str) -> Task | None:
        """The task that a line means: nearly the same words, and every number the same (quý I is not quý II)."""
        folded = fold(text)
        likest = process.extract(folded, self.texts, scorer=fuzz.ratio, score_cutoff=ONE, limit=10)
        same = [place for known, _score, place in likest if NUMBER.findall(known) == NUMBER.findall(folded)]
        return self.tasks[same[0]] if same else None


def _faults_of(row: SheetRow, index: AgencyIndex, task: Task | None) -> Iterator[CellFault]:
    if not row["text"]:
        yield row.fault("text", _("Hãy ghi nội dung công việc."))
    leads = _names(row["lead"])
    if not leads:
        yield row.fault("lead", _("Hãy ghi cơ quan chủ trì."))
    for key in ("lead", "partners"):
        yield from _unknown_agencies(row, key, index)
    lead = index.find(leads[0]) if leads else None
    if task is None and lead is not None and lead.is_group:
        yield row.fault("lead", _("%(agency)s là nhóm cơ quan; hãy ghi từng cơ quan.") % {"agency": lead.name})
    yield from _value_faults(row)


def _unknown_agencies(row: SheetRow, key: str, index: AgencyIndex) -> Iterator[CellFault]:
    for name in _names(row[key]):
        if index.find(name) is None:
            likely = index.suggest(name)
            names = {"name": name[:120], "likely": likely.agency if likely else "—"}
            yield row.fault(key, _("Danh mục không có cơ quan “%(name)s”; gần nhất là: %(likely)s.") % names)


def _value_faults(row: SheetRow) -> Iterator[CellFault]:
    if row["percent"] and _number_of(row) is None:
        yield row.fault("percent", _("Hãy ghi một số từ 0 đến 100."))
    if DAY.fullmatch(row["due"]) and day_of(row["due"]) is None:
        yield row.fault("due", _("Không có ngày này trong lịch."))


def _names(cell: str) -> list[str]:
    return [name for name in split_names(cell) if name]


def _number_of(row: SheetRow) -> float | None:
    """The number in the column of per cents; nothing where there is none between 0 and 100."""
    text = row["percent"].rstrip("% ").replace(",", ".")
    try:
        number = float(text) if text else 0.0
    except ValueError:
        return None
    return number if 0 <= number <= 100 else None


def _percents_are_shares(rows: Sequence[SheetRow]) -> bool:
    """True of a column that shows per cents and holds shares of one: 40 % is kept as 0.4 in such cells."""
    numbers = [number for row in rows if "%" not in row["percent"] and (number := _number_of(row))]
    return bool(numbers) and max(numbers) <= 1


def _row_of(row: SheetRow, index: AgencyIndex, task: Task | None, *, is_share: bool) -> WorkRow:
    leads = [agency for name in _names(row["lead"]) if (agency := index.find(name))]
    partners = [agency for name in _names(row["partners"]) if (agency := index.find(name))]
    number = _number_of(row) or 0.0
    percent = round(number * 100 if is_share and "%" not in row["percent"] else number)
    in_words = PERCENT.search(row["state"])
    percent = percent or (min(int(in_words[1]), 100) if in_words else 0)
    return WorkRow(
        row.line, row["text"], leads[0], tuple(dict.fromkeys([*leads[1:], *partners])), _due_of(row["due"]),
        tuple(parts_of(row["outputs"])), row["origin"],
        _state_of(row["state"], percent, row["result"]), percent, row["result"], task,
    )  # fmt: skip


def _due_of(text: str) -> date | None:
    """A day, or the end of a time as plans print it: Quý II/2026, Trước ngày 15/11/2026."""
    return day_of(text) or (read_time(text, Plan(period_start=1900)).due if text else None)


def _state_of(said: str, percent: int, result: str) -> str:
    """What such lists call a state; nothing where nothing was done yet.

    "Đã xong" is done, "chưa xong" is not; "chưa thực hiện" without a result is no news, "đang" or "quá hạn" is work.
    """
    words = set(fold(said).split())
    is_called_done = FINISHED.match(fold(said)) and words.isdisjoint(UNFINISHED)
    if PAUSED.search(said.lower()):
        return State.PAUSED
    if percent == 100 or (is_called_done and not percent):
        return State.DONE
    return State.IN_PROGRESS if percent or result or _is_called_busy(words) else ""


def _is_called_busy(words: set[str]) -> bool:
    """True of any word but "chưa", and of "chưa" beside "đang" or "quá hạn"."""
    return bool(words) and ("chua" not in words or not words.isdisjoint(("dang", "qua")))


PART = 25
"""Rows that are taken in by one transaction: a quarter of a second, for which others wait."""


@dataclass(frozen=True, slots=True)
class WorkList:
    """A list, the plan that it belongs to, none for what stands outside any, and what was said of its columns."""

    data: bytes
    plan: Plan | None = None
    said: Said = ALL_OPEN


def import_work(
    *, by: User, locality: Locality, work: WorkList, now: datetime, tell: Tell = say_nothing
) -> WorkPreview:
    """Does what the preview of the same list says; nothing where a cell is wrong. Again: nothing twice.

    The list is read first; its rows are taken in a part at a time, so that others can write in between.
    """
    require(can_add_task(by, locality), _("Chỉ cán bộ đầu mối hoặc lãnh đạo được nhập công việc."))
    preview = preview_work(work.data, locality, timezone.localdate(now), work.plan, work.said)
    refuse_faults(preview.faults)
    mark = hashlib.sha256(work.data).hexdigest()[:16]

    def take_in(rows: Sequence[tuple[int, WorkRow]]) -> None:
        _require_at_work(work.plan, locality)
        hold(row.known.pk for _done, row in rows if row.known)
        for done, row in rows:
            task = row.known or _add(by, locality, work.plan, row, now)
            _report_on(task, row, f"{mark}-{row.line}", by, now)
            tell(done, len(preview.rows))

    in_parts(list(enumerate(preview.rows, start=1)), PART, take_in, lambda numbered: numbered[1].line)
    with transaction.atomic():
        record(
            by=by, verb="import_work", target=locality, added=len(preview.added), matched=len(preview.matched),
            plan=str(work.plan or ""),
        )  # fmt: skip
    return preview


def _require_at_work(plan: Plan | None, locality: Locality) -> None:
    """Holds the plan, if the list belongs to one, and refuses one that is not at work any more."""
    if plan is None:
        return
    fresh = Plan.objects.select_for_update(of=("self",), no_key=True).filter(pk=plan.pk, locality=locality).first()
    if fresh is None or fresh.state != Plan.State.ACTIVE:
        raise Refused(_("Kế hoạch này không đang thực hiện ở địa phương."))


def _add(by: User, locality: Locality, plan: Plan | None, row: WorkRow, now: datetime) -> Task:
    task = add_task(by=by, locality=locality, plan=plan, new=NewTask(row.text, row.lead, row.due, row.origin), now=now)
    # the office had it in its list before: it counts in reports of earlier days too
    Task.objects.filter(pk=task.pk).update(since=None, outputs=list(row.outputs))
    Assignment.objects.bulk_create(
        Assignment(
            task=task, agency=agency, printed_name=agency.name, role=Assignment.Role.COORDINATE, position=at,
            is_added=True,
        )
        for at, agency in enumerate(row.partners, start=1)
        if agency != row.lead
    )  # fmt: skip
    refresh([task.pk])
    return task


def _report_on(task: Task, row: WorkRow, token: str, by: User, now: datetime) -> None:
    """One row of progress for what the list says was done, where its agency has a part in the task."""
    assignment = task.assignments.counted().filter(agency=row.lead).order_by("pk").first()
    if not row.state or assignment is None or Progress.objects.filter(assignment=assignment, token=token).exists():
        return
    said = ProgressReport(row.state, row.percent, row.result or str(State(row.state).label), token)
    copy_to_same_work(write_progress(assignment, said, by, now))
