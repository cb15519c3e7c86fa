"""Conferences with people or money from abroad, by Decision 06/2020/QĐ-TTg."""

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from nhipcau.agencies.models import Agency, Locality
from nhipcau.common.vietnamese import FoldedField
from nhipcau.partners.models import Country, Partner

USER = settings.AUTH_USER_MODEL


class Conference(models.Model):
    """An international conference (hội nghị, hội thảo quốc tế) under its number of the year in which it begins.

    ``has_ministers`` and ``is_sensitive`` decide who permits it (Art. 3): the Prime Minister where heads or ministers
    come, or where it is about sovereignty, security, defence, peoples, religion, human rights or state secrets; else
    the head of the People's Committee.
    """

    class Form(models.TextChoices):
        PRESENT = "present", _("Trực tiếp")
        ONLINE = "online", _("Trực tuyến")
        BOTH = "both", _("Trực tiếp và trực tuyến")

    locality = models.ForeignKey(Locality, models.PROTECT, related_name="conferences")
    year = models.PositiveSmallIntegerField(_("Năm"))
    number = models.PositiveSmallIntegerField(_("Số"))
    name_vi = models.CharField(_("Tên hội nghị, hội thảo"), max_length=300)
    name_en = models.CharField(_("Tên tiếng Anh"), max_length=300, blank=True)
    folded = FoldedField(source="name_vi")
    partners = models.ManyToManyField(Partner, related_name="conferences", blank=True, verbose_name=_("Đối tác"))
    form = models.CharField(_("Hình thức"), max_length=8, choices=Form, default=Form.PRESENT)
    technology = models.CharField(_("Phương tiện trực tuyến"), max_length=250, blank=True)
    place = models.CharField(_("Địa điểm"), max_length=250, blank=True)
    starts_on = models.DateField(_("Từ ngày"))
    ends_on = models.DateField(_("Đến ngày"))
    reason = models.TextField(_("Lý do tổ chức"), blank=True)
    aim = models.TextField(_("Mục đích, nội dung"), blank=True)
    around = models.TextField(_("Hoạt động bên lề"), blank=True)
    funding = models.TextField(_("Nguồn kinh phí"), blank=True)
    has_ministers = models.BooleanField(_("Có khách cấp bộ trưởng trở lên"), default=False)
    is_sensitive = models.BooleanField(_("Liên quan chủ quyền, an ninh, quốc phòng, dân tộc, tôn giáo, nhân quyền"),
                                       default=False)  # fmt: skip
    agency = models.ForeignKey(Agency, models.PROTECT, related_name="conferences", verbose_name=_("Đơn vị tổ chức"))
    person = models.ForeignKey(USER, models.SET_NULL, null=True, blank=True, related_name="+",
                               verbose_name=_("Người theo dõi"))  # fmt: skip
    decision = models.CharField(_("Văn bản cho phép"), max_length=200, blank=True)
    decided_on = models.DateField(_("Ngày của văn bản"), null=True, blank=True)
    results = models.TextField(_("Kết quả"), blank=True)
    matters = models.TextField(_("Vấn đề phát sinh, đề xuất"), blank=True)
    cancelled_on = models.DateField(_("Ngày hủy"), null=True, blank=True)
    cancel_reason = models.CharField(_("Lý do hủy"), max_length=300, blank=True)
    made_by = models.ForeignKey(USER, models.PROTECT, related_name="+")
    made_at = models.DateTimeField()

    class Meta:
        ordering: ClassVar = ["-starts_on", "-pk"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["locality", "year", "number"], name="conference_number_once_a_year"),
            models.CheckConstraint(condition=Q(ends_on__gte=F("starts_on")), name="conference_ends_after_it_begins"),
        ]

    def __str__(self) -> str:
        return self.name_vi

    @property
    def is_the_governments(self) -> bool:
        """True where the Prime Minister permits it."""
        return self.has_ministers or self.is_sensitive


class Attendance(models.Model):
    """How many of one country are to come to a conference, and how many came; no country is our own side."""

    conference = models.ForeignKey(Conference, models.CASCADE, related_name="attendances")
    country = models.ForeignKey(Country, models.PROTECT, null=True, blank=True, verbose_name=_("Nước"))
    planned = models.PositiveIntegerField(_("Dự kiến"), default=0)
    came = models.PositiveIntegerField(_("Đã dự"), null=True, blank=True)

    class Meta:
        ordering: ClassVar = [F("country__sort_key").asc(nulls_first=True), "pk"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["conference", "country"], name="attendance_once_a_country"),
            models.UniqueConstraint(
                fields=["conference"], condition=Q(country=None), name="attendance_of_our_own_side_once"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.country or _('Việt Nam')}: {self.planned}"


class Paper(models.TextChoices):
    """Which documents are written of a conference."""

    REQUEST = "request", _("Công văn xin phép, đề án (Mẫu 01)")
    REPORT = "report", _("Báo cáo kết quả (Mẫu 02)")
