"""Notices of delegations: the request for one that comes is to be sent, the report afterwards is to be written."""

from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from nhipcau.accounts.models import User
from nhipcau.delegations.models import Delegation
from nhipcau.delegations.queries import not_reported, not_sent, report_due, request_due
from nhipcau.notices.kinds.base import Kind, Person, Said, clocked, days_of, works_in

WHO = gettext_lazy("thủ trưởng, chuyên viên của cơ quan chủ trì")


def _rows(person: Person) -> QuerySet[Delegation]:
    return Delegation.objects.filter(works_in("agency", person)).select_related("agency")


def _to_send(person: Person) -> QuerySet[Delegation]:
    return not_sent(_rows(person), timezone.localdate())


def _to_report(person: Person) -> QuerySet[Delegation]:
    return not_reported(_rows(person), timezone.localdate())


def _say_to_send(row: Delegation, _person: User) -> Said:
    what = _("Gửi văn bản đề nghị đón đoàn")
    return Said(what, row.name_vi, "delegation_detail", (row.pk,), _("Mở hồ sơ"), days_of(row), request_due(row))


def _say_to_report(row: Delegation, _person: User) -> Said:
    what = _("Báo cáo kết quả sau chuyến đi") if not row.is_in else _("Báo cáo kết quả đón đoàn")
    return Said(what, row.name_vi, "delegation_detail", (row.pk,), _("Mở hồ sơ"), days_of(row), report_due(row))


KINDS = (
    Kind("delegation_to_send", gettext_lazy("Văn bản đề nghị đón đoàn phải gửi"), WHO, {}, _to_send, _say_to_send,
         is_todo=True, clock=clocked(lambda today: not_sent(Delegation.objects.all(), today), request_due)),
    Kind("delegation_to_report", gettext_lazy("Báo cáo đoàn ra, đoàn vào"), WHO, {}, _to_report, _say_to_report,
         is_todo=True, clock=clocked(lambda today: not_reported(Delegation.objects.all(), today), report_due)),
)  # fmt: skip
