"""Notices of work: what was given, changed, taken away, and what was asked and answered on it."""

from collections.abc import Callable
from dataclasses import replace

from django.db.models import F, Q, QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from nhipcau.accounts.models import User
from nhipcau.agencies.absences import falls_to
from nhipcau.agencies.letterheads import outside_bodies
from nhipcau.agencies.models import Agency
from nhipcau.audit.models import Event
from nhipcau.notices.kinds.base import Kind, Person, Said, is_focal, is_focal_of, is_leader, leads, target, works_in
from nhipcau.plans.models import Amendment, Assignment, Change, Plan
from nhipcau.reminders.models import Extension
from nhipcau.work.models import Decline, Difficulty, Progress
from nhipcau.work.queries import is_to_do, still_to_do

OF_ASSIGNMENT = ("assignment__task__item", "assignment__task__plan", "assignment__agency")
AT_WORK = Plan.State.ACTIVE


def _given(person: Person) -> QuerySet[Plan]:
    """Plans at work that give the person's agency something to do."""
    theirs = works_in("tasks__assignments__agency", person)
    return Plan.objects.filter(
        theirs, state=AT_WORK, tasks__assignments__until=None, tasks__item__dropped_at=None
    )  # fmt: skip


def _open(person: Person) -> QuerySet[Assignment]:
    """What the person's agency still has to do."""
    rows = still_to_do().select_related("task__item", "task__plan", "agency")
    rows = rows.filter(works_in("agency", person), task__plan__state=AT_WORK)
    return rows.exclude(latest__progress__state=Progress.State.DONE)


def _handed(person: Person) -> QuerySet[Assignment]:
    return _open(person).filter(falls_to("person", person, timezone.localdate()))


def _changed(person: Person) -> QuerySet[Change]:
    """What decisions made of the tasks of the person's agency."""
    part = "task__assignments"
    stands = Q(**{f"{part}__until": None}) | Q(**{f"{part}__until": F("amendment__on")})
    theirs = works_in(f"{part}__agency", person) & stands & Q(**{f"{part}__absorbed_by": None})
    return Change.objects.select_related("task__item", "amendment").filter(
        theirs, amendment__in_force_at__isnull=False, amendment__plan__state=AT_WORK
    )


def _unanswered() -> QuerySet[Difficulty]:
    rows = Difficulty.objects.select_related(*OF_ASSIGNMENT).filter(
        is_to_do("assignment"), answered_at=None, merged_into=None
    )
    return rows.filter(assignment__task__plan__state=AT_WORK)


def _to_look_at(person: Person) -> QuerySet[Difficulty]:
    """What the focal officer answers, merges or passes up."""
    return _unanswered().filter(is_focal_of("assignment__task__plan__locality", person), passed_up_at=None)


def _to_answer(person: Person) -> QuerySet[Difficulty]:
    """What the focal officer has passed up."""
    return _unanswered().filter(leads("assignment__task__plan__locality", person), passed_up_at__isnull=False)


def _answered(person: Person) -> QuerySet[Difficulty]:
    return Difficulty.objects.select_related(*OF_ASSIGNMENT).filter(
        works_in("assignment__agency", person), answered_at__isnull=False
    )


def _to_decide(person: Person) -> QuerySet[Extension]:
    rows = Extension.objects.select_related(*OF_ASSIGNMENT).filter(
        is_focal_of("assignment__task__plan__locality", person), decided_at=None
    )
    return rows.filter(is_to_do("assignment"), assignment__task__plan__state=AT_WORK).exclude(asked_by=person)


def _decided(person: Person) -> QuerySet[Extension]:
    theirs = works_in("assignment__agency", person)
    return Extension.objects.select_related(*OF_ASSIGNMENT).filter(
        theirs, is_to_do("assignment"), decided_at__isnull=False
    )


def _declined(person: Person) -> QuerySet[Decline]:
    rows = Decline.objects.select_related(*OF_ASSIGNMENT).filter(
        is_focal_of("assignment__task__plan__locality", person), decided_at=None
    )
    return rows.filter(is_to_do("assignment"), assignment__task__plan__state=AT_WORK).exclude(by=person)


def _decline_decided(person: Person) -> QuerySet[Decline]:
    return Decline.objects.select_related(*OF_ASSIGNMENT).filter(
        works_in("assignment__agency", person), decided_at__isnull=False
    )


def kept(name: str) -> Callable[[Event], list[int]]:
    """The key that the event keeps under this name; none in events of before it was kept."""
    return lambda event: [event.data[name]] if isinstance(event.data.get(name), int) else []


