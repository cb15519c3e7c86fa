"""My tasks, one task with its progress, and what is done about it."""

from collections.abc import Collection, Sequence
from datetime import date
from typing import Any

from django.contrib import messages
from django.db.models import QuerySet
from django.http import HttpResponseBase
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from nhipcau.agencies.queries import locality_where, visible_agencies
from nhipcau.common.numbers import parse_whole
from nhipcau.common.refusal import Refused, require
from nhipcau.desk.lists import list_page, list_sheet
from nhipcau.desk.responses import form_page, refusals
from nhipcau.desk.signed_in import SignedInRequest, desk_page, go, sent
from nhipcau.desk.task_numbers import task_by_number
from nhipcau.desk.tasks.discussion import discussion_of, seen_before
from nhipcau.desk.tasks.forms import FEWEST_TO_CHOOSE, AssignTaskForm, NewTaskForm, ProgressForm, TitleForm
from nhipcau.desk.tasks.listing import MY_TASKS
from nhipcau.desk.uploads import take_in
from nhipcau.overview.figures import figures_at
from nhipcau.overview.records import records_at, registers_at
from nhipcau.plans import added_tasks
from nhipcau.plans.actions import ASSIGNING_IS_FOCAL
from nhipcau.plans.actions import assign_task as do_assign_task
from nhipcau.plans.models import Assignment, Plan, Task
from nhipcau.plans.permissions import can_add_task, can_assign_task, can_correct_plan
from nhipcau.plans.queries import (
    plans_at_work,
    task_changes,
    visible_plans,
    visible_tasks,
    visible_tasks_ever,
)
from nhipcau.plans.titles import name_task as do_name_task
from nhipcau.reminders.queries import task_extensions
from nhipcau.reports.evidence import withdrawn_of
from nhipcau.reports.queries import visible_evidence
from nhipcau.succession.queries import former_agencies
from nhipcau.work.breakdowns import my_counts
from nhipcau.work.models import Withdrawal
from nhipcau.work.occurrences import begun, needs_reason
from nhipcau.work.permissions import (
    can_answer_difficulties,
    can_merge_difficulties,
    can_post_progress,
    can_share_work,
    can_withdraw_evidence,
)
from nhipcau.work.progress import actions
from nhipcau.work.progress.rows import File
from nhipcau.work.queries import (
    Followed,
    asked_of_me,
    my_assignments,
    search_assignments,
    task_assignments,
    task_difficulties,
    ticked_outputs,
    visible_assignments,
)
from nhipcau.work.same_work import FOCAL_ONLY, joined_tasks
from nhipcau.work.same_work import join_task as do_join_task

MOST_SAID = 2000
"""Characters of what an address may write into the form of progress."""


@require_http_methods(["GET", "POST"])
@desk_page
def add_task(request: SignedInRequest) -> HttpResponseBase:
    """Work by a letter or a leader's word, in a plan or outside any."""
    locality = locality_where(
        request.user, can_add_task, _("Chỉ cán bộ đầu mối hoặc lãnh đạo được giao việc ngoài văn bản.")
    )
    agencies = visible_agencies(request.user).filter(locality=locality, valid_to=None).single()
    plans = plans_at_work(request.user, locality)
    form = NewTaskForm(*sent(request)[:1], initial={"plan": request.GET.get("plan")}, agencies=agencies, plans=plans)
    if request.method == "POST" and form.is_valid():
        new = dict(form.cleaned_data)
        plan = new.pop("plan")
        with refusals(form):
            task = added_tasks.add_task(
                by=request.user, locality=locality, plan=plan, new=added_tasks.NewTask(**new), now=timezone.now()
            )
            messages.success(request, _("Đã giao việc."))
            return go(request, reverse("task_detail", args=[task.pk]))
    return form_page(request, "desk/tasks/add_task.html", form)


@require_GET
@desk_page
def my_tasks(request: SignedInRequest) -> HttpResponseBase:
    """What the person's agency is to do, the most urgent first."""
    today = timezone.localdate()
    mine = my_assignments(request.user, today)
    context = {"counts": my_counts(mine, request.user, today), "today": today}
    return list_page(
        request,
        "desk/tasks/my_tasks.html",
        MY_TASKS,
        _asked_for(request, mine, today).select_related("person"),
        context,
    )


