"""Official documents from draft to issue, the registers that number them, and an office's own templates."""

from typing import Any, ClassVar

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

import kehoach
from nhipcau.agencies.models import Agency, DraftingUnit, Signer
from nhipcau.common.vietnamese import FoldedField
from nhipcau.plans.models import Amendment, Plan
from nhipcau.reports.models import Period, Submission

USER = settings.AUTH_USER_MODEL


class Kind(models.TextChoices):
    """What an office writes from a plan (Decree 30/2020/NĐ-CP, Art. 7 names them)."""

    REPORT = "report", _("Báo cáo tổng hợp")
    AGENCY_REPORT = "agency_report", _("Báo cáo của cơ quan, đơn vị")
    LETTER = "letter", _("Công văn")
    REMINDER = "reminder", _("Công văn đôn đốc")
    PROPOSAL = "proposal", _("Tờ trình")
    DECISION = "decision", _("Quyết định điều chỉnh kế hoạch")
    PLAN = "plan", _("Kế hoạch như đang thực hiện")
    TASKS = "tasks", _("Danh mục nhiệm vụ")


SYMBOLS = {
    Kind.REPORT: "BC", Kind.AGENCY_REPORT: "BC", Kind.LETTER: "", Kind.REMINDER: "", Kind.PROPOSAL: "TTr",
    Kind.DECISION: "QĐ", Kind.PLAN: "KH", Kind.TASKS: "TB",
}  # fmt: skip
"""What stands for each kind in a symbol (Decree 30/2020/NĐ-CP, Annex III)."""


class NumberRegister(models.Model):
    """The register of numbers (sổ đăng ký văn bản đi) of one issuer, series and year: the last number given.

    ``symbol`` names the series: BC-SNgV; of letters that of the body alone, whatever unit drafts them.

    Numbers run from 01 on 1 January, without gaps and without repeats (Decree 30/2020/NĐ-CP, Art. 15).
    """

    issuer = models.ForeignKey(Agency, models.PROTECT, related_name="number_registers")
    symbol = models.CharField(_("Ký hiệu"), max_length=60)
    year = models.PositiveSmallIntegerField(_("Năm"))
    last = models.PositiveIntegerField(_("Số cuối cùng đã cấp"), default=0)

    class Meta:
        ordering: ClassVar = ["-year", "symbol"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["issuer", "symbol", "year"], name="number_register_once")
        ]

    def __str__(self) -> str:
        return f"{self.symbol} {self.year}"


class Template(models.Model):
    """An office's own form of a kind of document (mẫu văn bản): a .docx with named fields."""

    agency = models.ForeignKey(Agency, models.CASCADE, related_name="templates")
    kind = models.CharField(_("Loại văn bản"), max_length=16, choices=Kind)
    name = models.CharField(_("Tên mẫu"), max_length=200)
    content = models.FileField(upload_to="templates/%Y")
    sha256 = models.CharField(max_length=64)
    is_used = models.BooleanField(default=True)
    added_by = models.ForeignKey(USER, models.PROTECT, related_name="+")
    added_at = models.DateTimeField()

    class Meta:
        ordering: ClassVar = ["kind", "-added_at"]

    def __str__(self) -> str:
        return self.name


class Document(models.Model):
    """An official document: a draft, waiting for signature, issued under a number."""

    class State(models.TextChoices):
        DRAFT = "draft", pgettext_lazy("văn bản", "Dự thảo")
        FOR_SIGNATURE = "for_signature", _("Trình ký")
        SIGNED = "signed", _("Đã ký, chờ cấp số")
        ISSUED = "issued", _("Đã ban hành")

    plan = models.ForeignKey(Plan, models.PROTECT, related_name="documents")
    kind = models.CharField(_("Loại văn bản"), max_length=16, choices=Kind)
    issuer = models.ForeignKey(Agency, models.PROTECT, related_name="documents", verbose_name=_("Cơ quan ban hành"))
    symbol = models.CharField(_("Ký hiệu"), max_length=60)
    series = models.CharField(_("Sổ"), max_length=60)
    signer = models.ForeignKey(Signer, models.PROTECT, null=True, related_name="documents", verbose_name=_("Người ký"))
    unit = models.ForeignKey(
        DraftingUnit, models.PROTECT, null=True, related_name="+", verbose_name=_("Đơn vị soạn thảo")
    )
    title = models.TextField(_("Trích yếu"))
    folded = FoldedField(source="title")
    state = models.CharField(_("Trạng thái"), max_length=16, choices=State, default=State.DRAFT)
    number = models.PositiveIntegerField(_("Số"), null=True)
    year = models.PositiveSmallIntegerField(null=True)
    issued_on = models.DateField(_("Ngày ban hành"), null=True)
    period = models.ForeignKey(Period, models.PROTECT, null=True, related_name="documents")
    submission = models.ForeignKey(Submission, models.PROTECT, null=True, related_name="documents")
    amendment = models.ForeignKey(Amendment, models.SET_NULL, null=True, related_name="documents")
    template = models.ForeignKey(Template, models.SET_NULL, null=True, related_name="+")
    figures: Any = models.JSONField(null=True)
    made_by = models.ForeignKey(USER, models.PROTECT, related_name="+")
    made_at = models.DateTimeField()
    issued_by = models.ForeignKey(USER, models.PROTECT, null=True, related_name="+")
    issued_at = models.DateTimeField(null=True)

    class Meta:
        ordering: ClassVar = ["-made_at", "-id"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["issuer", "series", "year", "number"], name="document_number_once"),
            models.CheckConstraint(
                condition=Q(state="issued", number__isnull=False, year__isnull=False, issued_on__isnull=False,
                            issued_by__isnull=False)
                | Q(~Q(state="issued"), number=None, year=None, issued_on=None, issued_by=None),
                name="document_issued_under_a_number",
            ),
            models.CheckConstraint(
                condition=Q(issued_on=None) | Q(issued_on__year=F("year")), name="document_number_of_its_year"
            ),
        ]  # fmt: skip

    def __str__(self) -> str:
        return self.number_and_symbol or self.title

    @property
    def number_and_symbol(self) -> str:
        """05/BC-SNgV, or 118-BC/BTGDVTU; empty before issue."""
        return kehoach.numbered(self.number, self.symbol) if self.number else ""

    @property
    def is_draft(self) -> bool:
        return self.state == self.State.DRAFT

    @property
    def is_issued(self) -> bool:
        return self.state == self.State.ISSUED


