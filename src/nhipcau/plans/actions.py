"""Every change to plans that are here; uploading and discarding one are in uploads."""

from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from nhipcau.accounts.models import User
from nhipcau.agencies.actions import add_agency, add_alias
from nhipcau.agencies.models import Agency, Alias
from nhipcau.agencies.name_index import agency_index
from nhipcau.agencies.queries import is_former_name
from nhipcau.audit.journal import record
from nhipcau.common.cleaning import clean_line
from nhipcau.common.locking import locked
from nhipcau.common.refusal import Refused, Stale, refuse_if, require
from nhipcau.common.vietnamese import fold
from nhipcau.plans.facts import refresh, refresh_plan
from nhipcau.plans.groups import share_out
from nhipcau.plans.models import Assignment, Item, Plan, Task
from nhipcau.plans.permissions import can_assign_task, can_correct_plan
from nhipcau.plans.queries import live_assignments, unmatched_assignments, unmatched_names
from nhipcau.plans.reading import plan_reader
from nhipcau.plans.recurrence import date_first_returns
from nhipcau.plans.review.reporting import Reported, correct_reporting, told_reporting
from nhipcau.plans.review.snapshots import undoable
from nhipcau.plans.task_times import set_time
from nhipcau.plans.task_values import named_assignments

FOCAL_ONLY = gettext_lazy("Chỉ cán bộ đầu mối được sửa kế hoạch.")
ASSIGNING_IS_FOCAL = gettext_lazy("Chỉ cán bộ đầu mối được giao nhiệm vụ.")


@dataclass(frozen=True, slots=True)
class Heading:
    """The formal parts of a plan as a person states them; ``issued_on`` as much of the date as is known."""

    number: str
    issued_on: str
    issuer: str
    title: str


@transaction.atomic
def correct_header(*, by: User, plan: Plan, heading: Heading) -> Plan:
    """Overwrites number, date, issuer and title of a plan; the record keeps what stood before."""
    require(can_correct_plan(by, plan), str(FOCAL_ONLY))
    refuse_if(not heading.title.strip(), _("Trích yếu không được để trống."))
    plan = locked(plan)
    before = _heading_of(plan)
    plan.number, plan.issued_on = "".join(heading.number.split()), heading.issued_on
    plan.issuer, plan.title = clean_line(heading.issuer), clean_line(heading.title)
    plan.save()
    changes = {key: [was, now] for (key, was), now in zip(before.items(), _heading_of(plan).values(), strict=True)
               if was != now}  # fmt: skip
    record(by=by, verb="correct_header", target=plan, changes=changes)
    return plan


def _heading_of(plan: Plan) -> dict[str, str]:
    return {name: getattr(plan, name) for name in Heading.__slots__}


@dataclass(frozen=True, slots=True)
class Correction:
    """What a person makes of an item; fields of a task, or of a reporting duty, are None where the item has none."""

    text: str
    leads: str | None = None
    partners: str | None = None
    time_text: str | None = None
    reporting: Reported | None = None


@transaction.atomic
def correct_item(*, by: User, item: Item, version: int, correction: Correction, now: datetime) -> Item:
    """Overwrites what was read; refuses where somebody corrected the item in the meantime."""
    require(can_correct_plan(by, item.plan), str(FOCAL_ONLY))
    item = _lock(item, version)
    text = clean_line(correction.text)
    refuse_if(not text, _("Nội dung không được để trống; nếu mục này đọc thừa, hãy bấm “Bỏ mục”."))
    before = _told(item)
    with undoable(by, "correct_item", [item], now):
        item.text, item.doubt = text, ""
        item.version += 1
        item.save()
        task = Task.objects.filter(item=item).first()
        if task is not None:
            _correct_task(task, correction, now)
        correct_reporting(item, correction.reporting)
    record(by=by, verb="correct_item", target=item, before=before, after=_told(item))
    return item


def _told(item: Item) -> str:
    """What an item says, and of a task who does it and when: for the record."""
    task = Task.objects.filter(item=item).first()
    names = [f"{row.get_role_display()}: {row.printed_name}" for row in named_assignments(task)] if task else []
    said = [item.text, "; ".join(names), task.time_text if task else "", told_reporting(item)]
    return "\n".join(filter(None, said))


def _lock(item: Item, version: int) -> Item:
    fresh = locked(item, "plan")
    if fresh.version != version:
        raise Stale(
            _("Mục này vừa được người khác sửa. Nội dung đang nhập vẫn còn bên dưới; hãy so lại rồi lưu lần nữa.")
        )
    return fresh


