"""International agreements: how they come about, what they promise, what becomes of them each year."""

from datetime import timedelta
from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from nhipcau.agencies.models import Agency, Locality
from nhipcau.common.vietnamese import FoldedField
from nhipcau.partners.models import Partner
from nhipcau.plans.models import Task

USER = settings.AUTH_USER_MODEL
WARNED = timedelta(days=183)
"""Before its last day an agreement is said to expire: half a year, for an extension takes the steps of signing."""


class Agreement(models.Model):
    """An international agreement (thỏa thuận quốc tế, Law 70/2020/QH14) of a locality with partners.

    ``agency`` follows it. Without ``signed_on`` it is being prepared; without ``expires_on`` it has no end.
    ``inherited_from`` says from which abolished body it passed (Decree 177/2025/NĐ-CP).
    """

    class Level(models.TextChoices):
        PROVINCE = "province", _("Nhân danh Hội đồng nhân dân, Ủy ban nhân dân cấp tỉnh")
        DEPARTMENT = "department", _("Nhân danh sở, cơ quan chuyên môn")
        COMMUNE = "commune", _("Nhân danh Ủy ban nhân dân xã biên giới")

    class Kind(models.TextChoices):
        TWINNING = "twinning", _("Kết nghĩa")
        FRIENDSHIP = "friendship", _("Hữu nghị, hợp tác")
        MEMORANDUM = "memorandum", _("Bản ghi nhớ")
        PROGRAMME = "programme", _("Kế hoạch, chương trình hợp tác")

    locality = models.ForeignKey(Locality, models.PROTECT, related_name="agreements")
    partners = models.ManyToManyField(Partner, related_name="agreements", verbose_name=_("Đối tác"))
    level = models.CharField(_("Danh nghĩa ký"), max_length=12, choices=Level, default=Level.PROVINCE)
    kind = models.CharField(_("Loại"), max_length=12, choices=Kind, default=Kind.FRIENDSHIP)
    title_vi = models.CharField(_("Tên thỏa thuận"), max_length=400)
    title_en = models.CharField(_("Tên tiếng Anh"), max_length=400, blank=True)
    folded = FoldedField(source="title_vi")
    fields = models.TextField(_("Lĩnh vực"), blank=True)
    agency = models.ForeignKey(Agency, models.PROTECT, related_name="agreements", verbose_name=_("Cơ quan theo dõi"))
    person = models.ForeignKey(USER, models.SET_NULL, null=True, blank=True, related_name="+",
                               verbose_name=_("Người theo dõi"))  # fmt: skip
    signed_on = models.DateField(_("Ngày ký"), null=True, blank=True)
    signed_at = models.CharField(_("Nơi ký"), max_length=250, blank=True)
    signers = models.TextField(_("Người ký"), blank=True)
    in_force_on = models.DateField(_("Có hiệu lực từ"), null=True, blank=True)
    expires_on = models.DateField(_("Hiệu lực đến"), null=True, blank=True)
    renews_itself = models.BooleanField(_("Tự động gia hạn"), default=False)
    original_at = models.CharField(_("Nơi lưu bản gốc"), max_length=250, blank=True)
    inherited_from = models.CharField(_("Kế thừa từ"), max_length=250, blank=True)
    ended_on = models.DateField(_("Chấm dứt ngày"), null=True)
    end_reason = models.TextField(_("Lý do chấm dứt"), blank=True)
    made_by = models.ForeignKey(USER, models.PROTECT, related_name="+")
    made_at = models.DateTimeField()

    class Meta:
        ordering: ClassVar = [F("expires_on").asc(nulls_last=True), "-signed_on", "pk"]
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(expires_on=None) | Q(signed_on=None) | Q(expires_on__gte=F("signed_on")),
                name="agreement_expires_after_it_is_signed",
            )
        ]

    def __str__(self) -> str:
        return self.title_vi


class Commitment(models.Model):
    """What an agreement promises (cam kết): done as a task of a plan at work, so that it is followed like any other."""

    agreement = models.ForeignKey(Agreement, models.CASCADE, related_name="commitments")
    text = models.TextField(_("Nội dung cam kết"))
    task = models.OneToOneField(Task, models.PROTECT, null=True, related_name="commitment")

    class Meta:
        ordering: ClassVar = ["pk"]

    def __str__(self) -> str:
        return self.text[:60]


class Review(models.Model):
    """What was found of an agreement for a year's report (rà soát, Art. 46): what was done, what follows."""

    class Verdict(models.TextChoices):
        KEEP = "keep", _("Giữ nguyên")
        ADD = "add", _("Bổ sung nội dung")
        EXTEND = "extend", _("Gia hạn")
        END = "end", _("Chấm dứt")

    agreement = models.ForeignKey(Agreement, models.CASCADE, related_name="reviews")
    year = models.PositiveSmallIntegerField(_("Năm"))
    done = models.TextField(_("Hoạt động trong năm"), blank=True)
    verdict = models.CharField(_("Kết quả rà soát"), max_length=8, choices=Verdict)
    by = models.ForeignKey(USER, models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        ordering: ClassVar = ["-year"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["agreement", "year"], name="agreement_reviewed_once_a_year")
        ]

    def __str__(self) -> str:
        return f"{self.year}: {self.get_verdict_display()}"


class Paper(models.TextChoices):
    """Which documents are written of an agreement."""

    OPINION = "opinion", _("Công văn lấy ý kiến")
    SIGNED = "signed", _("Báo cáo sau khi ký")
