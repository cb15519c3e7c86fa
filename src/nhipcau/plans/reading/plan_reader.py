"""The one door to the reader: a file becomes values, values become rows."""

import time
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

import kehoach
from nhipcau.agencies.name_index import AgencyIndex
from nhipcau.common.apart import apart
from nhipcau.common.unlocked import before_the_lock
from nhipcau.plans.models import Assignment, Basis, Item, LearnedHeading, Plan, ReportingDuty, Task
from nhipcau.plans.reading.times import time_of

Role = Assignment.Role


class Unreadable(Exception):
    """The file cannot be read as a document; the sentence says why and what to do."""


UNREADABLE: dict[type[kehoach.KehoachError], Promise] = {
    kehoach.NoText: _("Tệp không có chữ nào đọc được; nếu là bản quét, hãy quét lại rõ hơn hoặc dùng bản có chữ."),
    kehoach.EncryptedFile: _("Tệp được đặt mật khẩu; hãy lưu lại thành tệp không mật khẩu rồi tải lên."),
    kehoach.TooLarge: _("Văn bản quá dài nên không đọc; hãy tách thành nhiều tệp."),
    kehoach.UnknownFormat: _(
        "Tệp không phải là văn bản (.docx, .doc, .odt, .rtf, .pdf, .html, .txt, .xlsx) hay bản quét (.png, .jpg); "
        "hãy chọn đúng tệp kế hoạch."
    ),
    kehoach.UnreadableFile: _("Tệp bị hỏng nên không mở được; hãy thử mở trên máy rồi lưu lại."),
}

LONGEST_ITEM = 100_000
"""Characters of an item that are looked at for indicators."""
PlanRead = kehoach.Plan
SUFFIXES = kehoach.SUFFIXES
"""How the names of files end that can be read."""

UNREADABLE_NAME = UNREADABLE[kehoach.UnknownFormat]
"""For a file whose name promises another format than its bytes."""


@dataclass(frozen=True, slots=True)
class Reading:
    """What the reader made of a file, how long it took, and the secrecy mark if there is one."""

    plan: kehoach.Plan
    seconds: float
    secret_stamp: str | None


@before_the_lock
def read_file(data: bytes, taught: Iterable[LearnedHeading] = ()) -> Reading:
    """Reads the bytes of an uploaded file, with the headings that its locality has taught."""
    headings = {row.key: row.kind for row in taught}
    started = time.perf_counter()
    try:
        plan = apart(kehoach.read, data, headings=headings)
    except kehoach.KehoachError as error:
        raise Unreadable(str(UNREADABLE[type(error)])) from error
    return Reading(plan, time.perf_counter() - started, _stamp(plan))


@before_the_lock
def secret_stamp_of(data: bytes) -> str | None:
    """The mark of secrecy on a file, where it can be read as a document at all without recognising pictures."""
    try:
        return _stamp(apart(kehoach.read, data, recognise=False))
    except kehoach.KehoachError:
        return None


@before_the_lock
def text_of(data: bytes) -> str:
    """The text of a file as the reader finds it; nothing of one that is no document."""
    try:
        return apart(kehoach.read, data, recognise=False).text
    except kehoach.KehoachError:
        return ""


def _stamp(plan: kehoach.Plan) -> str | None:
    in_header = next((note.message for note in plan.notes if note.kind == "secret"), None)
    return kehoach.find_secret_stamp(plan.text) or in_header


def header_fields(read: kehoach.Plan) -> dict[str, object]:
    """The columns of Plan that the header fills."""
    header = read.header
    period, signer = header.period or kehoach.Period(), header.signer or kehoach.Signer()
    printed = {
        "number": header.number, "issuer": header.issuer, "place": header.place, "issued_on": header.date,
        "title": header.title, "signer_name": signer.name, "signer_position": signer.position,
    }  # fmt: skip
    return {
        "doc_type": header.type or "Kế hoạch",
        "period_start": period.start,
        "period_end": period.end,
        "vision": period.vision,
        "notes": [_note(note) for note in read.notes],
        **{column: value or "" for column, value in printed.items()},
    }


