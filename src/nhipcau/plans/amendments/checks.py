"""What one change of an amendment may say: of a task of the plan, agencies that are known, a time that there is."""

from dataclasses import dataclass
from datetime import datetime

from django.utils import timezone
from django.utils.translation import gettext as _

from nhipcau.agencies.name_index import AgencyIndex, agency_index
from nhipcau.common.cleaning import clean_line
from nhipcau.common.refusal import Refused, refuse_if
from nhipcau.common.vietnamese import fold
from nhipcau.plans.models import Amendment, Assignment, Change, Task
from nhipcau.plans.reading import plan_reader
from nhipcau.plans.reading.times import read_time
from nhipcau.plans.task_values import named_assignments, task_values


@dataclass(frozen=True, slots=True)
class Said:
    """What is to become of a task; names of agencies are parted by semicolons."""

    kind: str
    task: Task | None = None
    text: str = ""
    leads: str = ""
    partners: str = ""
    time_text: str = ""
    outputs: str = ""
    after: Task | None = None


def refuse_said(amendment: Amendment, change: Change, said: Said, now: datetime) -> None:
    if said.kind != Change.Kind.ADDED:
        _refuse_task(amendment, change, said.task)
    if said.kind == Change.Kind.DROPPED:
        return
    refuse_if(not said.text.strip(), _("Hãy ghi nội dung nhiệm vụ."))
    is_elsewhere = said.after is not None and said.after.plan_id != amendment.plan_id
    refuse_if(is_elsewhere, _("Hãy chọn nhiệm vụ của kế hoạch này."))
    if not said.leads.strip() and (said.task is None or task_values(said.task)["leads"]):
        raise Refused(_("Hãy ghi cơ quan chủ trì."))
    if said.time_text.strip() and not read_time(said.time_text, amendment.plan).kind:
        raise Refused(
            _("Không hiểu thời gian “%(time)s”; ví dụ: Trước ngày 15/11/2026; Quý II/2026; Thường xuyên.")
            % {"time": said.time_text[:80]}
        )
    _refuse_nothing_new(amendment, change, said)
    index = agency_index(amendment.plan.locality, timezone.localdate(now))
    for name in (*plan_reader.split_names(said.leads), *plan_reader.split_names(said.partners)):
        known_agency(index, name, said.task)


def _refuse_nothing_new(amendment: Amendment, change: Change, said: Said) -> None:
    """A change that changes nothing, or a new task that is in the decision already."""
    names = ("text", "leads", "partners", "time_text")
    if said.kind == Change.Kind.ADDED:
        same = amendment.changes.filter(kind=Change.Kind.ADDED, text=clean_line(said.text)).exclude(pk=change.pk)
        refuse_if(same.exists(), _("Quyết định đã có nhiệm vụ mới này."))
    elif said.task is not None and {name: getattr(said, name).strip() for name in names} == task_values(said.task):
        if said.outputs.strip() not in ("", "; ".join(said.task.outputs)):
            return
        raise Refused(_("Nội dung, cơ quan, thời gian đều như cũ; chưa có gì thay đổi."))


def _refuse_task(amendment: Amendment, change: Change, task: Task | None) -> None:
    if task is None or task.plan_id != amendment.plan_id:
        raise Refused(_("Hãy chọn nhiệm vụ của kế hoạch này."))
    refuse_if(
        amendment.changes.filter(task=task).exclude(pk=change.pk).exists(),
        _("Nhiệm vụ này đã có một thay đổi trong quyết định; hãy sửa thay đổi đó."),
    )


def known_agency(index: AgencyIndex, name: str, task: Task | None) -> Assignment:
    """An unsaved assignment for a name that is on the task already or in the register."""
    found = index.find(name)
    if found is not None:
        return Assignment(printed_name=name, agency=found)
    there = named_assignments(task).filter(folded=fold(name)).first() if task is not None else None
    if there is None:
        raise Refused(
            _("Danh mục chưa có cơ quan “%(name)s”; kế hoạch đang thực hiện chỉ nhận cơ quan đã có.") % {"name": name}
        )
    return Assignment(printed_name=name, agency=there.agency)
