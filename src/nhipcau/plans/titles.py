"""The short title that a person gives a task: a machine cuts words where no officer would."""

from django.db import transaction
from django.utils.translation import gettext as _

from nhipcau.accounts.models import User
from nhipcau.audit.journal import record
from nhipcau.common.cleaning import clean_line
from nhipcau.common.locking import locked
from nhipcau.common.refusal import refuse_if, require
from nhipcau.plans.models import LONGEST_TITLE, Task
from nhipcau.plans.permissions import can_correct_plan


@transaction.atomic
def name_task(*, by: User, task: Task, title: str) -> Task:
    """Gives a task a short title, by which lists, mails and reports call it; empty takes it back."""
    require(can_correct_plan(by, task.plan), _("Chỉ cán bộ đầu mối đặt tên gọi tắt của nhiệm vụ."))
    title = clean_line(title).rstrip(" .;:")
    most = {"most": LONGEST_TITLE}
    refuse_if(len(title) > LONGEST_TITLE, _("Tên gọi tắt dài nhất %(most)s ký tự.") % most)
    task = locked(task, "item", "plan")
    before, task.title = task.title, title
    task.save(update_fields=["title"])
    record(by=by, verb="name_task", target=task, name=title, changes={"title": [before, title]})
    return task