def _correct_task(task: Task, correction: Correction, now: datetime) -> None:
    index = agency_index(task.plan.locality, timezone.localdate(now))
    roles = ((Assignment.Role.LEAD, correction.leads), (Assignment.Role.COORDINATE, correction.partners))
    for role, typed in roles:
        if typed is None:
            continue
        names = plan_reader.split_names(typed)
        kept = {fold(name) for name in names}
        _take_off(task, role, kept, timezone.localdate(now))
        known = set(named_assignments(task).filter(role=role).values_list("folded", flat=True))
        rows = plan_reader.build_assignments(task, role, names, index)
        _refuse_unknown(task.plan, rows)
        for row in () if task.plan.is_draft else rows:
            row.is_added, row.since = True, timezone.localdate(now)
        date_first_returns(rows)
        Assignment.objects.bulk_create(r for r in rows if fold(r.printed_name) not in known)
    if correction.time_text is not None and correction.time_text.strip() != task.time_text:
        set_time(task, clean_line(correction.time_text), timezone.localdate(now), now)
    refresh([task.pk])


def _refuse_unknown(plan: Plan, rows: list[Assignment]) -> None:
    """In a plan at work every agency must be one that can see its tasks."""
    unknown = [row.printed_name for row in rows if row.agency is None]
    if unknown and not plan.is_draft:
        raise Refused(
            _("Danh mục chưa có cơ quan “%(name)s”; kế hoạch đang thực hiện chỉ nhận cơ quan đã có.")
            % {"name": unknown[0]}
        )


def _take_off(task: Task, role: Assignment.Role, kept: set[str], today: date) -> None:
    """Who is named no more: gone from a draft, ended in a plan at work, and the members of a group with it."""
    gone = list(named_assignments(task).filter(role=role).exclude(folded__in=kept))
    rows = Assignment.objects.filter(Q(pk__in=[row.pk for row in gone]) | Q(group__in=gone))
    refuse_if(
        rows.exclude(progress=None, difficulties=None).exists(),
        _("Có cơ quan đã cập nhật tiến độ cho việc này nên không bỏ ra được; hãy giữ lại tên cơ quan đó."),
    )
    if task.plan.is_draft:
        rows.delete()
    else:
        rows.filter(until=None).update(until=today)


@transaction.atomic
def drop_item(*, by: User, item: Item, version: int, now: datetime) -> Item:
    """Takes an item out of the plan; it stays on record and can be put back."""
    require(can_correct_plan(by, item.plan), str(FOCAL_ONLY))
    item = _lock(item, version)
    if item.dropped_at is None and Assignment.objects.filter(task__item=item, progress__isnull=False).exists():
        raise Refused(_("Việc này đã có tiến độ nên không bỏ được."))
    refuse_if(
        item.dropped_at is not None and Task.objects.filter(item=item).exclude(until=None).exists(),
        _("Mục này đã bị bỏ theo một quyết định điều chỉnh; hãy lập bản điều chỉnh khác."),
    )
    with undoable(by, "drop_item", [item], now):
        item.dropped_at = None if item.dropped_at else now
        item.version += 1
        item.save()
    refresh(Task.objects.filter(item=item).values_list("pk", flat=True))
    record(by=by, verb="drop_item", target=item, text=item.text, is_dropped=item.dropped_at is not None)
    return item


@transaction.atomic
def match_agency(*, by: User, plan: Plan, printed_name: str, agency: Agency) -> int:
    """Says which known agency a printed name means, and remembers it. Gives how many places it settled."""
    require(can_correct_plan(by, plan), str(FOCAL_ONLY))
    _refuse_unfit(agency, plan)
    if not unmatched_assignments(plan).filter(folded=fold(printed_name)).exists():
        raise Refused(_("Kế hoạch không còn chỗ nào cần ghép tên “%(name)s”.") % {"name": printed_name})
    if not is_former_name(plan.locality, printed_name):
        add_alias(by=by, agency=agency, name=printed_name)
    settled = _settle(plan, printed_name, agency)
    record(by=by, verb="match_agency", target=plan, printed_name=printed_name, agency=agency, settled=settled)
    return settled


def _settle(plan: Plan, printed_name: str, agency: Agency) -> int:
    settled = unmatched_assignments(plan).filter(folded=fold(printed_name)).update(agency=agency)
    refresh_plan(plan)
    return settled


