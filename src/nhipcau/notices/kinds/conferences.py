"""Notices of conferences: the file that asks for permission is to be sent, the report afterwards is to be written."""

from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from nhipcau.accounts.models import User
from nhipcau.conferences.models import Conference
from nhipcau.conferences.queries import filing_due, not_filed, not_reported, report_due
from nhipcau.notices.kinds.base import Kind, Person, Said, clocked, days_of, works_in

WHO = gettext_lazy("thủ trưởng, chuyên viên của đơn vị tổ chức")


def _rows(person: Person) -> QuerySet[Conference]:
    return Conference.objects.filter(works_in("agency", person)).select_related("agency")


def _to_file(person: Person) -> QuerySet[Conference]:
    return not_filed(_rows(person), timezone.localdate())


def _to_report(person: Person) -> QuerySet[Conference]:
    return not_reported(_rows(person), timezone.localdate())


def _say_to_file(row: Conference, _person: User) -> Said:
    what = _("Gửi hồ sơ xin phép hội nghị, hội thảo quốc tế")
    return Said(what, row.name_vi, "conference_detail", (row.pk,), _("Mở hồ sơ"), days_of(row), filing_due(row))


def _say_to_report(row: Conference, _person: User) -> Said:
    what = _("Báo cáo kết quả hội nghị, hội thảo quốc tế")
    return Said(what, row.name_vi, "conference_detail", (row.pk,), _("Mở hồ sơ"), days_of(row), report_due(row))


KINDS = (
    Kind("conference_to_file", gettext_lazy("Hồ sơ xin phép hội nghị, hội thảo quốc tế"), WHO, {}, _to_file,
         _say_to_file, is_todo=True,
         clock=clocked(lambda today: not_filed(Conference.objects.all(), today), filing_due)),
    Kind("conference_to_report", gettext_lazy("Báo cáo hội nghị, hội thảo quốc tế"), WHO, {}, _to_report,
         _say_to_report, is_todo=True,
         clock=clocked(lambda today: not_reported(Conference.objects.all(), today), report_due)),
)  # fmt: skip
