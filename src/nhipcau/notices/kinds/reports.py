"""Notices of reports: to be written, to be accepted, sent back, accepted."""

from dataclasses import replace

from django.db.models import Q, QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from nhipcau.accounts.models import User
from nhipcau.audit.models import Event
from nhipcau.notices.kinds.base import (
    Clock,
    Kind,
    Person,
    Said,
    clocked,
    is_focal,
    is_focal_of,
    target,
    works_in,
)
from nhipcau.plans.models import Plan
from nhipcau.reports.models import Submission

State = Submission.State


def _submissions() -> QuerySet[Submission]:
    return Submission.objects.select_related("period__plan", "agency")


def _to_write(person: Person) -> QuerySet[Submission]:
    """Not sent yet, of an open period of a plan at work."""
    is_open = Q(state=State.DRAFT, period__closed_at=None, period__plan__state=Plan.State.ACTIVE)
    return _submissions().filter(is_open, works_in("agency", person))


def _to_complete(person: Person) -> QuerySet[Submission]:
    return _submissions().filter(works_in("agency", person), state=State.RETURNED)


def _to_accept(person: Person) -> QuerySet[Submission]:
    return _submissions().filter(is_focal_of("period__plan__locality", person), state=State.SENT)


def _accepted(person: Person) -> QuerySet[Submission]:
    return _submissions().filter(works_in("agency", person), state=State.ACCEPTED)


def _of_period(event: Event) -> list[int]:
    return list(Submission.objects.filter(period=event.target_id).values_list("pk", flat=True))


def _say(what: str, row: Submission, button: str, lines: tuple[str, ...] = ()) -> Said:
    return Said(what, _named(row), "submission_detail", (row.pk,), button, lines, row.period.due_on)


def _named(row: Submission) -> str:
    return f"{row.period.name} – {row.agency.name}"


def _say_to_write(row: Submission, _person: User) -> Said:
    data = _("Số liệu đến hết ngày %(day)s") % {"day": f"{row.period.ends_on:%d/%m/%Y}"}
    return _say(_("Báo cáo phải gửi"), row, _("Mở báo cáo"), (data,))


def _say_to_complete(row: Submission, _person: User) -> Said:
    asked = (_("Nội dung đề nghị: %(remark)s") % {"remark": row.remark},) if row.remark else ()
    return _say(_("Đề nghị bổ sung báo cáo"), row, _("Bổ sung"), asked)


def _say_to_accept(row: Submission, _person: User) -> Said:
    sent = _("Gửi ngày %(day)s") % {"day": f"{timezone.localtime(row.sent_at):%d/%m/%Y}"} if row.sent_at else ""
    return _say(_("Báo cáo chờ tiếp nhận"), row, _("Xem, tiếp nhận"), (sent,))


def _say_accepted(row: Submission, _person: User) -> Said:
    return replace(_say(_("Báo cáo đã được tiếp nhận"), row, _("Xem")), due=None)


def _clock(state: str) -> Clock:
    """The clock of the reports in a state that are still asked for: of an open period of a plan at work."""
    rows = _submissions().filter(state=state, period__closed_at=None, period__plan__state=Plan.State.ACTIVE)
    return clocked(lambda _today: rows.all(), lambda row: row.period.due_on, lambda row: row.period.plan.locality_id)


KINDS = (
    Kind("to_write", gettext_lazy("Báo cáo phải gửi"), gettext_lazy("thủ trưởng, chuyên viên của cơ quan"),
         {"open_period": _of_period, "extend_period": _of_period, "recall_submission": target}, _to_write,
         _say_to_write, is_todo=True, clock=_clock(State.DRAFT)),
    Kind("to_complete", gettext_lazy("Báo cáo được đề nghị bổ sung"),
         gettext_lazy("thủ trưởng, chuyên viên của cơ quan"),
         {"return_submission": target}, _to_complete, _say_to_complete, is_todo=True,
         clock=_clock(State.RETURNED)),
    Kind("to_accept", gettext_lazy("Báo cáo chờ tiếp nhận"), gettext_lazy("cán bộ đầu mối"),
         {"send_submission": target, "send_nil_report": target}, _to_accept, _say_to_accept, is_todo=True,
         is_at_once=False, reaches=is_focal),
    Kind("accepted", gettext_lazy("Báo cáo đã được tiếp nhận"), gettext_lazy("thủ trưởng, chuyên viên của cơ quan"),
         {"accept_submission": target}, _accepted, _say_accepted, is_at_once=False),
)  # fmt: skip
