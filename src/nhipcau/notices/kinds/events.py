"""Notices of events: a file or a notice is to be sent, something must be ready, the result is to be written."""

from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from nhipcau.accounts.models import User
from nhipcau.events.models import Event, Preparation
from nhipcau.events.queries import filing_due, not_filed, not_prepared, not_wrapped_up, wrap_up_due
from nhipcau.notices.kinds.base import Kind, Person, Said, clocked, days_of, works_in

WHO = gettext_lazy("thủ trưởng, chuyên viên của đơn vị tổ chức")


def _rows(person: Person) -> QuerySet[Event]:
    return Event.objects.filter(works_in("agency", person)).select_related("agency")


def _to_file(person: Person) -> QuerySet[Event]:
    return not_filed(_rows(person), timezone.localdate())


def _to_prepare(person: Person) -> QuerySet[Preparation]:
    return not_prepared(Preparation.objects.filter(works_in("agency", person)), timezone.localdate())


def _to_wrap_up(person: Person) -> QuerySet[Event]:
    return not_wrapped_up(_rows(person), timezone.localdate())


def _say_to_file(row: Event, _person: User) -> Said:
    what = _("Gửi hồ sơ, thông báo tổ chức sự kiện")
    return Said(what, row.name_vi, "event_detail", (row.pk,), _("Mở hồ sơ"), days_of(row), filing_due(row))


def _say_to_prepare(row: Preparation, _person: User) -> Said:
    return Said(_("Việc chuẩn bị sự kiện"), row.text, "event_detail", (row.event_id,), _("Mở hồ sơ"),
                (row.event.name_vi, *days_of(row.event)), row.due)  # fmt: skip


def _say_to_wrap_up(row: Event, _person: User) -> Said:
    what, until = _("Ghi kết quả sự kiện"), wrap_up_due(row)
    return Said(what, row.name_vi, "event_detail", (row.pk,), _("Mở hồ sơ"), days_of(row), until)


KINDS = (
    Kind("event_to_file", gettext_lazy("Hồ sơ, thông báo tổ chức sự kiện"), WHO, {}, _to_file, _say_to_file,
         is_todo=True, clock=clocked(lambda today: not_filed(Event.objects.all(), today), filing_due)),
    Kind("event_to_prepare", gettext_lazy("Việc chuẩn bị sự kiện"),
         gettext_lazy("thủ trưởng, chuyên viên của cơ quan làm"), {}, _to_prepare, _say_to_prepare, is_todo=True,
         clock=clocked(lambda today: not_prepared(Preparation.objects.all(), today), lambda row: row.due,
                       lambda row: row.event.locality_id)),
    Kind("event_to_wrap_up", gettext_lazy("Kết quả sự kiện phải ghi"), WHO, {}, _to_wrap_up, _say_to_wrap_up,
         is_todo=True, clock=clocked(lambda today: not_wrapped_up(Event.objects.all(), today), wrap_up_due)),
)  # fmt: skip
