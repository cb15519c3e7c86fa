"""Notices of agreements: that one ends soon, that a signed one is to be reported."""

from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from nhipcau.accounts.models import User
from nhipcau.agreements.models import Agreement
from nhipcau.agreements.queries import EXPIRING, agreements_in, not_reported, not_reviewed, report_due
from nhipcau.notices.kinds.base import Kind, Person, Said, clocked, works_in


def _expiring(person: Person) -> QuerySet[Agreement]:
    """It ends within half a year, and nobody has said in that time what follows."""
    return not_reviewed(agreements_in(_rows(person), EXPIRING, timezone.localdate()))


def _to_report(person: Person) -> QuerySet[Agreement]:
    return not_reported(_rows(person))


def _rows(person: Person) -> QuerySet[Agreement]:
    return Agreement.objects.filter(works_in("agency", person)).select_related("agency")


def _say_expiring(row: Agreement, _person: User) -> Said:
    day = f"{row.expires_on:%d/%m/%Y}" if row.expires_on else ""
    lines = (_("Hết hiệu lực ngày %(day)s; việc gia hạn thực hiện theo các bước như khi ký.") % {"day": day},)
    return Said(_("Thỏa thuận sắp hết hiệu lực"), row.title_vi, "agreement_detail", (row.pk,), _("Xem, rà soát"), lines)


def _say_to_report(row: Agreement, _person: User) -> Said:
    what = _("Báo cáo sau khi ký thỏa thuận, gửi bản sao")
    return Said(what, row.title_vi, "agreement_detail", (row.pk,), _("Ghi bước"), (), report_due(row))


KINDS = (
    Kind("agreement_expires", gettext_lazy("Thỏa thuận sắp hết hiệu lực"),
         gettext_lazy("thủ trưởng, chuyên viên của cơ quan theo dõi"), {}, _expiring, _say_expiring, is_todo=True),
    Kind("agreement_to_report", gettext_lazy("Báo cáo sau khi ký thỏa thuận"),
         gettext_lazy("thủ trưởng, chuyên viên của cơ quan theo dõi"), {}, _to_report, _say_to_report, is_todo=True,
         clock=clocked(lambda _today: not_reported(Agreement.objects.all()), report_due)),
)  # fmt: skip
