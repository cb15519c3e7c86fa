"""What a report says before anybody has touched it: drafted from the record, as of the cut-off date."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db.models import Prefetch
from django.utils import timezone, translation
from django.utils.translation import gettext_lazy as _

from nhipcau.agencies.letterheads import letterhead_of
from nhipcau.agencies.models import Agency
from nhipcau.common.numbers import number
from nhipcau.plans.models import Assignment, Item, Status
from nhipcau.plans.statuses import DONE
from nhipcau.reports.keys import indicator_key, parse_key, task_key
from nhipcau.reports.models import Passage, Submission
from nhipcau.reports.passages import digest_of
from nhipcau.reports.phrases import (
    as_work,
    due_phrase,
    ended_or_stands,
    is_told_in,
    present,
    short_day,
    states_phrase,
    still_left,
)
from nhipcau.reports.plan_on_day import asked_until, plan_then, said_by
from nhipcau.work.indicators.reach import Reach, plan_reach
from nhipcau.work.models import Difficulty
from nhipcau.work.queries import Followed
from nhipcau.work.tallies import Tally

OVERVIEW, INDICATORS = "overview", "indicators"
DIFFICULTIES, DIRECTION, PROPOSALS = "difficulties", "direction", "proposals"
HIGHLIGHTS, STRENGTHS, SHORTCOMINGS, CAUSES = "highlights", "strengths", "shortcomings", "causes"
"""Of the consolidated report alone: what its writer picks out and judges."""
MOST_HELPED = 2
"""Tasks of others that an agency still helps with up to which each is named."""
_ONE = re.compile(r" 01(?:/01)? nhiệm vụ")


@dataclass(frozen=True, slots=True)
class Source:
    """What an agency sent, from which a passage of the consolidated report is made."""

    submission: Submission
    key: str
    subject: str
    text: str
    is_own: bool
    is_helping: bool = False

    def is_newer_than(self, written_at: datetime) -> bool:
        decided_at = self.submission.decided_at
        return decided_at is not None and decided_at > written_at


@dataclass(slots=True)
class Slot:
    """A place in a report: what it is about, what the record says, what reads there now."""

    key: str
    title: Any
    draft: str = ""
    passage: Passage | None = None
    assignment: "Followed | None" = None
    sources: tuple[Source, ...] = ()
    is_frozen: bool = False
    is_gone: bool = False

    @property
    def is_own(self) -> bool:
        """True where a person wrote it."""
        return self.passage is not None and self.passage.written_by_id is not None

    @property
    def text(self) -> str:
        if self.passage is not None and (self.is_own or self.is_frozen):
            return self.passage.text
        return "" if self.is_frozen else self.draft

    @property
    def version(self) -> int:
        return self.passage.version if self.passage else 0

    @property
    def digest(self) -> str:
        """What the text reads now, in short: a field that comes back with it was not touched."""
        return digest_of(self.text)

    @property
    def evidence_names(self) -> list[str]:
        """What was put in for the task, each once."""
        said = self.assignment.progress.all() if self.assignment else ()
        return list(dict.fromkeys(file.name for row in said for file in row.evidence.all()))

    @property
    def lines(self) -> int:
        """How many lines the field for it shows."""
        return min(12, max(2, sum(1 + len(line) // 90 for line in self.text.splitlines()) + 1))

    @property
    def newer_sources(self) -> list[Source]:
        """What agencies sent after somebody wrote the passage."""
        if self.passage is None or not self.is_own:
            return []
        return [source for source in self.sources if source.is_newer_than(self.passage.written_at)]


def texts_of(slots: Iterable[Slot]) -> dict[str, str]:
    return {slot.key: slot.text for slot in slots}


def submission_slots(submission: Submission, today: date) -> list[Slot]:
    """The passages of an agency's report in their order; once it is sent, only what it said."""
    with translation.override("vi"):  # official text, whatever language the page is in
        slots = list(_drafted(submission, submission.period.counted_day(today)))
    rows = {row.key: row for row in submission.passages.select_related("written_by")}
    for slot in slots:
        slot.passage = rows.pop(slot.key, None)
        slot.is_frozen = not submission.is_open
    slots[-3:-3] = no_longer_asked(rows.values(), is_frozen=not submission.is_open)
    return [slot for slot in slots if slot.text or not slot.is_frozen]


