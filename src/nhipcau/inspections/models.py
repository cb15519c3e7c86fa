"""Visits to see on the spot how an agency's work stands, and what was found there."""

from datetime import date
from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from nhipcau.agencies.models import Agency
from nhipcau.common.vietnamese import FoldedField
from nhipcau.plans.models import Plan, Task

USER = settings.AUTH_USER_MODEL


class Inspection(models.Model):
    """A visit to an agency or a commune (kiểm tra, giám sát), one of the ways to follow up work.

    Decree 314/2025/NĐ-CP, Art. 35. It is planned, then recorded with its outcome and its minutes, or called off.
    ``content`` is the signed minutes under its SHA-256; empty where none was kept.
    """

    class Kind(models.TextChoices):
        CHECK = "check", _("Kiểm tra")
        SUPERVISION = "supervision", _("Giám sát")

    plan = models.ForeignKey(Plan, models.PROTECT, related_name="inspections")
    agency = models.ForeignKey(
        Agency, models.PROTECT, related_name="inspections", verbose_name=_("Cơ quan được kiểm tra")
    )
    kind = models.CharField(_("Hình thức"), max_length=12, choices=Kind, default=Kind.CHECK)
    on = models.DateField(_("Ngày"))
    team = models.TextField(_("Thành phần đoàn"))
    subject = models.TextField(_("Nội dung kiểm tra"))
    folded = FoldedField(source="subject")
    outcome = models.TextField(_("Kết quả, kết luận"), blank=True)
    content = models.FileField(upload_to="minutes/%Y/%m", blank=True)
    sha256 = models.CharField(max_length=64, blank=True)
    name = models.CharField(_("Biên bản"), max_length=250, blank=True)
    made_by = models.ForeignKey(USER, models.PROTECT, related_name="+")
    made_at = models.DateTimeField()
    recorded_at = models.DateTimeField(null=True)
    called_off_at = models.DateTimeField(null=True)
    reason = models.TextField(_("Lý do không tổ chức"), blank=True)

    class Meta:
        ordering: ClassVar = ["-on", "-pk"]
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(recorded_at=None) | Q(called_off_at=None), name="inspection_recorded_or_called_off"
            )
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()} {self.agency.name} {self.on:%d/%m/%Y}"

    @property
    def is_open(self) -> bool:
        """True until it is recorded or called off."""
        return self.recorded_at is None and self.called_off_at is None

    def waits_for_record(self, today: date) -> bool:
        """True from its day on, until somebody says what came of it."""
        return self.is_open and self.on <= today


class Finding(models.Model):
    """What a visit asks for (kiến nghị), and the task that it became."""

    inspection = models.ForeignKey(Inspection, models.CASCADE, related_name="findings")
    text = models.TextField(_("Kiến nghị"))
    task = models.OneToOneField(Task, models.PROTECT, null=True, related_name="finding")

    class Meta:
        ordering: ClassVar = ["pk"]

    def __str__(self) -> str:
        return self.text[:60]
