"""A decision changes a plan at work: tasks are added, dropped, changed, given to others, put off."""

from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from nhipcau.accounts.models import User
from nhipcau.agencies.name_index import AgencyIndex, agency_index
from nhipcau.audit.journal import record
from nhipcau.common.cleaning import clean_line
from nhipcau.common.locking import locked
from nhipcau.common.refusal import Refused, refuse_if, require
from nhipcau.common.vietnamese import fold
from nhipcau.plans.added_tasks import append_item, insert_item
from nhipcau.plans.amendments.checks import Said, known_agency, refuse_said
from nhipcau.plans.amendments.clauses import make_clause, refuse_clause
from nhipcau.plans.amendments.drafts import FOCAL_ONLY, locked_draft
from nhipcau.plans.facts import refresh_plan
from nhipcau.plans.groups import share_out
from nhipcau.plans.models import Amendment, Assignment, Change, Item, Plan, SourceFile, Task
from nhipcau.plans.permissions import can_correct_plan
from nhipcau.plans.reading import plan_reader
from nhipcau.plans.reading.proposals import propose_changes
from nhipcau.plans.recurrence import date_first_returns
from nhipcau.plans.task_times import set_time
from nhipcau.plans.task_values import named_assignments, task_values
from nhipcau.plans.uploads import Upload, kept_source, known_once, read_upload

EARLIEST_YEAR = 2000
SECTION = "Việc bổ sung"
NAMES = ("text", "leads", "partners", "outputs", "time_text")
"""What a change says of a task."""
Role = Assignment.Role


@dataclass(frozen=True, slots=True)
class Decision:
    """The decision that amends: number and title as printed, and from which day it holds.

    What is empty is taken from the document, where there is one.
    """

    number: str = ""
    title: str = ""
    on: date | None = None


def amend_plan(
    *, by: User, plan: Plan, decision: Decision, now: datetime, file: tuple[str, bytes] | None = None
) -> Amendment:
    """Begins an amendment as a draft; with a document (name, bytes), with what it says as proposed changes."""
    require(can_correct_plan(by, plan), str(FOCAL_ONLY))
    if plan.state != Plan.State.ACTIVE or plan.source_id is None:
        raise Refused(_("Chỉ điều chỉnh được kế hoạch đang thực hiện."))
    document = read_upload(plan.locality, *file) if file is not None else None
    amendment = _unsaved(decision, document[1] if document else None)
    amendment.plan, amendment.made_by, amendment.made_at = plan, by, now
    proposed = propose_changes(amendment, document[1].plan) if document else []
    with _kept_document(amendment, document) as source, transaction.atomic():
        if source is not None:
            source.save()
            amendment.source = source
        amendment.save()
        Change.objects.bulk_create(proposed)
        record(by=by, verb="amend_plan", target=plan, number=amendment.number, on=amendment.on)
    return amendment


def _unsaved(decision: Decision, read: plan_reader.Reading | None) -> Amendment:
    """The decision as it was typed, with what the document says where nothing was."""
    printed = _printed_decision(read.plan) if read is not None else Decision()
    number = clean_line(decision.number) or printed.number
    on = decision.on or printed.on
    if on is None:
        raise Refused(_("Hãy ghi ngày có hiệu lực của quyết định điều chỉnh."))
    if on.year < EARLIEST_YEAR:
        raise Refused(_("Ngày có hiệu lực không thể trước năm %(year)s.") % {"year": EARLIEST_YEAR})
    return Amendment(number=number[:100], title=clean_line(decision.title) or printed.title, on=on)


def _printed_decision(plan: plan_reader.PlanRead) -> Decision:
    day = plan_reader.day_of_force(plan)
    return Decision(plan.header.number or "", plan.header.title or "", date.fromisoformat(day) if day else None)


@contextmanager
def _kept_document(
    amendment: Amendment, document: tuple[Upload, plan_reader.Reading] | None
) -> Iterator[SourceFile | None]:
    """The decision's document with its file, to be saved; none where the decision was typed."""
    if document is None:
        yield None
        return
    locality, (upload, read) = amendment.plan.locality, document
    with known_once(locality, upload), kept_source(amendment.made_by, locality, upload, read) as source:
        yield source