def _asked_for(request: SignedInRequest, mine: "QuerySet[Followed]", today: date) -> "QuerySet[Followed]":
    return search_assignments(asked_of_me(mine, request.GET, today), request.GET.get("q", ""))


@require_GET
@desk_page
def task_detail(request: SignedInRequest, pk: int) -> HttpResponseBase:
    """One task: what the plan says, who does it, what was done."""
    return _task_page(request, get_object_or_404(visible_tasks_ever(request.user), pk=pk))


def _task_page(
    request: SignedInRequest, task: Task, refused: tuple[int, ProgressForm] | None = None
) -> HttpResponseBase:
    today = timezone.localdate()
    rows = task_assignments(task, today)
    ticked, registers = ticked_outputs(rows), registers_at(task)
    forms = _progress_forms(request, task, rows, ticked) | dict([refused] if refused else [])
    changes, talk = list(task_changes(task)), discussion_of(request, task, rows)
    quiet = [a for a in rows if _is_quiet(a) and a.pk not in forms and not _has_said(a)]
    shown = [(a, forms.get(a.pk), can_share_work(request.user, a)) for a in rows if a not in quiet]
    context = {
        "task": task,
        "plan": task.plan,
        "rows": sorted(shown, key=lambda row: row[1] is None),  # what one can say something about stands first
        "can_decide": can_merge_difficulties(request.user, task.plan),
        "quiet": quiet,
        "former": former_agencies(rows),
        "extensions": task_extensions(task),
        "changes": changes,
        "looked_at": seen_before(request, task, rows, talk.get("remarks", ()), changes),
        "joined": joined_tasks(request.user, task),
        "records": records_at(request.user, task, registers),
        "figures": figures_at(request.user, task, today, registers),
        "can_say": bool(forms),
        "other_plans": _other_plans(request, task),
        "outputs": [(text, text in ticked) for text in task.outputs],
        "difficulties": task_difficulties(task),
        "can_answer": can_answer_difficulties(request.user, task.plan),
        "assign_form": _assign_form(request, task),
        "title_form": TitleForm(initial={"title": task.title}),
        "can_name": can_correct_plan(request.user, task.plan),
        "open_files": _open_files(request, task),
        "withdrawn": _withdrawn(task),
        "withdrawable": _withdrawable(request, rows),
        "today": today,
    }
    context |= talk
    return render(request, "desk/tasks/task_detail.html", context, status=422 if refused else 200)


def _progress_forms(
    request: SignedInRequest, task: Task, rows: Sequence[Followed], ticked: Collection[str]
) -> dict[int, ProgressForm]:
    """A fresh form for each assignment that the person may say something about."""
    if task.item.dropped_at is not None:
        return {}
    outputs = [text for text in task.outputs if text not in ticked]
    said = request.GET.get("said", "")[:MOST_SAID]
    return {
        row.pk: ProgressForm.fresh(row.latest_percent, row.occurrence_now, said, outputs=outputs, **_asked(row))
        for row in rows
        if can_post_progress(request.user, row)
    }


def _asked(assignment: Assignment) -> dict[str, Any]:
    """What the form of an assignment asks beside the usual: of which return, and why it is late."""
    today = timezone.localdate()
    returns = begun(assignment, today)
    is_late = len(returns) < FEWEST_TO_CHOOSE and needs_reason(assignment, None, today)
    return {"begun": returns, "asks_why": is_late}


def _assign_form(request: SignedInRequest, task: Task) -> AssignTaskForm | None:
    """The form that gives the task to one more agency that lives today, for who may."""
    if not can_assign_task(request.user, task.plan):
        return None
    form = AssignTaskForm()
    living = visible_agencies(request.user).filter(locality=task.plan.locality_id, valid_to=None)
    form.fields["agency"].queryset = living  # type: ignore[attr-defined]
    return form


def _withdrawable(request: SignedInRequest, rows: Sequence[Followed]) -> set[int]:
    """The evidence that this person may withdraw, by key."""
    files = (file for row in rows for said in row.progress.all() for file in said.evidence.all())
    return {file.pk for file in files if can_withdraw_evidence(request.user, file)}


def _withdrawn(task: Task) -> dict[int, list[Withdrawal]]:
    """What was withdrawn, by the row of progress that it came with."""
    found: dict[int, list[Withdrawal]] = {}
    for row in withdrawn_of(task):
        found.setdefault(row.evidence.progress_id or 0, []).append(row)
    return found


