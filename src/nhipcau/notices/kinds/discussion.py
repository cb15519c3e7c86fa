"""Notices of what was said of a task."""

from django.db.models import F, Q, QuerySet
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from nhipcau.accounts.models import User
from nhipcau.discussion.models import Remark
from nhipcau.notices.kinds.base import Kind, Person, Said, is_focal_of, leads, works_in
from nhipcau.notices.kinds.work import AT_WORK, kept


def _said_to(person: Person) -> QuerySet[Remark]:
    """What names the person, or follows what they said themselves, of a task that they still may discuss."""
    named, earlier = Q(mentioned=person), Q(task__remarks__by=person, task__remarks__at__lt=F("at"))
    plan = "task__plan__locality"
    at_work = Q(task__assignments__until=None) & works_in("task__assignments__agency", person)
    rows = Remark.objects.select_related("task__item", "by").filter(
        named | earlier, task__plan__state=AT_WORK, task__item__dropped_at=None
    )
    allowed = at_work | is_focal_of(plan, person) | leads(plan, person)
    return rows.filter(allowed).exclude(by=person)


def _say(row: Remark, _person: User) -> Said:
    what = _("%(person)s trao đổi về nhiệm vụ") % {"person": row.by}
    return Said(what, row.task.called, "task_detail", (row.task_id,), _("Trả lời"), (f"“{row.text}”",))


KINDS = (
    Kind("remark", gettext_lazy("Trao đổi về nhiệm vụ"), gettext_lazy("người được nêu tên, người đã tham gia trao đổi"),
         {"add_remark": kept("remark")}, _said_to, _say),
)  # fmt: skip