@transaction.atomic
def set_change(*, by: User, amendment: Amendment, change: Change | None, said: Said, now: datetime) -> Change:
    """Writes one change of a draft anew, or overwrites it."""
    require(can_correct_plan(by, amendment.plan), str(FOCAL_ONLY))
    amendment = locked_draft(amendment)
    change = change or Change(amendment=amendment)
    refuse_said(amendment, change, said, now)
    is_added, is_dropped = said.kind == Change.Kind.ADDED, said.kind == Change.Kind.DROPPED
    change.kind, change.task = said.kind, None if is_added else said.task
    change.after = said.after if is_added else None
    for name in NAMES:
        typed = clean_line(getattr(said, name))
        setattr(change, name, "" if is_dropped else typed)
    change.save()
    record(by=by, verb="set_change", target=amendment, kind=change.get_kind_display(), text=change.text)
    return change


@transaction.atomic
def correct_amendment(*, by: User, amendment: Amendment, decision: Decision) -> Amendment:
    """Overwrites number, title and day of a draft."""
    require(can_correct_plan(by, amendment.plan), str(FOCAL_ONLY))
    amendment = locked_draft(amendment)
    fresh = _unsaved(decision, None)
    before = (amendment.number, amendment.title, str(amendment.on))
    amendment.number, amendment.title, amendment.on = fresh.number, fresh.title, fresh.on
    amendment.save()
    after = (amendment.number, amendment.title, str(amendment.on))
    pairs = zip(("number", "title", "on"), before, after, strict=True)
    record(by=by, verb="correct_amendment", target=amendment, changes={n: [b, a] for n, b, a in pairs if a != b})
    return amendment


def names_in(changes: Iterable[Change]) -> list[str]:
    """The agencies that changes name."""
    said = "; ".join(f"{change.leads}; {change.partners}" for change in changes)
    return plan_reader.split_names(said)


def number_draft(amendment: Amendment, number: str, on: date) -> None:
    """A draft without a number takes that of its decision, which was issued here; in the caller's transaction.

    It holds from the day of issue, or from the later one that was typed.
    """
    amendment = locked(amendment)
    if amendment.is_draft and not amendment.number:
        amendment.number, amendment.on = number, max(on, amendment.on)
        amendment.save()


@transaction.atomic
def drop_change(*, by: User, change: Change) -> None:
    """Takes a change out of a draft."""
    require(can_correct_plan(by, change.amendment.plan), str(FOCAL_ONLY))
    amendment = locked_draft(change.amendment)
    record(by=by, verb="drop_change", target=amendment, kind=change.get_kind_display(), text=change.text)
    change.delete()


@transaction.atomic
def discard_amendment(*, by: User, amendment: Amendment) -> None:
    """Throws a draft away with its document."""
    require(can_correct_plan(by, amendment.plan), str(FOCAL_ONLY))
    amendment = locked_draft(amendment)
    record(by=by, verb="discard_amendment", target=amendment.plan, number=amendment.number)
    source = amendment.source
    amendment.delete()
    if source is not None:
        source.delete()
        transaction.on_commit(lambda: source.content.delete(save=False))


@transaction.atomic
def put_in_force(*, by: User, amendment: Amendment, now: datetime) -> Amendment:
    """Makes every change of a draft in one go, from the day of the decision; each keeps what stood before."""
    require(can_correct_plan(by, amendment.plan), str(FOCAL_ONLY))
    amendment = locked_draft(amendment)
    changes = list(amendment.changes.select_related("task__item", "task__plan", "after__item__plan"))
    _refuse_in_force(amendment, changes, timezone.localdate(now))
    for change in changes:
        _refuse_change(amendment, change, now)
    locked(amendment.plan)
    index = agency_index(amendment.plan.locality, timezone.localdate(now))
    for change in changes:
        change.amendment = amendment
        if change.is_clause:
            make_clause(change, now)
        else:
            _make(change, index, now)
    refresh_plan(amendment.plan)
    amendment.in_force_by, amendment.in_force_at = by, now
    amendment.save()
    record(by=by, verb="put_in_force", target=amendment, number=amendment.number, count=len(changes))
    return amendment


def _refuse_change(amendment: Amendment, change: Change, now: datetime) -> None:
    if change.is_clause:
        refuse_clause(amendment, change)
        return
    said = Said(**{name: getattr(change, name) for name in ("kind", "task", "after", *NAMES)})
    refuse_said(amendment, change, said, now)


