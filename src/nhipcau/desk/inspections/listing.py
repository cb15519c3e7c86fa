"""The list of visits."""

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from nhipcau.inspections.models import Inspection
from nhipcau.inspections.queries import CALLED_OFF, PLANNED, RECORDED, TO_RECORD
from nhipcau.registers.columns import Column, Listing
from nhipcau.registers.filters import Choice, Kept, Words

STATES = (
    (PLANNED, _("Sắp tới")),
    (TO_RECORD, _("Chờ ghi kết quả")),
    (RECORDED, _("Đã có kết quả")),
    (CALLED_OFF, _("Không tổ chức")),
)


def state_of(row: Inspection) -> str:
    """The word of STATES that is true of a visit today."""
    if row.called_off_at is not None:
        return CALLED_OFF
    if row.recorded_at is not None:
        return RECORDED
    return TO_RECORD if row.waits_for_record(timezone.localdate()) else PLANNED


INSPECTIONS: Listing[Inspection] = Listing(
    _("Kiểm tra, giám sát"),
    "kiem-tra-giam-sat",
    (
        Column("agency", _("Cơ quan được kiểm tra"), lambda row: row.agency.name, 40, ("agency__sort_key",),
               link=lambda row: reverse("inspection_detail", args=[row.pk])),
        Column("on", _("Ngày"), lambda row: row.on, 14, ("on",)),
        Column("kind", _("Hình thức"), lambda row: str(row.get_kind_display()), 14, ("kind",)),
        Column("subject", _("Nội dung kiểm tra"), lambda row: row.subject, 60, ("folded",)),
        Column("state", _("Tình trạng"), lambda row: str(dict(STATES)[state_of(row)]), 20),
        Column("team", _("Thành phần đoàn"), lambda row: row.team, 40, on_page=False),
        Column("plan", _("Kế hoạch"), lambda row: str(row.plan), 30, on_page=False),
        Column("outcome", _("Kết quả, kết luận"), lambda row: row.outcome or row.reason, 60, on_page=False),
    ),
    _("Chưa có buổi kiểm tra, giám sát nào. Mở một kế hoạch và chọn “Lập lịch kiểm tra”."),
    (Words(), Choice("state", _("Tình trạng"), STATES), Kept("plan")),
    icon="clipboard-check",
)  # fmt: skip