def no_longer_asked(rows: Iterable[Passage], *, is_frozen: bool) -> list[Slot]:
    """What was written of tasks that are the agency's no more: it stays to be read."""
    left = [row for row in rows if row.text]
    about = [parse_key(row.key) for row in left]
    known = Assignment.objects.select_related("task__item").in_bulk([key.row for key in about if key.kind == "task"])
    titles = {task_key(pk): row.task.item.text for pk, row in known.items()}
    named = _("Mục không còn trong báo cáo")
    return [Slot(row.key, titles.get(row.key, named), passage=row, is_frozen=is_frozen, is_gone=True) for row in left]


def _drafted(submission: Submission, day: date) -> Iterator[Slot]:
    period, agency = submission.period, submission.agency
    work = agency_work(submission, day)
    yield Slot(OVERVIEW, _("Tình hình chung"), _counts_sentence(agency, period.plan.doc_type, work, day))
    asked = asked_until([row.pk for row in work], day)
    for row in work:
        said = said_of(row, period.starts_on, day, asked.get(row.pk))
        yield Slot(task_key(row.pk), row.task.item.text, said, assignment=row)
    for reach in plan_reach(period.plan, day):
        if reach.indicator.agency_id == agency.pk:
            said = reach_sentence(reach) if reach.last is not None else ""
            yield Slot(indicator_key(reach.indicator.pk), reach.indicator.name, said)
    yield Slot(DIFFICULTIES, _("Khó khăn, vướng mắc và nguyên nhân"), _difficulties(submission, day))
    yield Slot(DIRECTION, _("Phương hướng, nhiệm vụ thời gian tới"), _direction(work, day))
    yield Slot(PROPOSALS, _("Đề xuất, kiến nghị"))


def agency_work(submission: Submission, day: date) -> "list[Followed]":
    """What the agency has now, as it stood on the day, each with what was said of it, the last word first."""
    plan = submission.period.plan
    said = said_by(day).select_related("posted_by")
    rows = Assignment.objects.filter(task__plan=plan, agency=submission.agency).on(day)
    rows = rows.select_related("task__item", "task__plan").order_by("task__item__position", "pk")
    with_words = rows.prefetch_related(Prefetch("progress", said), "progress__evidence")
    return list(plan_then(plan, day, {row.task_id for row in with_words}).stood(with_words))


def leads_nothing(slots: Iterable[Slot]) -> bool:
    """True of a report of an agency that only coordinates: it may say that nothing was to be done."""
    return not any(slot.assignment and slot.assignment.role in Assignment.ANSWERING for slot in slots)


def led(work: "Iterable[Followed]") -> "list[Followed]":
    """What an agency leads or does: of this alone its figures are."""
    return [row for row in work if row.role in Assignment.ANSWERING]


def _counts_sentence(agency: Agency, plan: str, work: "list[Followed]", day: date) -> str:
    """The agency's own figures: its tasks by status, standing duties and what it coordinates apart.

    A body outside the Committee is given nothing by its plan: it leads or coordinates.
    """
    own = led(work)
    tasks = Tally("")
    for row in own:
        if row.task.item.kind != Item.Kind.DUTY:
            tasks.add(row.status)
    given = present(
        (tasks.total, "chủ trì {} nhiệm vụ"),
        (len(own) - tasks.total, "thực hiện {} công việc thường xuyên"),
        (len(work) - len(own), "phối hợp thực hiện {} nhiệm vụ"),
    )
    states = states_phrase(dict(tasks.counts))
    of = "".join(present((tasks.total, "trong {} nhiệm vụ chủ trì, "))) if len(work) > tasks.total else ""
    said = (f"{of}{states}", f"nhiệm vụ chủ trì {_ONE.sub('', states)}")[tasks.total == 1]
    results = f" Đến ngày {short_day(day)}, {said}." if states else ""
    by = ("được giao ", "")[letterhead_of(agency).is_outside]
    return f"{agency.name} {by}{', '.join(given)} của {plan}.{results}" if given else ""


