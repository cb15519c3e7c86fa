"""Notices of who does whose work: somebody stands in for a colleague, an agency takes over what another had."""

from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from nhipcau.accounts.models import User
from nhipcau.agencies.models import Absence, SuccessionLink
from nhipcau.audit.models import Event
from nhipcau.notices.kinds.base import Kind, Person, Said, target, works_in


def _standing_in(person: Person) -> QuerySet[Absence]:
    rows = Absence.objects.not_over(timezone.localdate()).select_related("user")
    return rows.filter(substitute=person)


def _taken_over(person: Person) -> QuerySet[SuccessionLink]:
    rows = SuccessionLink.objects.select_related("succession", "old", "new")
    return rows.filter(works_in("new", person), succession__reversed_at=None)


def _links(event: Event) -> list[int]:
    return list(SuccessionLink.objects.filter(succession=event.target_id).values_list("pk", flat=True))


def _say_standing_in(row: Absence, _person: User) -> Said:
    what = _("Thay %(person)s trong thời gian vắng mặt") % {"person": row.user}
    days = _("Từ ngày %(since)s đến hết ngày %(until)s") % {
        "since": f"{row.since:%d/%m/%Y}", "until": f"{row.until:%d/%m/%Y}",
    }  # fmt: skip
    return Said(what, days, "absence_list", (), _("Xem"))


def _say_taken_over(row: SuccessionLink, _person: User) -> Said:
    of = _("%(new)s tiếp nhận việc của %(old)s từ ngày %(day)s") % {
        "new": row.new.name, "old": row.old.name, "day": f"{row.succession.on:%d/%m/%Y}",
    }  # fmt: skip
    return Said(_("Tiếp nhận công việc"), of, "my_tasks", (), _("Xem nhiệm vụ"), (row.succession.act,))


KINDS = (
    Kind("standing_in", gettext_lazy("Thay người vắng mặt"), gettext_lazy("người thay thế"),
         {"add_absence": target}, _standing_in, _say_standing_in),
    Kind("taken_over", gettext_lazy("Tiếp nhận công việc"),
         gettext_lazy("thủ trưởng, chuyên viên của cơ quan tiếp nhận"), {"record_succession": _links}, _taken_over,
         _say_taken_over),
)  # fmt: skip
