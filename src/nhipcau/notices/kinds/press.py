"""Notices of foreign press: a request to answer, a report to send, a violation of which the Ministry is to be told."""

from collections.abc import Iterable

from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from nhipcau.accounts.models import User
from nhipcau.audit.models import Event
from nhipcau.notices.kinds.base import Kind, Person, Said, clocked, works_in
from nhipcau.press.models import PressVisit, Violation
from nhipcau.press.queries import answer_due, not_answered, not_reported, report_due

WHO = gettext_lazy("thủ trưởng, chuyên viên của cơ quan hướng dẫn")


def _rows(person: Person) -> QuerySet[PressVisit]:
    return PressVisit.objects.filter(works_in("agency", person)).select_related("agency", "outlet")


def _to_answer(person: Person) -> QuerySet[PressVisit]:
    return not_answered(_rows(person))


def _to_report(person: Person) -> QuerySet[PressVisit]:
    return not_reported(_rows(person), timezone.localdate())


def _to_tell(person: Person) -> QuerySet[Violation]:
    rows = Violation.objects.filter(works_in("visit__agency", person), told_at=None)
    return rows.select_related("visit__outlet")


def _say_to_answer(row: PressVisit, _person: User) -> Said:
    what = _("Trả lời văn phòng báo chí thường trú")
    return Said(what, row.name_vi, "press_visit_detail", (row.pk,), _("Mở hồ sơ"), (), answer_due(row))


def _say_to_report(row: PressVisit, _person: User) -> Said:
    what = _("Báo cáo sau khi đoàn phóng viên, đoàn phim kết thúc")
    return Said(what, row.name_vi, "press_visit_detail", (row.pk,), _("Mở hồ sơ"), (), report_due(row))


def _say_to_tell(row: Violation, _person: User) -> Said:
    until = timezone.localtime(row.tell_by)
    lines = (_("Trước %(time)s.") % {"time": f"{until:%H:%M %d/%m/%Y}"},)
    what = _("Thông báo vi phạm cho Bộ Ngoại giao")
    return Said(what, row.visit.name_vi, "press_visit_detail", (row.visit_id,), _("Mở hồ sơ"), lines, until.date())


def _noted(event: Event) -> Iterable[int]:
    """The violations of a visit of which the Ministry does not know yet."""
    return Violation.objects.filter(visit=event.target_id, told_at=None).values_list("pk", flat=True)


KINDS = (
    Kind("press_to_answer", gettext_lazy("Đề nghị của văn phòng báo chí thường trú phải trả lời"), WHO, {}, _to_answer,
         _say_to_answer, is_todo=True,
         clock=clocked(lambda _today: not_answered(PressVisit.objects.all()), answer_due)),
    Kind("press_to_report", gettext_lazy("Báo cáo đoàn phóng viên nước ngoài, đoàn phim"), WHO, {}, _to_report,
         _say_to_report, is_todo=True,
         clock=clocked(lambda today: not_reported(PressVisit.objects.all(), today), report_due)),
    Kind("press_violation_to_tell", gettext_lazy("Vi phạm phải thông báo Bộ Ngoại giao"), WHO,
         {"note_violation": _noted}, _to_tell, _say_to_tell, is_todo=True),
)  # fmt: skip