def kept_all(name: str) -> Callable[[Event], list[int]]:
    """The keys that the event keeps under this name; none in events of before they were kept."""
    return lambda event: list(event.data.get(name, []))


def _with_merged(event: Event) -> list[int]:
    """A difficulty, and those that were merged into it: their agencies have the same answer."""
    merged = Difficulty.objects.filter(merged_into=event.target_id)
    return [event.target_id, *merged.values_list("pk", flat=True)]


def _of_amendment(event: Event) -> list[int]:
    changes = Change.objects.filter(amendment=event.target_id, task__isnull=False)
    return list(changes.values_list("pk", flat=True))


def _of(what: str, row: Assignment, button: str, *lines: str) -> Said:
    return Said(what, row.task.called, "task_detail", (row.task_id,), button, lines, row.due or row.task.due)


def _about(what: str, row: Assignment, button: str, *lines: str) -> Said:
    """Something on a task: the day is the task's, not until when it is to be answered."""
    return replace(_of(what, row, button, *lines), dated=_("Thời hạn của nhiệm vụ"))


def _agency(row: Assignment) -> str:
    return _("%(role)s: %(agency)s") % {"role": row.get_role_display(), "agency": row.display_name}


def _say_given(row: Plan, person: User) -> Said:
    counts = []
    own = list(Agency.objects.filter(memberships__user=person, memberships__ended_on=None).distinct())
    are_outside = len(outside_bodies(own)) == len(own)
    for agency in own:
        mine = still_to_do().filter(task__plan=row, agency=agency)
        led = mine.filter(role__in=Assignment.ANSWERING).count()
        if mine:
            counts.append(
                _("%(agency)s: chủ trì %(led)s, phối hợp %(others)s nhiệm vụ")
                % {"agency": agency.name, "led": led, "others": mine.count() - led}
            )
    what = _("Kế hoạch đề nghị phối hợp thực hiện") if are_outside else _("Kế hoạch giao nhiệm vụ")
    return Said(what, str(row), "my_tasks", (), _("Xem nhiệm vụ"), tuple(counts))


def _say_task(row: Assignment, _person: User) -> Said:
    return _of(_("Nhiệm vụ mới"), row, _("Xem nhiệm vụ"), _agency(row))


def _say_group_given(row: Assignment, _person: User) -> Said:
    group = row.group.display_name if row.group else ""
    given = still_to_do().filter(group__agency__isnull=False, agency=row.agency, task__plan=row.task.plan)
    count = given.filter(group__agency=row.group.agency_id).count() if row.group else 0
    counted = _("%(agency)s: %(count)s nhiệm vụ") % {"agency": row.display_name, "count": count}
    return Said(_("Nhiệm vụ của nhóm giao cho cơ quan"), group, "my_tasks", (), _("Xem nhiệm vụ"), (counted,))


def _say_handed(row: Assignment, _person: User) -> Said:
    return _of(_("Nhiệm vụ được phân công xử lý"), row, _("Xem nhiệm vụ"), _agency(row))


def _say_changed(row: Change, _person: User) -> Said:
    assert row.task is not None  # noqa: S101 (of changes of tasks alone)
    by = _("Theo %(decision)s, từ ngày %(day)s") % {
        "decision": _decision(row.amendment), "day": f"{row.amendment.on:%d/%m/%Y}",
    }  # fmt: skip
    what = {
        Change.Kind.ADDED: _("Nhiệm vụ được bổ sung"), Change.Kind.CHANGED: _("Nhiệm vụ được sửa đổi"),
        Change.Kind.DROPPED: _("Nhiệm vụ được bãi bỏ"),
    }[Change.Kind(row.kind)]  # fmt: skip
    return Said(what, row.task.called, "task_detail", (row.task_id,), _("Xem"), (by,), row.task.due)


def _decision(row: Amendment) -> str:
    return _("Quyết định số %(number)s") % {"number": row.number} if row.number else str(row)


def _difficulty(what: str, row: Difficulty, button: str, *lines: str) -> Said:
    return _about(what, row.assignment, button, f"{row.assignment.display_name}: {row.text}", *lines)


def _say_to_look_at(row: Difficulty, _person: User) -> Said:
    return _difficulty(_("Khó khăn, vướng mắc mới"), row, _("Xem, xử lý"))