def _note(note: kehoach.Note) -> dict[str, object]:
    span = [note.span.start, note.span.end] if note.span else None
    return {"kind": note.kind, "message": note.message, "span": span}


def save_reading(plan: Plan, read: kehoach.Plan, index: AgencyIndex) -> None:
    """Writes the rows of a freshly read plan. The caller holds the transaction."""
    save_bases(plan, read)
    fresh = fresh_rows(plan, read, index)
    Item.objects.bulk_create(fresh.items)
    Task.objects.bulk_create(fresh.tasks.values())
    Assignment.objects.bulk_create(row for rows in fresh.rows.values() for row in rows)
    ReportingDuty.objects.bulk_create(fresh.duties.values())


def save_bases(plan: Plan, read: kehoach.Plan) -> None:
    """Writes the documents that the plan cites."""
    Basis.objects.bulk_create(
        Basis(plan=plan, type=b.type, number=b.number, date=b.date or "", issuer=b.issuer or "",
              span_start=b.span.start, span_end=b.span.end)
        for b in read.bases
    )  # fmt: skip


@dataclass(frozen=True, slots=True)
class Fresh:
    """What a reading gives, as rows that are not saved yet: items, and by their place what hangs on them."""

    items: list[Item]
    tasks: dict[int, Task] = field(default_factory=dict)
    rows: dict[int, list[Assignment]] = field(default_factory=dict)
    duties: dict[int, ReportingDuty] = field(default_factory=dict)


def fresh_rows(plan: Plan, read: kehoach.Plan, index: AgencyIndex) -> Fresh:
    """Every row of a reading but its bases."""
    fresh = Fresh(list(_items(plan, read)))
    of_kind = {kind: [at for at, item in enumerate(fresh.items) if item.kind == kind] for kind in Item.Kind}
    for at, task in zip(of_kind[Item.Kind.TASK], read.tasks, strict=True):
        fresh.tasks[at], fresh.rows[at] = _task_rows(plan, fresh.items[at], task, index)
    for at, duty in zip(of_kind[Item.Kind.DUTY], read.duties, strict=True):
        row = Task(item=fresh.items[at], plan=plan)
        fresh.tasks[at] = row
        fresh.rows[at] = build_assignments(row, Role(duty.role), split_names(duty.agency), index)
    for at, said in zip(of_kind[Item.Kind.REPORTING], read.reporting, strict=True):
        fresh.duties[at] = ReportingDuty(
            item=fresh.items[at], by=list(said.by), to=list(said.to), frequency=said.frequency, due=said.due or ""
        )
    return fresh


def _items(plan: Plan, read: kehoach.Plan) -> Iterator[Item]:
    lists = (
        (Item.Kind.OBJECTIVE, read.objectives),
        (Item.Kind.REQUIREMENT, read.requirements),
        (Item.Kind.TASK, read.tasks),
        (Item.Kind.DUTY, read.duties),
        (Item.Kind.REPORTING, read.reporting),
        (Item.Kind.FUNDING, read.funding),
        (Item.Kind.RECIPIENT, read.recipients),
        (Item.Kind.MENTION, read.mentions),
    )
    position = 0
    for kind, values in lists:
        for value in values:
            position += 1
            yield Item(
                plan=plan,
                kind=kind,
                mention_type=value.type if isinstance(value, kehoach.Mention) else "",
                position=position,
                locator=value.locator if isinstance(value, kehoach.Item | kehoach.Task | kehoach.Duty) else "",
                section=value.section if isinstance(value, kehoach.Item | kehoach.Task | kehoach.Duty) else "",
                text=value.text,
                text_read=value.text,
                span_start=value.span.start,
                span_end=value.span.end,
            )


