"""Plans and the documents that they were read from."""

from typing import Any, ClassVar

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from nhipcau.agencies.models import Locality
from nhipcau.common.vietnamese import FoldedField

USER = settings.AUTH_USER_MODEL


def day_first(iso: str) -> str:
    """2024-02-01 as 01/02/2024, 2024-02 as 02/2024, 11-15 as 15/11: as much as is known."""
    return "/".join(reversed(iso.split("-"))) if iso else ""


NOTES = {
    "header": _("Không tìm thấy tên loại văn bản (KẾ HOẠCH, CHƯƠNG TRÌNH…)."),
    "tasks": _("Không tìm thấy nhiệm vụ nào; hãy kiểm tra tiêu đề các mục."),
    "duties": _("Không tìm thấy phần Tổ chức thực hiện theo từng cơ quan."),
    "numbering": _("Số thứ tự không liên tục."),
    "unplaced": _("Đoạn chưa xếp được vào mục nào."),
    "section": _("Chưa rõ mục này nói về điều gì; các ý trong mục được đọc là nhiệm vụ."),
    "annex": _("Phụ lục được nhắc đến ở đây không có trong tệp."),
    "table": _("Bảng này không đọc thành nhiệm vụ."),
    "unshown": _("Chữ ẩn, chữ bị gạch ngang và hàng đã xóa trong tệp không được đọc."),
}
"""What each kind of the reader's doubts says."""


class SourceFile(models.Model):
    """A document kept as received (tệp gốc), under its SHA-256, with the text that was read from it."""

    locality = models.ForeignKey(Locality, models.PROTECT, related_name="source_files")
    name = models.CharField(_("Tên tệp"), max_length=250)
    sha256 = models.CharField(max_length=64)
    size = models.PositiveBigIntegerField()
    content = models.FileField(upload_to="sources/%Y/%m")
    text = models.TextField()
    received_by = models.ForeignKey(USER, models.PROTECT, related_name="+")
    received_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        constraints: ClassVar = [models.UniqueConstraint(fields=["locality", "sha256"], name="source_once")]

    def __str__(self) -> str:
        return self.name


class Plan(models.Model):
    """A plan (kế hoạch): read from a source file, corrected as a draft, active when work starts.

    One without a source file holds what comes outside any plan in a year (việc phát sinh): a letter, a
    leader's word. Its tasks join the same board.
    """

    class State(models.TextChoices):
        DRAFT = "draft", _("Đang rà soát")
        ACTIVE = "active", _("Đang thực hiện")
        CLOSED = "closed", _("Đã kết thúc")

    locality = models.ForeignKey(Locality, models.PROTECT, related_name="plans")
    source = models.OneToOneField(SourceFile, models.PROTECT, null=True, related_name="plan")
    implements = models.ForeignKey(
        "self", models.SET_NULL, null=True, related_name="implemented_by", verbose_name=_("Triển khai kế hoạch")
    )
    state = models.CharField(_("Trạng thái"), max_length=10, choices=State, default=State.DRAFT)
    doc_type = models.CharField(_("Loại văn bản"), max_length=60, default="Kế hoạch")
    number = models.TextField(_("Số, ký hiệu"), blank=True)
    issuer = models.TextField(_("Cơ quan ban hành"), blank=True)
    place = models.TextField(_("Địa danh"), blank=True)
    issued_on = models.CharField(_("Ngày ban hành"), max_length=10, blank=True)
    title = models.TextField(_("Trích yếu"))
    period_start = models.PositiveSmallIntegerField(null=True)
    period_end = models.PositiveSmallIntegerField(null=True)
    vision = models.PositiveSmallIntegerField(null=True)
    signer_name = models.TextField(_("Người ký"), blank=True)
    signer_position = models.TextField(_("Chức vụ người ký"), blank=True)
    notes = models.JSONField(default=list)
    read_seconds = models.FloatField(default=0)
    created_by = models.ForeignKey(USER, models.PROTECT, related_name="+")
    created_at = models.DateTimeField(auto_now_add=True)
    activated_by = models.ForeignKey(USER, models.PROTECT, null=True, related_name="+")
    activated_at = models.DateTimeField(null=True)
    folded = FoldedField(source="title")

    class Meta:
        ordering: ClassVar = ["-id"]
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(activated_by=None, activated_at=None)
                | Q(activated_by__isnull=False, activated_at__isnull=False),
                name="plan_activated_by_and_at_together",
            ),
            models.UniqueConstraint(
                fields=["locality", "period_start"], condition=Q(source=None), name="plan_outside_once_a_year"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.doc_type} {self.number}".strip()

    @property
    def is_draft(self) -> bool:
        return self.state == self.State.DRAFT

    @property
    def source_text(self) -> str:
        """The text that was read from its document; empty of what comes outside any plan."""
        return self.source.text if self.source else ""

    @property
    def issued_day(self) -> str:
        return day_first(self.issued_on)

    @property
    def note_quotes(self) -> list[dict[str, Any]]:
        """The reader's doubts, each with the words of the source that it is about and where they stand."""
        text = self.source_text
        return [
            {
                "kind": n["kind"],
                "message": str(NOTES.get(n["kind"], n["message"])),
                "span": (span := n["span"] or [0, 0]),
                "quote": text[slice(*span)],
            }
            for n in self.notes
        ]


class Basis(models.Model):
    """A basis (căn cứ): a document that the plan cites."""

    plan = models.ForeignKey(Plan, models.CASCADE, related_name="bases")
    type = models.CharField(max_length=60)
    number = models.TextField()
    date = models.CharField(max_length=10, blank=True)
    issuer = models.TextField(blank=True)
    span_start = models.PositiveIntegerField()
    span_end = models.PositiveIntegerField()

    class Meta:
        ordering: ClassVar = ["span_start"]

    def __str__(self) -> str:
        return f"{self.type} {self.number}"

    @property
    def date_day(self) -> str:
        return day_first(self.date)