class Step(models.Model):
    """A step of a document from hand to hand (quá trình xử lý); none is ever changed."""

    class Kind(models.TextChoices):
        PUT = "put", _("Trình ký")
        TAKEN_BACK = "taken_back", _("Rút lại")
        RETURNED = "returned", _("Trả lại")
        SIGNED = "signed", _("Đã ký")
        ISSUED = "issued", _("Cấp số, ban hành")

    document = models.ForeignKey(Document, models.CASCADE, related_name="steps")
    kind = models.CharField(max_length=12, choices=Kind)
    remark = models.TextField(_("Ý kiến"), blank=True)
    by = models.ForeignKey(USER, models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        ordering: ClassVar = ["at", "pk"]

    def __str__(self) -> str:
        return f"{self.get_kind_display()}: {self.document}"


class Delivery(models.Model):
    """To whom an issued document went, on what day, by what way (phát hành)."""

    class Way(models.TextChoices):
        NETWORK = "network", _("Trục liên thông văn bản")
        EMAIL = "email", _("Thư điện tử")
        POST = "post", _("Bưu điện")
        HAND = "hand", _("Trao trực tiếp")

    document = models.ForeignKey(Document, models.CASCADE, related_name="deliveries")
    to = models.CharField(_("Nơi nhận"), max_length=300)
    way = models.CharField(_("Cách gửi"), max_length=10, choices=Way, default=Way.NETWORK)
    on = models.DateField(_("Ngày gửi"))
    noted_by = models.ForeignKey(USER, models.PROTECT, related_name="+")
    noted_at = models.DateTimeField()

    class Meta:
        ordering: ClassVar = ["on", "pk"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["document", "to", "way", "on"], name="delivery_noted_once")
        ]

    def __str__(self) -> str:
        return f"{self.document} → {self.to}"


class DocumentFile(models.Model):
    """A file of a document, under its SHA-256. Append-only: the last one that can be signed is the text.

    Composed by the application or edited by a person; issued with its number and frozen; data beside a report;
    signed outside, as it came back.
    """

    class Role(models.TextChoices):
        COMPOSED = "composed", _("Hệ thống soạn")
        EDITED = "edited", _("Đã chỉnh sửa")
        ISSUED = "issued", pgettext_lazy("tệp", "Bản ban hành")
        DATA = "data", _("Dữ liệu kèm theo")
        SIGNED = "signed", _("Bản đã ký số")

    TEXT: ClassVar = (Role.COMPOSED, Role.EDITED)

    document = models.ForeignKey(Document, models.CASCADE, related_name="files")
    role = models.CharField(_("Tệp"), max_length=10, choices=Role)
    name = models.CharField(_("Tên tệp"), max_length=250)
    content = models.FileField(upload_to="documents/%Y/%m")
    sha256 = models.CharField(max_length=64)
    size = models.PositiveBigIntegerField()
    findings: Any = models.JSONField(default=list)
    added_by = models.ForeignKey(USER, models.PROTECT, related_name="+")
    added_at = models.DateTimeField()

    class Meta:
        ordering: ClassVar = ["-added_at", "-id"]

    def __str__(self) -> str:
        return self.name

    @property
    def is_paper(self) -> bool:
        """True where it can be shown as pages."""
        return self.name.endswith(".docx")