def _open_files(request: SignedInRequest, task: Task) -> set[int]:
    """The files of evidence that this person may open, by their keys; of the others the name alone is shown."""
    rows = visible_evidence(request.user).filter(progress__assignment__task=task)
    return set(rows.values_list("pk", flat=True))


def _other_plans(request: SignedInRequest, task: Task) -> list[Plan]:
    """The plans a task of which may be the same piece of work."""
    if not can_correct_plan(request.user, task.plan):
        return []
    plans = visible_plans(request.user).filter(locality=task.plan.locality_id, state=Plan.State.ACTIVE)
    return list(plans.exclude(pk=task.plan_id)[:200])


def _is_quiet(assignment: Followed) -> bool:
    """True of those whose silence is no gap in the page: who coordinates, and one of the many of a group."""
    return assignment.role == Assignment.Role.COORDINATE or assignment.group_id is not None


def _has_said(assignment: Followed) -> bool:
    return bool(assignment.progress.all()) or bool(assignment.declines.all())


@require_POST
@desk_page
def post_progress(request: SignedInRequest, pk: int) -> HttpResponseBase:
    """One more row of progress; a refusal keeps what was typed."""
    assignment = get_object_or_404(visible_assignments(request.user), pk=pk)
    task = assignment.task
    form = ProgressForm(request.POST, request.FILES, outputs=task.outputs, **_asked(assignment))
    if form.is_valid():
        with refusals(form):
            files = [File(*file) for file in take_in(request, form.cleaned_data["evidence"], "evidence")]
            actions.post_progress(by=request.user, assignment=assignment, report=form.report(files), now=timezone.now())
            messages.success(request, _("Đã ghi nhận tiến độ."))
            return go(request, reverse("task_detail", args=[task.pk]))
    return _task_page(request, task, (pk, form))


@require_POST
@desk_page
def join_task(request: SignedInRequest, pk: int) -> HttpResponseBase:
    """A task is the same piece of work as one of another plan, or stands for itself again."""
    task = get_object_or_404(visible_tasks(request.user), pk=pk)
    require(can_correct_plan(request.user, task.plan), str(FOCAL_ONLY))
    plan = visible_plans(request.user).filter(pk=parse_whole(request.POST.get("plan", "")) or 0).first()
    locator = request.POST.get("locator", "").strip()
    other = task_by_number(visible_tasks(request.user).filter(plan=plan), locator) if plan else None
    if other is None and (plan is not None or locator):
        raise Refused(_("Kế hoạch kia không có mục “%(locator)s”.") % {"locator": locator[:60]})
    do_join_task(by=request.user, task=task, with_task=other, now=timezone.now())
    messages.success(request, _("Đã nối hai nhiệm vụ.") if other else _("Đã tách nhiệm vụ."))
    return go(request, reverse("task_detail", args=[pk]))


@require_POST
@desk_page
def assign_task(request: SignedInRequest, pk: int) -> HttpResponseBase:
    """One more agency for a task."""
    task = get_object_or_404(visible_tasks(request.user), pk=pk)
    form = AssignTaskForm(request.POST)
    form.fields["agency"].queryset = visible_agencies(request.user)  # type: ignore[attr-defined]
    if not form.is_valid():
        require(can_assign_task(request.user, task.plan), str(ASSIGNING_IS_FOCAL))
        raise Refused(_("Hãy chọn cơ quan và vai trò."))
    data = form.cleaned_data
    do_assign_task(by=request.user, task=task, agency=data["agency"], role=data["role"], now=timezone.now())
    messages.success(request, _("Đã giao nhiệm vụ cho %(agency)s.") % {"agency": form.cleaned_data["agency"]})
    return go(request, reverse("task_detail", args=[pk]))


@require_POST
@desk_page
def name_task(request: SignedInRequest, pk: int) -> HttpResponseBase:
    """What the task is called for short."""
    task = get_object_or_404(visible_tasks(request.user), pk=pk)
    do_name_task(by=request.user, task=task, title=request.POST.get("title", ""))
    messages.success(request, _("Đã lưu tên gọi tắt."))
    return go(request, reverse("task_detail", args=[pk]))


@require_GET
@desk_page
def my_tasks_xlsx(request: SignedInRequest) -> HttpResponseBase:
    """What the person's agency is to do."""
    today = timezone.localdate()
    rows = _asked_for(request, my_assignments(request.user, today), today)
    return list_sheet(request, MY_TASKS, rows.select_related("person"))
