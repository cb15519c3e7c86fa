"""What stands in the way: raised, gathered by the focal officer, answered by a leader."""

from urllib.parse import urlsplit

from django.contrib import messages
from django.http import HttpResponseBase
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from nhipcau.agencies.name_index import agency_index
from nhipcau.common.numbers import parse_whole
from nhipcau.common.refusal import Refused, refuse_if, require
from nhipcau.common.xlsx_in import day_of
from nhipcau.desk.difficulties.forms import AnswerForm
from nhipcau.desk.responses import form_page, refusals
from nhipcau.desk.signed_in import SignedInRequest, came_from, desk_page, go
from nhipcau.plans.models import Plan
from nhipcau.work import difficulties
from nhipcau.work.models import Difficulty
from nhipcau.work.permissions import can_answer_difficulty
from nhipcau.work.queries import visible_assignments, visible_difficulties


def _difficulty(request: SignedInRequest, pk: int) -> Difficulty:
    return get_object_or_404(visible_difficulties(request.user), pk=pk)


def _back(request: SignedInRequest, difficulty: Difficulty) -> HttpResponseBase:
    """To what waits, where the person came from there; else to the plan's dashboard."""
    before = urlsplit(came_from(request)).path
    if before in (reverse("inbox"), reverse("today")):
        return go(request, before)
    return go(request, f"{reverse('dashboard')}?plan={difficulty.assignment.task.plan_id}#difficulties")


@require_POST
@desk_page
def raise_difficulty(request: SignedInRequest, pk: int) -> HttpResponseBase:
    """What stands in the way of an assignment."""
    assignment = get_object_or_404(visible_assignments(request.user), pk=pk)
    text = request.POST.get("text", "")
    difficulties.raise_difficulty(by=request.user, assignment=assignment, text=text, now=timezone.now())
    messages.success(request, _("Đã gửi khó khăn, vướng mắc đến cơ quan đầu mối và lãnh đạo."))
    return go(request, reverse("task_detail", args=[assignment.task_id]))


@require_POST
@desk_page
def answer_difficulty(request: SignedInRequest, pk: int) -> HttpResponseBase:
    """A leader's answer to a difficulty."""
    difficulty = _difficulty(request, pk)
    form = AnswerForm(request.POST)
    require(can_answer_difficulty(request.user, difficulty), _("Chỉ lãnh đạo Ủy ban nhân dân được cho ý kiến chỉ đạo."))
    if form.is_valid():
        with refusals(form):
            difficulties.answer_difficulty(
                by=request.user, difficulty=difficulty, answer=form.cleaned_data["answer"], now=timezone.now(),
                directive=_directive(form, difficulty.assignment.task.plan),
            )  # fmt: skip
            messages.success(request, _("Đã gửi ý kiến chỉ đạo."))
            return _back(request, difficulty)
    context = {"difficulty": difficulty, "can_answer": True, "typed": form.data}
    return form_page(request, "desk/difficulties/answer_difficulty.html", form, context)


def _directive(form: AnswerForm, plan: Plan) -> difficulties.Directive | None:
    """The owner and the date, where the leader names them."""
    name, day = form.cleaned_data["owner"], day_of(form.cleaned_data["due"])
    if not name:
        refuse_if(form.cleaned_data["due"], _("Có thời hạn thì phải có cơ quan thực hiện."))
        return None
    owner = agency_index(plan.locality, timezone.localdate()).find(name)
    if owner is None:
        raise Refused(_("Danh mục không có cơ quan “%(name)s”.") % {"name": name[:120]})
    if day is None:
        raise Refused(_("Hãy ghi hạn thực hiện: ngày/tháng/năm."))
    return difficulties.Directive(owner, day)


@require_POST
@desk_page
def merge_difficulty(request: SignedInRequest, pk: int) -> HttpResponseBase:
    """A difficulty says the same as another, or stands for itself again."""
    difficulty = _difficulty(request, pk)
    key = parse_whole(request.POST.get("into", ""))
    into = visible_difficulties(request.user).filter(pk=key).first() if key else None
    difficulties.merge_difficulty(by=request.user, difficulty=difficulty, into=into)
    messages.success(request, _("Đã gộp khó khăn, vướng mắc.") if into else _("Đã tách khó khăn, vướng mắc."))
    return _back(request, difficulty)


@require_POST
@desk_page
def pass_up_difficulty(request: SignedInRequest, pk: int) -> HttpResponseBase:
    """A leader must decide."""
    difficulty, remark = _difficulty(request, pk), request.POST.get("remark", "")
    difficulties.pass_up_difficulty(by=request.user, difficulty=difficulty, remark=remark, now=timezone.now())
    messages.success(request, _("Đã trình lãnh đạo."))
    return _back(request, difficulty)