def said_of(row: "Followed", since: date, day: date, asked: date | None = None) -> str:
    """The last word on a task, where it was said since the day ``since``, with how it ended or stands, and why.

    Of what is late also until when the agency ``asked`` for it.
    """
    latest = next((word for word in row.progress.all() if word.occurrence == row.occurrence_now), None)
    if latest is None or timezone.localdate(latest.posted_at) < since:
        return ""
    said = [f"{latest.note.rstrip(' .')}."] * bool(latest.note.strip())
    if row.role in Assignment.ANSWERING:
        stands = ended_or_stands(Status(row.status), (row.due_now, latest.done_on, day), latest.reason)
        said += [sentence for sentence in stands if not is_told_in(latest.note, sentence)]
    if row.status == Status.LATE and asked is not None:
        said.append(f"Thời hạn đề nghị: {due_phrase(asked, 'trước')}.")
    return " ".join(filter(None, said))


def reach_sentence(row: Reach) -> str:
    """An indicator with its last value and its target, as a report says it."""
    unit = f" {row.indicator.unit}" if row.indicator.unit else ""
    value = f"{number(row.last.value)}{unit}" if row.last else "chưa có số liệu"
    target = f" (chỉ tiêu đến hết năm {row.target_year}: {number(row.target)}{unit})" if row.target is not None else ""
    reached = "đạt " if row.last else ""
    return f"{row.indicator.name.rstrip(' .;')}: {reached}{value}{target}."


def _difficulties(submission: Submission, day: date) -> str:
    rows = Difficulty.objects.filter(
        assignment__task__plan=submission.period.plan, assignment__agency=submission.agency, raised_at__date__lte=day
    )
    rows = rows.filter(answered_at=None) | rows.filter(raised_at__date__gte=submission.period.starts_on)
    return "\n".join(f"- {row.text.rstrip(' .')}." for row in rows.order_by("raised_at"))


def _direction(work: "list[Followed]", day: date) -> str:
    """What is still to be done: the late first, then what has a date, the standing work in one sentence."""
    left = [row for row in led(work) if row.status not in (*DONE, Status.PAUSED)]
    dated = sorted((row.due_now, row.task.item.position, row) for row in left if row.due_now)
    lines = [_late_line(row) if due < day else _dated_line(row) for due, _position, row in dated]
    undated = len(left) - len(dated)
    lines += present((undated, "- Tiếp tục thực hiện các nhiệm vụ thường xuyên, không ấn định thời hạn."))
    lines += _help_lines(work)
    return "\n".join(lines or ["Tiếp tục phối hợp với cơ quan chủ trì thực hiện các nhiệm vụ."] * bool(work))


def _help_lines(work: "list[Followed]") -> list[str]:
    """What the agency still helps others with: by name up to two, else how many."""
    helped = [row for row in work if row.role == Assignment.Role.COORDINATE and row.status not in DONE]
    if len(helped) > MOST_HELPED:
        return present((len(helped), "- Tiếp tục phối hợp với các cơ quan chủ trì thực hiện {} nhiệm vụ."))
    return [f"- Tiếp tục phối hợp {task_elsewhere(row)}." for row in helped]


def task_elsewhere(row: "Followed") -> str:
    """với Sở Y tế thực hiện nhiệm vụ xây dựng bản đồ số: a task that an agency coordinates, and who leads it."""
    leads = row.task.assignments.filter(role__in=Assignment.ANSWERING, until=None).select_related("agency")
    names = ", ".join(lead.display_name for lead in leads) or "cơ quan chủ trì"
    return f"với {names} {as_work(row.task.called)}"


def _late_line(row: "Followed") -> str:
    return f"- Khẩn trương hoàn thành nhiệm vụ quá hạn: {as_work(row.task.called)}{_left_of(row)}."


def _dated_line(row: "Followed") -> str:
    due = due_phrase(row.due_now, row.task.time_text)
    return f"- {row.task.called}, {due}{_left_of(row)}."


def _left_of(row: "Followed") -> str:
    """What the agency last said is left of it, behind a semicolon."""
    left = next((still_left(word.note) for word in row.progress.all()), "")
    return f"; {left}" * bool(left)
