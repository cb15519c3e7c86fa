"""Notices of visits: that one comes, that nobody has said what came of one, and what came of it."""

from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from nhipcau.accounts.models import User
from nhipcau.inspections.models import Inspection
from nhipcau.notices.kinds.base import Kind, Person, Said, is_focal, is_focal_of, target, works_in
from nhipcau.notices.kinds.work import AT_WORK


def _coming(person: Person) -> QuerySet[Inspection]:
    return _open().filter(works_in("agency", person), on__gte=timezone.localdate())


def _to_record(person: Person) -> QuerySet[Inspection]:
    """Its day is past and nobody has said what came of it."""
    return _open().filter(is_focal_of("plan__locality", person), on__lt=timezone.localdate())


def _called_off(person: Person) -> QuerySet[Inspection]:
    """Off, and its day not past: until then somebody may still expect it."""
    rows = _rows().filter(works_in("agency", person), called_off_at__isnull=False)
    return rows.filter(on__gte=timezone.localdate())


def _recorded(person: Person) -> QuerySet[Inspection]:
    return _rows().filter(works_in("agency", person), recorded_at__isnull=False)


def _open() -> QuerySet[Inspection]:
    return _rows().filter(recorded_at=None, called_off_at=None)


def _rows() -> QuerySet[Inspection]:
    return Inspection.objects.filter(plan__state=AT_WORK).select_related("agency", "plan")


def _say_coming(row: Inspection, _person: User) -> Said:
    what = _("%(kind)s tại cơ quan ngày %(day)s") % {"kind": row.get_kind_display(), "day": f"{row.on:%d/%m/%Y}"}
    return _said(
        what, row, _("Xem nội dung"), (_("Thành phần đoàn: %(team)s") % {"team": "; ".join(row.team.splitlines())},)
    )


def _say_called_off(row: Inspection, _person: User) -> Said:
    what = _("Không tổ chức buổi kiểm tra, giám sát ngày %(day)s") % {"day": f"{row.on:%d/%m/%Y}"}
    return _said(what, row, _("Xem lý do"), (row.reason,))


def _say_to_record(row: Inspection, _person: User) -> Said:
    return _said(_("Ghi kết quả kiểm tra, giám sát"), row, _("Ghi kết quả"), (row.agency.name,))


def _say_recorded(row: Inspection, _person: User) -> Said:
    return _said(_("Kết quả kiểm tra, giám sát"), row, _("Xem kết quả"), (row.outcome,))


def _said(what: str, row: Inspection, button: str, lines: tuple[str, ...]) -> Said:
    on = row.on if row.is_open else None
    return Said(what, row.subject, "inspection_detail", (row.pk,), button, lines, on, _("Ngày kiểm tra, giám sát"))


KINDS = (
    Kind("inspected", gettext_lazy("Kiểm tra, giám sát tại cơ quan"),
         gettext_lazy("thủ trưởng, chuyên viên của cơ quan"), {"plan_inspection": target, "change_inspection": target},
         _coming, _say_coming),
    Kind("inspection_off", gettext_lazy("Không tổ chức kiểm tra, giám sát"),
         gettext_lazy("thủ trưởng, chuyên viên của cơ quan"), {"call_off_inspection": target}, _called_off,
         _say_called_off),
    Kind("to_record", gettext_lazy("Ghi kết quả kiểm tra, giám sát"), gettext_lazy("cán bộ đầu mối"),
         {}, _to_record, _say_to_record, is_todo=True, reaches=is_focal),
    Kind("inspection_result", gettext_lazy("Kết quả kiểm tra, giám sát"),
         gettext_lazy("thủ trưởng, chuyên viên của cơ quan"), {"record_inspection": target}, _recorded, _say_recorded,
         is_at_once=False),
)  # fmt: skip
