"""An official document from draft to issue, its steps, its files, and where it went."""

from datetime import datetime
from typing import Any, ClassVar

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

import kehoach
from nhipcau.accounts.models import User
from nhipcau.agencies.models import Agency, DraftingUnit, Signer
from nhipcau.common.vietnamese import FoldedField
from nhipcau.documents.models.kinds import Kind
from nhipcau.documents.models.numbers import Template
from nhipcau.plans.models import Amendment, Plan
from nhipcau.reports.models import Period, Submission

USER = settings.AUTH_USER_MODEL


class Document(models.Model):
    """An official document: a draft, waiting for signature, issued under a number.

    One that corrects or withdraws another ``concerns`` it; ``withdrawn_on`` is the day from which it is not used.
    """

    class State(models.TextChoices):
        DRAFT = "draft", pgettext_lazy("văn bản", "Dự thảo")
        WITH_UNIT = "with_unit", _("Chờ đơn vị duyệt")
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
    concerns = models.ForeignKey("self", models.PROTECT, null=True, related_name="followed_by")
    urged = models.ForeignKey(
        Agency, models.PROTECT, null=True, related_name="+", verbose_name=_("Cơ quan được đôn đốc")
    )
    template = models.ForeignKey(Template, models.SET_NULL, null=True, related_name="+")
    figures: Any = models.JSONField(null=True)
    made_by = models.ForeignKey(USER, models.PROTECT, related_name="+")
    made_at = models.DateTimeField()
    issued_by = models.ForeignKey(USER, models.PROTECT, null=True, related_name="+")
    issued_at = models.DateTimeField(null=True)
    withdrawn_on = models.DateField(_("Ngày thu hồi"), null=True)

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
                condition=Q(withdrawn_on=None) | Q(state="issued"), name="document_withdrawn_after_issue"
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
    def is_put(self) -> bool:
        """True while it waits for the unit's head or for the signer."""
        return self.state in (self.State.WITH_UNIT, self.State.FOR_SIGNATURE)

    @property
    def is_on_its_way(self) -> bool:
        """True while it can be sent back: put, or signed and not numbered yet."""
        return self.state not in (self.State.DRAFT, self.State.ISSUED)

    @property
    def waits_for(self) -> User | Signer | None:
        """Whose yes it waits for: the unit's head's, after that the signer's."""
        return self.unit.head if self.unit and self.state == self.State.WITH_UNIT else self.signer

    @property
    def is_issued(self) -> bool:
        return self.state == self.State.ISSUED


class Step(models.Model):
    """A step of a document from hand to hand (quá trình xử lý); none is ever changed."""

    class Kind(models.TextChoices):
        PUT = "put", _("Trình ký")
        PASSED = "passed", _("Đơn vị duyệt")
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
    signed outside, as it came back: with what was ``checked`` of it (documents.signatures), and the ``reason`` why it
    takes the place of an earlier one.
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
    checked: Any = models.JSONField(default=dict)
    reason = models.TextField(_("Lý do thay bản đã ký"), blank=True)
    added_by = models.ForeignKey(USER, models.PROTECT, related_name="+")
    added_at = models.DateTimeField()

    class Meta:
        ordering: ClassVar = ["-added_at", "-id"]

    def __str__(self) -> str:
        return self.name

    @property
    def signatures(self) -> list[dict[str, Any]]:
        """The digital signatures that were found, each with the moment when it was made."""
        found = self.checked.get("signatures", [])
        return [one | {"at": datetime.fromisoformat(one["at"]) if one["at"] else None} for one in found]

    @property
    def is_paper(self) -> bool:
        """True where it can be shown as pages."""
        return self.name.endswith(".docx")