def _say_to_answer(row: Difficulty, _person: User) -> Said:
    remark = (_("Cơ quan đầu mối đề xuất: %(remark)s") % {"remark": row.remark},) if row.remark else ()
    return _difficulty(_("Nội dung chờ ý kiến chỉ đạo"), row, _("Cho ý kiến"), *remark)


def _say_answered(row: Difficulty, _person: User) -> Said:
    return _difficulty(_("Có ý kiến chỉ đạo"), row, _("Xem"), f"“{row.answer}”")


def _say_to_decide(row: Extension, _person: User) -> Said:
    asked = _("%(agency)s xin gia hạn từ %(due)s đến %(until)s: %(reason)s") % {
        "agency": row.assignment.display_name, "due": f"{row.due:%d/%m/%Y}", "until": f"{row.until:%d/%m/%Y}",
        "reason": row.reason,
    }  # fmt: skip
    return _about(_("Đề nghị gia hạn chờ quyết định"), row.assignment, _("Quyết định"), asked)


def _say_decided(row: Extension, _person: User) -> Said:
    what = _("Đã đồng ý gia hạn") if row.is_granted else _("Không đồng ý gia hạn")
    until = _("Đến ngày %(day)s") % {"day": f"{row.until:%d/%m/%Y}"}
    return _about(what, row.assignment, _("Xem"), until, *filter(None, [row.answer]))


def _say_declined(row: Decline, _person: User) -> Said:
    said = f"{row.assignment.display_name}: {row.reason}"
    return _about(_("Cơ quan từ chối nhận việc"), row.assignment, _("Quyết định"), said)


def _say_decline_decided(row: Decline, _person: User) -> Said:
    what = _("Đồng ý cho từ chối nhiệm vụ") if row.is_granted else _("Không đồng ý cho từ chối nhiệm vụ")
    return _about(what, row.assignment, _("Xem"), *filter(None, [row.answer]))


FOCAL = gettext_lazy("cán bộ đầu mối")
AGENCY = gettext_lazy("thủ trưởng, chuyên viên của cơ quan")
KINDS = (
    Kind("plan_given", gettext_lazy("Kế hoạch giao nhiệm vụ"), AGENCY, {"activate_plan": target}, _given, _say_given),
    Kind("task_given", gettext_lazy("Nhiệm vụ mới"), AGENCY,
         {"assign_task": kept("assignment"), "add_task": kept("assignment")}, _open, _say_task),
    Kind("group_given", gettext_lazy("Nhiệm vụ của nhóm giao cho cơ quan"), AGENCY, {"expand_group": kept_all("first")},
         _open, _say_group_given),
    Kind("handed", gettext_lazy("Nhiệm vụ được phân công xử lý"), gettext_lazy("người được phân công, người thay thế"),
         {"hand_over": target, "end_membership": kept_all("handed")}, _handed, _say_handed),
    Kind("task_changed", gettext_lazy("Nhiệm vụ được bổ sung, sửa đổi, bãi bỏ"), AGENCY,
         {"put_in_force": _of_amendment}, _changed, _say_changed),
    Kind("to_look_at", gettext_lazy("Khó khăn, vướng mắc mới"), FOCAL,
         {"raise_difficulty": kept("difficulty")}, _to_look_at, _say_to_look_at, is_todo=True,
         reaches=is_focal),
    Kind("to_answer", gettext_lazy("Nội dung chờ ý kiến chỉ đạo"), gettext_lazy("lãnh đạo"),
         {"pass_up_difficulty": target}, _to_answer, _say_to_answer, is_todo=True, reaches=is_leader),
    Kind("answered", gettext_lazy("Có ý kiến chỉ đạo"), AGENCY, {"answer_difficulty": _with_merged}, _answered,
         _say_answered),
    Kind("to_decide", gettext_lazy("Đề nghị gia hạn chờ quyết định"), FOCAL,
         {"ask_extension": kept("extension")}, _to_decide, _say_to_decide, is_todo=True, reaches=is_focal),
    Kind("decided", gettext_lazy("Kết quả đề nghị gia hạn"), AGENCY, {"decide_extension": kept("extension")},
         _decided, _say_decided),
    Kind("declined", gettext_lazy("Cơ quan từ chối nhận việc"), FOCAL, {"decline_task": kept("decline")}, _declined,
         _say_declined, is_todo=True, reaches=is_focal),
    Kind("decline_decided", gettext_lazy("Kết quả đề nghị từ chối nhiệm vụ"), AGENCY,
         {"decide_decline": kept("decline")}, _decline_decided, _say_decline_decided),
)  # fmt: skip
