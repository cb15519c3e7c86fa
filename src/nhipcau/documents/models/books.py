"""The clerk's books beside the outgoing register: what comes in (văn bản đến), and copies (bản sao)."""

from datetime import date
from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from nhipcau.agencies.models import Agency, Signer
from nhipcau.common.vietnamese import FoldedField
from nhipcau.documents.models.documents import Document
from nhipcau.plans.models import Amendment

USER = settings.AUTH_USER_MODEL


class Incoming(models.Model):
    """A document that came in, under its number of the year (Decree 30/2020/NĐ-CP, Art. 22 and Annex IV).

    It is registered, handed to the person who is to deal with it, and done with when that person says how. ``content``
    is as it came, under its SHA-256; empty where it came on paper.
    """

    agency = models.ForeignKey(Agency, models.PROTECT, related_name="incoming", verbose_name=_("Cơ quan nhận"))
    number = models.PositiveIntegerField(_("Số đến"))
    year = models.PositiveSmallIntegerField()
    arrived_on = models.DateField(_("Ngày đến"))
    author = models.CharField(_("Cơ quan ban hành"), max_length=300)
    symbol = models.CharField(_("Số, ký hiệu"), max_length=100, blank=True)
    dated = models.DateField(_("Ngày văn bản"), null=True)
    title = models.TextField(_("Tên loại và trích yếu"))
    folded = FoldedField(source="title")
    content = models.FileField(upload_to="incoming/%Y/%m", blank=True)
    sha256 = models.CharField(max_length=64, blank=True)
    name = models.CharField(_("Tên tệp"), max_length=250, blank=True)
    handler = models.ForeignKey(USER, models.PROTECT, null=True, related_name="+", verbose_name=_("Người xử lý"))
    handed_on = models.DateField(_("Ngày chuyển"), null=True)
    answer_by = models.DateField(_("Hạn xử lý"), null=True)
    answer = models.ForeignKey(
        Document, models.PROTECT, null=True, related_name="answers", verbose_name=_("Văn bản trả lời")
    )
    amendment = models.ForeignKey(Amendment, models.SET_NULL, null=True, related_name="+")
    outcome = models.TextField(_("Kết quả xử lý"), blank=True)
    done_at = models.DateTimeField(null=True)
    noted_by = models.ForeignKey(USER, models.PROTECT, related_name="+")
    noted_at = models.DateTimeField()

    class Meta:
        ordering: ClassVar = ["-year", "-number"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["agency", "year", "number"], name="incoming_number_once"),
            models.CheckConstraint(condition=Q(arrived_on__year=models.F("year")), name="incoming_number_of_its_year"),
        ]

    def __str__(self) -> str:
        return f"{self.number}: {self.title[:80]}"

    def is_overdue(self, today: date) -> bool:
        """True where its answer is late."""
        return self.done_at is None and self.answer_by is not None and self.answer_by < today


class CertifiedCopy(models.Model):
    """A certified copy of a document: of the whole, of one that came from elsewhere, of a part.

    Numbers run through the year over all three forms (Decree 30/2020/NĐ-CP, Art. 25-26, Annex I, part III).
    """

    class Form(models.TextChoices):
        WHOLE = "SY", _("Sao y")
        RECEIVED = "SL", _("Sao lục")
        PART = "TrS", _("Trích sao")

    agency = models.ForeignKey(Agency, models.PROTECT, related_name="copies", verbose_name=_("Cơ quan sao"))
    document = models.ForeignKey(Document, models.PROTECT, null=True, related_name="copies")
    incoming = models.ForeignKey(Incoming, models.PROTECT, null=True, related_name="copies")
    form = models.CharField(_("Hình thức sao"), max_length=4, choices=Form)
    parts = models.TextField(_("Phần được trích"), blank=True)
    number = models.PositiveIntegerField(_("Số"))
    year = models.PositiveSmallIntegerField()
    made_on = models.DateField(_("Ngày sao"))
    signer = models.ForeignKey(Signer, models.PROTECT, related_name="+", verbose_name=_("Người ký bản sao"))
    recipients = models.TextField(_("Nơi nhận"), blank=True)
    name = models.CharField(_("Tên tệp"), max_length=250)
    content = models.FileField(upload_to="copies/%Y/%m")
    sha256 = models.CharField(max_length=64)
    made_by = models.ForeignKey(USER, models.PROTECT, related_name="+")
    made_at = models.DateTimeField()

    class Meta:
        ordering: ClassVar = ["-year", "-number"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["agency", "year", "number"], name="copy_number_once"),
            models.CheckConstraint(
                condition=Q(document=None, incoming__isnull=False) | Q(document__isnull=False, incoming=None),
                name="copy_of_one_document",
            ),
            models.CheckConstraint(condition=Q(made_on__year=models.F("year")), name="copy_number_of_its_year"),
        ]

    def __str__(self) -> str:
        return f"{self.number:02}/{self.form}"
