"""One plan after another: what it implements, its end, and what goes on in the next."""

from collections.abc import Collection, Mapping
from datetime import date, datetime

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from nhipcau.accounts.models import User
from nhipcau.agencies.models import Agency
from nhipcau.agencies.queries import heirs_on
from nhipcau.audit.journal import record
from nhipcau.common.locking import locked
from nhipcau.common.refusal import Refused, refuse_if, require
from nhipcau.plans.added_tasks import append_item
from nhipcau.plans.facts import refresh, refresh_plan
from nhipcau.plans.models import Assignment, Plan, Task
from nhipcau.plans.permissions import can_correct_plan

SECTION = "Việc chuyển tiếp"


@transaction.atomic
def set_implements(*, by: User, plan: Plan, implemented: Plan | None) -> Plan:
    """Says which plan (strategy, plan of several years) this one implements; none where it stands alone."""
    require(can_correct_plan(by, plan), _("Chỉ cán bộ đầu mối được sửa kế hoạch."))
    refuse_if(
        implemented is not None and implemented.locality_id != plan.locality_id,
        _("Hai kế hoạch phải của cùng một địa phương."),
    )
    above, seen = implemented, {plan.pk}
    while above is not None:
        refuse_if(above.pk in seen, _("Một kế hoạch không thể triển khai chính nó."))
        seen.add(above.pk)
        above = above.implements
    before = plan.implements
    Plan.objects.filter(pk=plan.pk).update(implements=implemented)
    changes = {"implements": [str(before or ""), str(implemented or "")]}
    record(by=by, verb="set_implements", target=plan, changes=changes)
    plan.implements = implemented
    return plan


@transaction.atomic
def close_plan(*, by: User, plan: Plan, now: datetime) -> Plan:
    """Ends a plan: nobody reports on it or is reminded of it any more; all that was said stays."""
    require(can_correct_plan(by, plan), _("Chỉ cán bộ đầu mối được kết thúc kế hoạch."))
    plan = locked(plan)
    refuse_if(plan.state != Plan.State.ACTIVE, _("Kế hoạch này không đang thực hiện."))
    if plan.source_id is None and (plan.period_start or 0) >= timezone.localdate(now).year:
        raise Refused(_("Sổ việc ngoài kế hoạch của năm nay còn nhận việc nên chưa kết thúc được."))
    Plan.objects.filter(pk=plan.pk).update(state=Plan.State.CLOSED)
    refresh_plan(plan)
    record(by=by, verb="close_plan", target=plan, title=plan.title)
    plan.state = Plan.State.CLOSED
    return plan


@transaction.atomic
def carry_over(*, by: User, old: Plan, new: Plan, tasks: Collection[Task], now: datetime) -> list[Task]:
    """Goes on with tasks of one plan in another: same words and agencies, no date, and where they came from.

    What is in the other plan already by an earlier carrying over is not doubled.
    """
    require(can_correct_plan(by, new), _("Chỉ cán bộ đầu mối được chuyển tiếp nhiệm vụ."))
    refuse_if(
        old.pk == new.pk or old.locality_id != new.locality_id or new.state == Plan.State.CLOSED,
        _("Hãy chọn một kế hoạch khác đang rà soát hoặc đang thực hiện."),
    )
    refuse_if(any(task.plan_id != old.pk for task in tasks), _("Có nhiệm vụ không thuộc kế hoạch cũ."))
    locked(new)
    there = set(new.tasks.exclude(carried_from=None).values_list("carried_from", flat=True))
    heirs = heirs_on(new.locality, timezone.localdate(now))
    since = None if new.is_draft else timezone.localdate(now)
    made = [_carry(task, new, heirs, since) for task in tasks if task.pk not in there]
    refresh(task.pk for task in made)
    record(by=by, verb="carry_over", target=new, count=len(made), plan=str(old))
    return made


def _carry(task: Task, new: Plan, heirs: Mapping[int, list[Agency]], since: date | None) -> Task:
    item = append_item(new, SECTION, "›", task.item.text)
    origin = f"Chuyển tiếp từ {task.plan}, mục {task.item.place_in_words}"
    carried = Task.objects.create(
        item=item, plan=new, outputs=task.outputs, origin=origin, carried_from=task, since=since
    )
    Assignment.objects.bulk_create(
        Assignment(
            task=carried, agency=_of_today(row, new, heirs), printed_name=row.printed_name, role=row.role,
            position=row.position, is_added=True,
        )
        for row in task.assignments.counted().select_related("agency")
    )  # fmt: skip
    return carried


def _of_today(row: Assignment, new: Plan, heirs: Mapping[int, list[Agency]]) -> Agency | None:
    """Who has the part today: the agency, or its only heir."""
    agency = row.agency
    if agency is not None and agency.valid_to is not None:
        living = heirs.get(agency.pk, [])
        if len(living) != 1:
            raise Refused(
                _("%(agency)s đã kết thúc hoạt động; hãy giao việc “%(task)s” cho cơ quan kế thừa bằng tay.")
                % {"agency": agency.name, "task": row.task.item.text[:80]}
            )
        return living[0]
    if agency is None and not new.is_draft:
        raise Refused(_("Chưa xác định “%(name)s” là cơ quan nào.") % {"name": row.printed_name[:120]})
    return agency
