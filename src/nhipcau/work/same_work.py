"""One piece of work that serves several plans: reported once, counted in each."""

from datetime import datetime

from django.db import transaction
from django.db.models import Q
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from nhipcau.accounts.models import User
from nhipcau.audit.journal import record
from nhipcau.common.locking import locked
from nhipcau.common.refusal import refuse_if, require
from nhipcau.plans.facts import refresh
from nhipcau.plans.models import Plan, Task
from nhipcau.plans.permissions import can_correct_plan
from nhipcau.plans.queries import visible_tasks
from nhipcau.work.models import Progress
from nhipcau.work.progress.rows import copy_progress
from nhipcau.work.queries import same_work

FOCAL_ONLY = gettext_lazy("Chỉ cán bộ đầu mối được nối nhiệm vụ của hai kế hoạch.")


@transaction.atomic
def join_task(*, by: User, task: Task, with_task: Task | None, now: datetime) -> Task:
    """Says that a task is the same piece of work as one of another plan, which is where it is reported.

    What was last said there is said here too. Without the other it stands for itself again; what was copied
    stays, as it was true.
    """
    require(can_correct_plan(by, task.plan), str(FOCAL_ONLY))
    task = locked(task, "plan", "item")
    if with_task is not None:
        with_task = with_task.done_with or with_task
        _refuse(task, with_task)
        task.done_for.update(done_with=with_task)
    Task.objects.filter(pk=task.pk).update(done_with=with_task)
    task.done_with = with_task
    refresh([task.pk, *([with_task.pk] if with_task else [])])
    _take_over(task, now)
    record(by=by, verb="join_task", target=task, task=with_task or "", at=now.isoformat())
    return task


def _refuse(task: Task, with_task: Task) -> None:
    refuse_if(with_task.plan_id == task.plan_id, _("Hãy chọn một nhiệm vụ của kế hoạch khác."))
    refuse_if(with_task.plan.locality_id != task.plan.locality_id, _("Hai kế hoạch phải của cùng một địa phương."))
    states = {task.plan.state, with_task.plan.state}
    refuse_if(
        states != {Plan.State.ACTIVE} or with_task.item.dropped_at is not None,
        _("Chỉ nối nhiệm vụ của các kế hoạch đang thực hiện."),
    )


def _take_over(task: Task, now: datetime) -> None:
    """The last word of each agency, where it has said nothing yet: here, and in the other plans."""
    if task.done_with is None:
        return
    for one in (task, task.done_with, *task.done_with.done_for.exclude(pk=task.pk)):
        for assignment in one.assignments.counted().filter(progress=None).select_related("task__plan"):
            last = Progress.objects.filter(assignment__in=same_work(assignment)).order_by("-posted_at", "-pk").first()
            if last is not None:
                copy_progress(last, assignment, now)


def joined_tasks(user: User, task: Task) -> list[Task]:
    """The other tasks, as far as the person may see them, that are the same work; where it is reported comes first."""
    root = task.done_with_id or task.pk
    rows = visible_tasks(user).filter(Q(pk=root) | Q(done_with=root)).exclude(pk=task.pk)
    return sorted(rows, key=lambda other: (other.pk != root, other.pk))