@transaction.atomic
def unmatch_agency(*, by: User, plan: Plan, printed_name: str) -> int:
    """Takes back which agency a printed name of a draft means, and forgets it. Gives in how many places."""
    require(can_correct_plan(by, plan), str(FOCAL_ONLY))
    refuse_if(not plan.is_draft, _("Kế hoạch đã kích hoạt; hãy sửa từng mục hoặc giao thêm cơ quan."))
    folded = fold(printed_name.replace("\x00", ""))
    places = live_assignments(plan).filter(folded=folded).exclude(agency=None)
    Alias.objects.filter(locality=plan.locality, folded=folded, agency__in=places.values("agency")).delete()
    freed = places.update(agency=None)
    record(by=by, verb="unmatch_agency", target=plan, printed_name=printed_name, freed=freed)
    return freed


@transaction.atomic
def accept_agency(*, by: User, plan: Plan, printed_name: str, kind: str) -> Agency:
    """Enters a printed name as a new agency and gives it the work printed under that name."""
    require(can_correct_plan(by, plan), str(FOCAL_ONLY))
    name = printed_name[:1].upper() + printed_name[1:]
    agency = add_agency(by=by, locality=plan.locality, name=name, kind=kind)
    settled = _settle(plan, printed_name, agency)
    record(by=by, verb="accept_agency", target=plan, agency=agency, settled=settled)
    return agency


@transaction.atomic
def accept_all_agencies(*, by: User, plan: Plan, now: datetime) -> int:
    """Enters as new every printed name that is like no known agency; gives how many.

    A name that has become known in the meantime is matched; one that is only like a known
    agency's is left for a person to decide.
    """
    require(can_correct_plan(by, plan), str(FOCAL_ONLY))
    index = agency_index(plan.locality, timezone.localdate(now))
    accepted = 0
    for printed in unmatched_names(plan, index):
        known = index.find(printed.name)
        if known is not None:
            match_agency(by=by, plan=plan, printed_name=printed.name, agency=known)
        elif printed.suggestion is None:
            accept_agency(by=by, plan=plan, printed_name=printed.name, kind=printed.kind)
            accepted += 1
    return accepted


@transaction.atomic
def activate_plan(*, by: User, plan: Plan, now: datetime) -> Plan:
    """Sets the plan to work: from now on its agencies see their tasks."""
    require(can_correct_plan(by, plan), _("Chỉ cán bộ đầu mối được kích hoạt kế hoạch."))
    plan = locked(plan)
    refuse_if(not plan.is_draft, _("Kế hoạch này đã được kích hoạt."))
    waiting = unmatched_assignments(plan).values("folded").distinct().count()
    if waiting:
        raise Refused(
            _("Còn %(count)s tên cơ quan chưa xác định; hãy ghép với cơ quan đã có hoặc nhận là cơ quan mới.")
            % {"count": waiting}
        )
    refuse_if(
        not plan.tasks.filter(item__dropped_at=None).exists(),
        _("Kế hoạch chưa có nhiệm vụ nào nên chưa kích hoạt được."),
    )
    plan.state, plan.activated_by, plan.activated_at = Plan.State.ACTIVE, by, now
    plan.save()
    made = share_out(live_assignments(plan), timezone.localdate(now))
    refresh_plan(plan)
    record(by=by, verb="activate_plan", target=plan, shared_out=len(made))
    return plan


def _refuse_unfit(agency: Agency, plan: Plan) -> None:
    refuse_if(agency.locality_id != plan.locality_id, _("Cơ quan này thuộc địa phương khác."))
    if agency.valid_to is not None:
        raise Refused(_("%(agency)s đã kết thúc hoạt động; hãy chọn cơ quan kế thừa.") % {"agency": agency.name})


@transaction.atomic
def assign_task(*, by: User, task: Task, agency: Agency, role: str, now: datetime) -> Assignment:
    """Gives a task to an agency that the plan does not name for it."""
    require(can_assign_task(by, task.plan), str(ASSIGNING_IS_FOCAL))
    _refuse_unfit(agency, task.plan)
    if task.assignments.counted().filter(agency=agency).exists():
        raise Refused(_("%(agency)s đã được giao nhiệm vụ này.") % {"agency": agency.name})
    assignment = Assignment(
        task=task,
        agency=agency,
        printed_name=agency.name,
        role=role,
        position=task.assignments.count(),
        is_added=True,
        since=None if task.plan.is_draft else timezone.localdate(now),
    )
    date_first_returns([assignment])
    assignment.save()
    refresh([task.pk])
    record(by=by, verb="assign_task", target=task, agency=agency, role=role, assignment=assignment.pk)
    return assignment
