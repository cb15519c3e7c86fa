"""What stands in the way: raised, gathered, passed up, answered."""

from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from nhipcau.accounts.models import User
from nhipcau.agencies.models import Agency
from nhipcau.audit.journal import record
from nhipcau.common.cleaning import clean_text
from nhipcau.common.locking import locked
from nhipcau.common.refusal import Refused, refuse_if, require
from nhipcau.plans.added_tasks import NewTask, add_task
from nhipcau.plans.models import Assignment, Plan
from nhipcau.work.models import Difficulty
from nhipcau.work.permissions import can_answer_difficulty, can_merge_difficulties, can_raise_difficulty

LONGEST = 5000
"""Letters of a difficulty."""
FOCAL_ONLY = gettext_lazy("Chỉ cán bộ đầu mối được gộp và trình khó khăn, vướng mắc.")


@transaction.atomic
def raise_difficulty(*, by: User, assignment: Assignment, text: str, now: datetime) -> Difficulty:
    """Tells the focal agency and the leaders what stands in the way."""
    require(
        can_raise_difficulty(by, assignment),
        _("Chỉ cán bộ của cơ quan được giao hoặc cán bộ đầu mối mới nêu được khó khăn."),
    )
    refuse_if(
        assignment.task.plan.state != Plan.State.ACTIVE,
        _("Kế hoạch chưa kích hoạt hoặc đã kết thúc nên không nêu khó khăn được."),
    )
    text = clean_text(text)
    refuse_if(not text.strip(), _("Chưa nhập nội dung khó khăn, vướng mắc."))
    if len(text) > LONGEST:
        raise Refused(
            _("Nội dung dài quá %(count)s chữ; hãy viết gọn, tài liệu thì đính kèm làm minh chứng.")
            % {"count": LONGEST}
        )
    difficulty = Difficulty.objects.create(assignment=assignment, text=text.strip(), raised_by=by, raised_at=now)
    record(by=by, verb="raise_difficulty", target=assignment, text=text, difficulty=difficulty.pk)
    return difficulty


@dataclass(frozen=True, slots=True)
class Directive:
    """Who is to do what a leader says (chỉ đạo), until when."""

    owner: Agency
    due: date


@transaction.atomic
def answer_difficulty(
    *, by: User, difficulty: Difficulty, answer: str, now: datetime, directive: Directive | None = None
) -> Difficulty:
    """A leader says what is to be done about a difficulty; with an owner and a date it is followed like a task."""
    require(can_answer_difficulty(by, difficulty), _("Chỉ lãnh đạo Ủy ban nhân dân được cho ý kiến chỉ đạo."))
    refuse_if(not answer.strip(), _("Chưa nhập ý kiến chỉ đạo."))
    difficulty = locked(difficulty)
    refuse_if(difficulty.answered_at is not None, _("Khó khăn này đã có ý kiến chỉ đạo."))
    refuse_if(
        difficulty.merged_into_id is not None, _("Khó khăn này đã được gộp; hãy cho ý kiến ở khó khăn được gộp vào.")
    )
    refuse_if(
        directive is not None and directive.due < timezone.localdate(now), _("Hạn thực hiện không thể trước hôm nay.")
    )
    answer = clean_text(answer)
    difficulty.answer, difficulty.answered_by, difficulty.answered_at = answer.strip(), by, now
    if directive is not None:
        plan = difficulty.assignment.task.plan
        origin = f"Chỉ đạo của {by} ngày {timezone.localdate(now):%d/%m/%Y}"
        new = NewTask(answer, directive.owner, directive.due, origin)
        difficulty.directive = add_task(by=by, locality=plan.locality, plan=plan, new=new, now=now)
    difficulty.save()
    difficulty.merged.update(answer=difficulty.answer, answered_by=by, answered_at=now)
    record(by=by, verb="answer_difficulty", target=difficulty, answer=answer)
    return difficulty


@transaction.atomic
def merge_difficulty(*, by: User, difficulty: Difficulty, into: Difficulty | None) -> Difficulty:
    """Counts a difficulty that says the same as another with that one; into None, it stands for itself again."""
    require(can_merge_difficulties(by, difficulty.assignment.task.plan), str(FOCAL_ONLY))
    difficulty = locked(difficulty, "assignment__task")
    refuse_if(difficulty.answered_at is not None, _("Khó khăn này đã có ý kiến chỉ đạo."))
    if into is not None:
        into = into.merged_into or into
        refuse_if(
            into.pk == difficulty.pk or into.answered_at is not None, _("Hãy chọn một khó khăn khác đang chờ ý kiến.")
        )
        refuse_if(
            into.assignment.task.plan_id != difficulty.assignment.task.plan_id,
            _("Hai khó khăn phải thuộc cùng một kế hoạch."),
        )
        difficulty.merged.update(merged_into=into)
    difficulty.merged_into = into
    difficulty.save()
    record(by=by, verb="merge_difficulty", target=difficulty, text=difficulty.text, into=into or "")
    return difficulty


@transaction.atomic
def pass_up_difficulty(*, by: User, difficulty: Difficulty, remark: str, now: datetime) -> Difficulty:
    """The focal officer asks the leaders to decide, with an opinion of their own."""
    require(can_merge_difficulties(by, difficulty.assignment.task.plan), str(FOCAL_ONLY))
    difficulty = locked(difficulty)
    refuse_if(
        difficulty.answered_at is not None or difficulty.merged_into_id is not None,
        _("Khó khăn này đã có ý kiến chỉ đạo hoặc đã được gộp."),
    )
    difficulty.remark = clean_text(remark)
    difficulty.passed_up_by, difficulty.passed_up_at = by, difficulty.passed_up_at or now
    difficulty.save()
    record(by=by, verb="pass_up_difficulty", target=difficulty, remark=difficulty.remark)
    return difficulty
