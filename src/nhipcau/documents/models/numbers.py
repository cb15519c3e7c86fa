"""The registers that number documents, and an office's own templates."""

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from nhipcau.agencies.models import Agency
from nhipcau.documents.models.kinds import Kind

USER = settings.AUTH_USER_MODEL


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
