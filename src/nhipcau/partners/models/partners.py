"""A body abroad, or of a foreign country here, with which a province works."""

from datetime import date
from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from nhipcau.agencies.models import Agency, Locality
from nhipcau.common.vietnamese import FoldedField, SortKeyField
from nhipcau.partners.models.countries import Country

USER = settings.AUTH_USER_MODEL


class Partner(models.Model):
    """A partner (đối tác nước ngoài) of a locality, with its names in three languages.

    ``agency`` answers for it, ``person`` in the agency. One that was entered twice is ``merged_into`` the other, which
    has everything that was its own and remembers its names among ``other_names``.
    """

    class Kind(models.TextChoices):
        LOCALITY = "locality", _("Địa phương nước ngoài")
        MISSION = "mission", _("Cơ quan đại diện nước ngoài")
        ORGANISATION = "organisation", _("Tổ chức quốc tế, phi chính phủ")
        NETWORK = "network", _("Mạng lưới, hiệp hội")
        COMPANY = "company", _("Doanh nghiệp")
        SCHOOL = "school", _("Trường, viện")
        PRESS = "press", _("Báo chí")

    class Relation(models.TextChoices):
        EXPLORING = "exploring", _("Đang tìm hiểu")
        COOPERATING = "cooperating", _("Hợp tác")
        FRIENDLY = "friendly", _("Hữu nghị")
        TWINNED = "twinned", _("Kết nghĩa")
        MEMBER = "member", _("Thành viên")
        ENDED = "ended", _("Đã chấm dứt")

    locality = models.ForeignKey(Locality, models.PROTECT, related_name="partners")
    kind = models.CharField(_("Loại"), max_length=12, choices=Kind, default=Kind.LOCALITY)
    country = models.ForeignKey(Country, models.PROTECT, null=True, blank=True, verbose_name=_("Nước"))
    name_vi = models.CharField(_("Tên tiếng Việt"), max_length=250)
    name_en = models.CharField(_("Tên tiếng Anh"), max_length=250, blank=True)
    name_own = models.CharField(_("Tên bằng tiếng nước họ"), max_length=250, blank=True)
    other_names = models.TextField(_("Tên khác"), blank=True)
    all_names = models.TextField(editable=False)
    folded = FoldedField(source="all_names")
    sort_key = SortKeyField(source="name_vi")
    relation = models.CharField(_("Quan hệ"), max_length=12, choices=Relation, default=Relation.COOPERATING)
    related_since = models.DateField(_("Từ ngày"), null=True, blank=True)
    membership_fee = models.CharField(_("Phí thành viên"), max_length=120, blank=True)
    agency = models.ForeignKey(Agency, models.PROTECT, related_name="partners", verbose_name=_("Cơ quan theo dõi"))
    person = models.ForeignKey(USER, models.SET_NULL, null=True, blank=True, related_name="+",
                               verbose_name=_("Người theo dõi"))  # fmt: skip
    address = models.TextField(_("Địa chỉ"), blank=True)
    website = models.URLField(_("Trang điện tử"), max_length=500, blank=True)
    protocol_notes = models.TextField(_("Lưu ý lễ tân"), blank=True)
    merged_into = models.ForeignKey("self", models.PROTECT, null=True, related_name="merged")
    made_by = models.ForeignKey(USER, models.PROTECT, related_name="+")
    made_at = models.DateTimeField()

    class Meta:
        ordering: ClassVar = ["sort_key", "pk"]
        indexes: ClassVar = [
            models.Index(fields=["locality", "sort_key"], condition=Q(merged_into=None), name="partners_of_locality")
        ]
        constraints: ClassVar = [
            models.CheckConstraint(condition=~Q(merged_into=models.F("pk")), name="partner_not_merged_into_itself")
        ]

    def __str__(self) -> str:
        return self.name_vi

    @property
    def names_abroad(self) -> str:
        """Its names in English and in its own language, those that are known."""
        return " · ".join(filter(None, (self.name_own, self.name_en)))

    def knows_since(self, day: date) -> int | None:
        """For how many whole years the two have had their relation on a day; None where nobody knows since when."""
        if self.related_since is None:
            return None
        is_past = (day.month, day.day) >= (self.related_since.month, self.related_since.day)
        return day.year - self.related_since.year - (not is_past)
