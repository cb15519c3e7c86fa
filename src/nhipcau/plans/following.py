"""One plan after another: what it implements, its end, and what goes on in the next."""

from collections.abc import Collection
from datetime import datetime

from django.db import transaction
from django.db.models import Max
from django.utils.translation import gettext as _

from nhipcau.accounts.models import User
from nhipcau.audit.recording import record
from nhipcau.common.refusal import Refused, require
from nhipcau.plans.models import Assignment, Item, Plan, Task
from nhipcau.plans.permissions import can_correct_plan

SECTION = "Việc chuyển tiếp"


@transaction.atomic
def set_implements(*, by: User, plan: Plan, implemented: Plan | None) -> Plan:
    """Says which plan (strategy, plan of several years) this one implements; none where it stands alone."""
    require(can_correct_plan(by, plan), _("Chỉ cán bộ đầu mối được sửa kế hoạch."))
    if implemented is not None and implemented.locality_id != plan.locality_id:
        raise Refused(_("Hai kế hoạch phải của cùng một địa phương."))
    above, seen = implemented, {plan.pk}
    while above is not None:
        if above.pk in seen:
            raise Refused(_("Một kế hoạch không thể triển khai chính nó."))
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
    plan = Plan.objects.select_for_update(of=("self",)).get(pk=plan.pk)
    if plan.state != Plan.State.ACTIVE:
        raise Refused(_("Kế hoạch này không đang thực hiện."))
    Plan.objects.filter(pk=plan.pk).update(state=Plan.State.CLOSED)
    record(by=by, verb="close_plan", target=plan, title=plan.title)
    plan.state = Plan.State.CLOSED
    return plan


@transaction.atomic
def carry_over(*, by: User, old: Plan, new: Plan, tasks: Collection[Task], now: datetime) -> list[Task]:
    """Goes on with tasks of one plan in another: same words and agencies, no date, and where they came from.

    What is in the other plan already by an earlier carrying over is not doubled.
    """
    require(can_correct_plan(by, new), _("Chỉ cán bộ đầu mối được chuyển tiếp nhiệm vụ."))
    if old.pk == new.pk or old.locality_id != new.locality_id or new.state == Plan.State.CLOSED:
        raise Refused(_("Hãy chọn một kế hoạch khác đang rà soát hoặc đang thực hiện."))
    if any(task.plan_id != old.pk for task in tasks):
        raise Refused(_("Có nhiệm vụ không thuộc kế hoạch cũ."))
    Plan.objects.select_for_update(of=("self",)).get(pk=new.pk)
    there = set(new.tasks.exclude(carried_from=None).values_list("carried_from", flat=True))
    last = new.items.aggregate(last=Max("position"))["last"] or 0
    made = []
    for at, task in enumerate((task for task in tasks if task.pk not in there), start=1):
        made.append(_carry(task, new, last + at, len(there) + at))
    record(by=by, verb="carry_over", target=new, count=len(made), plan=str(old))
    return made


def _carry(task: Task, new: Plan, position: int, number: int) -> Task:
    text = task.item.text
    item = Item.objects.create(
        plan=new, kind=Item.Kind.TASK, position=position, locator=f"›{number}", section=SECTION, text=text,
        text_read=text, span_start=0, span_end=0,
    )  # fmt: skip
    origin = f"Chuyển tiếp từ {task.plan}, mục {task.item.locator}"
    carried = Task.objects.create(item=item, plan=new, outputs=task.outputs, origin=origin, carried_from=task)
    Assignment.objects.bulk_create(
        Assignment(task=carried, agency=row.agency, printed_name=row.printed_name, role=row.role, position=row.position,
                   is_added=True)
        for row in task.assignments.counted()
    )  # fmt: skip
    return carried