def _refuse_in_force(amendment: Amendment, changes: list[Change], today: date) -> None:
    refuse_if(amendment.plan.state != Plan.State.ACTIVE, _("Chỉ điều chỉnh được kế hoạch đang thực hiện."))
    refuse_if(not changes, _("Quyết định chưa có thay đổi nào."))
    refuse_if(not amendment.number, _("Hãy ghi số, ký hiệu của quyết định trước khi áp dụng."))
    day = {"day": f"{amendment.on:%d/%m/%Y}"}
    refuse_if(amendment.on > today, _("Quyết định có hiệu lực từ %(day)s; hãy áp dụng từ ngày đó.") % day)
    unclear = sum(change.is_unclear for change in changes)
    refuse_if(unclear, _("Còn %(count)s thay đổi chưa rõ là của nhiệm vụ nào.") % {"count": unclear})
    tasks = [change.task for change in changes if change.task is not None]
    later = Change.objects.filter(task__in=tasks, amendment__on__gt=amendment.on, amendment__in_force_at__isnull=False)
    refuse_if(later.exists(), _("Có nhiệm vụ đã được điều chỉnh theo một quyết định có hiệu lực sau quyết định này."))
    for task in tasks:
        gone = {"task": task.item.text[:80]}
        refuse_if(task.item.dropped_at, _("Nhiệm vụ “%(task)s” đã bị bỏ trước đó.") % gone)


def _make(change: Change, index: AgencyIndex, now: datetime) -> None:
    on = change.amendment.on
    if change.task is None:
        item = _new_item(change)
        change.task = Task.objects.create(item=item, plan=change.amendment.plan, since=on, origin=str(change.amendment))
    else:
        change.before, change.due_before = task_values(change.task), change.task.due
    if change.kind == Change.Kind.DROPPED:
        Item.objects.filter(pk=change.task.item_id).update(dropped_at=now)
        Task.objects.filter(pk=change.task.pk).update(until=on)
    else:
        _rewrite(change, change.task, now)
        _reassign(change, change.task, index)
    change.save()


def _new_item(change: Change) -> Item:
    """Behind the task that the decision names, under its number with a letter; else behind all others."""
    if change.after is not None:
        return insert_item(change.after.item, change.text)
    return append_item(change.amendment.plan, SECTION, "*", change.text)


def _rewrite(change: Change, task: Task, now: datetime) -> None:
    """The task's words and time; a time that stays as it was leaves the date alone, whoever moved that."""
    if change.text != task.item.text:
        task.item.text = change.text
        task.item.version += 1
        task.item.save(update_fields=["text", "folded", "version"])  # its place may have moved meanwhile
    if change.outputs:
        task.outputs = [one.strip() for one in change.outputs.split(";") if one.strip()]
        task.save()
    if change.time_text != task.time_text:
        set_time(task, change.time_text, change.amendment.on, now)


def _reassign(change: Change, task: Task, index: AgencyIndex) -> None:
    """Whoever is named no more ends on the day; whoever is new begins. What was said by either stays."""
    on = change.amendment.on
    begun = [
        *_replace_named(task, Assignment.ANSWERING, _wanted(change.leads, task, index), on),
        *_replace_named(task, (Role.COORDINATE,), _wanted(change.partners, task, index), on),
    ]
    date_first_returns(begun)
    made = Assignment.objects.bulk_create(begun)
    named = [row.agency_id for row in made if row.agency_id is not None]
    task.assignments.filter(until=None, agency__in=named).exclude(group=None).update(until=on)
    share_out(Assignment.objects.filter(pk__in=[row.pk for row in made]), on)


def _wanted(typed: str, task: Task, index: AgencyIndex) -> list[Assignment]:
    """Whom the decision names, each once, whatever names it is called by."""
    rows = [known_agency(index, name, task) for name in plan_reader.split_names(typed)]
    return list({row.agency_id or fold(row.printed_name): row for row in reversed(rows)}.values())[::-1]


def _replace_named(task: Task, roles: Sequence[Role], wanted: list[Assignment], on: date) -> list[Assignment]:
    """Ends those with one of the roles who are not wanted; who is wanted and not there yet, to be saved."""
    live = list(named_assignments(task).filter(role__in=roles))
    ended = [row for row in live if not _is_among(row, wanted)]
    Assignment.objects.filter(pk__in=[row.pk for row in ended]).update(until=on)
    Assignment.objects.filter(group__in=ended, until=None).update(until=on)
    role = live[0].role if live else roles[0]
    return [
        Assignment(task=task, printed_name=row.printed_name, agency=row.agency, role=role, position=at, since=on,
                   is_added=True)
        for at, row in enumerate(wanted) if not _is_among(row, live)
    ]  # fmt: skip


def _is_among(row: Assignment, others: list[Assignment]) -> bool:
    """True where one of the others is of the same agency, or is printed alike."""
    agencies = {other.agency_id for other in others} - {None}
    return row.agency_id in agencies or fold(row.printed_name) in {fold(other.printed_name) for other in others}