def _task_rows(plan: Plan, item: Item, read: kehoach.Task, index: AgencyIndex) -> tuple[Task, list[Assignment]]:
    time = time_of(read.time, plan)
    task = Task(
        item=item, plan=plan, outputs=list(read.outputs), time_text=read.time_text, time_kind=time.kind, due=time.due,
        recurrence=time.recurrence,
    )  # fmt: skip
    leads = build_assignments(task, Role.LEAD, read.leads, index)
    return task, leads + build_assignments(task, Role.COORDINATE, read.partners, index)


def build_assignments(
    task: Task, role: Assignment.Role, names: list[str] | tuple[str, ...], index: AgencyIndex
) -> list[Assignment]:
    """Unsaved assignments for printed names, each with its agency where the name is known."""
    unique = dict.fromkeys(name.strip() for name in names if name.strip())
    seen: dict[str, Assignment] = {}
    for position, name in enumerate(unique):
        row = Assignment(task=task, role=role, printed_name=name, agency=index.find(name), position=position)
        seen.setdefault(kehoach.fold(name), row)
    return list(seen.values())


def split_names(text: str) -> list[str]:
    """Agency names from a list, as the plan prints it or a person types it."""
    return [n.text for n in kehoach.find_agencies(text)]


def is_group_name(name: str) -> bool:
    """True of a printed name that means a set of agencies."""
    return kehoach.is_group(name)


@dataclass(frozen=True, slots=True)
class Candidate:
    """Something counted in an item of the plan, offered as an indicator: how much, and by which years."""

    item: Item
    name: str
    text: str
    value: float
    unit: str
    years: tuple[int, ...]
    is_falling: bool


def indicator_candidates(plan: Plan, items: Iterable[Item]) -> list[Candidate]:
    """What the items count. A target "every year" is one of each year of the plan."""
    by_span: dict[int, Item] = {}
    read = []
    for at, item in enumerate(items):
        by_span[at * LONGEST_ITEM] = item
        span = kehoach.Span(at * LONGEST_ITEM, at * LONGEST_ITEM + len(item.text))
        read.append(kehoach.Item(locator=item.locator, text=item.text[:LONGEST_ITEM], span=span, section=item.section))
    found = kehoach.find_indicators(read, kehoach.Period(plan.period_start, plan.period_end, plan.vision))
    return [_candidate(row, by_span[row.span.start // LONGEST_ITEM * LONGEST_ITEM], plan) for row in found]


def _candidate(row: kehoach.Indicator, item: Item, plan: Plan) -> Candidate:
    is_falling = row.bound == "most"
    start = row.span.start % LONGEST_ITEM
    return Candidate(
        item,
        _clause(item.text, start),
        row.text,
        row.high if is_falling else row.low,
        row.unit,
        _years(row.year, plan),
        is_falling,
    )


def _clause(text: str, at: int) -> str:
    """The part of a sentence in which something is counted, without the words before its colon."""
    start = max(text.rfind(";", 0, at), text.rfind(". ", 0, at)) + 1
    ends = [place for sign in (";", ". ") if (place := text.find(sign, at)) >= 0]
    clause = text[start : min(ends, default=len(text))].strip(" .;")
    head, colon, rest = clause.partition(": ")
    clause = rest if colon and len(head) < at - start else clause
    return clause[:1].upper() + clause[1:]


def _years(year: str | None, plan: Plan) -> tuple[int, ...]:
    if year == "yearly" and plan.period_end:
        return tuple(range(plan.period_start or plan.period_end, plan.period_end + 1))[:15]
    return (int(year),) if year and year.isdigit() else ()


def heading_key(heading: str) -> str:
    """How a heading is remembered."""
    return kehoach.heading_key(heading)


def day_of_force(read: kehoach.Plan) -> str | None:
    """From which day (ISO) a decision holds: as it says, else the day of signing; None where neither is whole."""
    signed = read.header.date if read.header.date and len(read.header.date) == 10 else None
    return kehoach.find_day_of_force(read.text) or signed
