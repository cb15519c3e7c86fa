"""Works of friendship: corners with books, monuments, trees, houses that stand for a relation, and what they count."""

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from nhipcau.agencies.models import Agency, Locality
from nhipcau.common.vietnamese import FoldedField, SortKeyField
from nhipcau.partners.models import Partner

USER = settings.AUTH_USER_MODEL


class FriendshipWork(models.Model):
    """A work of friendship (công trình hữu nghị): where it stands, with whom it was made, in which state it is.

    ``cost`` is in đồng. ``agency`` looks after it.
    """

    class Kind(models.TextChoices):
        CORNER = "corner", _("Góc hữu nghị, tủ sách")
        MONUMENT = "monument", _("Tượng đài, biểu tượng")
        GREEN = "green", _("Vườn, cây, công viên, tên đường")
        HOUSE = "house", _("Nhà, trường, trạm y tế")
        OTHER = "other", _("Công trình khác")

    class State(models.TextChoices):
        PLANNED = "planned", _("Dự kiến")
        BUILDING = "building", _("Đang xây dựng, sửa chữa")
        OPEN = "open", _("Đang hoạt động")
        CLOSED = "closed", _("Ngừng hoạt động")

    locality = models.ForeignKey(Locality, models.PROTECT, related_name="friendship_works")
    agency = models.ForeignKey(
        Agency, models.PROTECT, related_name="friendship_works", verbose_name=_("Cơ quan quản lý")
    )
    kind = models.CharField(_("Loại"), max_length=10, choices=Kind, default=Kind.CORNER)
    name_vi = models.CharField(_("Tên công trình"), max_length=250)
    name_en = models.CharField(_("Tên tiếng Anh"), max_length=250, blank=True)
    folded = FoldedField(source="name_vi")
    sort_key = SortKeyField(source="name_vi")
    partners = models.ManyToManyField(Partner, related_name="works", blank=True, verbose_name=_("Đối tác"))
    place = models.CharField(_("Địa điểm"), max_length=250)
    place_folded = FoldedField(source="place")
    state = models.CharField(_("Tình trạng"), max_length=10, choices=State, default=State.OPEN)
    opened_on = models.DateField(_("Ngày khánh thành"), null=True, blank=True)
    cost = models.PositiveBigIntegerField(_("Kinh phí (đồng)"), null=True, blank=True)
    paid_by = models.CharField(_("Nguồn kinh phí"), max_length=250, blank=True)
    story_vi = models.TextField(_("Giới thiệu"), blank=True)
    story_en = models.TextField(_("Giới thiệu, tiếng Anh"), blank=True)
    made_by = models.ForeignKey(USER, models.PROTECT, related_name="+")
    made_at = models.DateTimeField()

    class Meta:
        ordering: ClassVar = ["sort_key", "pk"]

    def __str__(self) -> str:
        return self.name_vi


class Figure(models.Model):
    """What a work counted in a year (số liệu): readers, books, visitors. Said again, the last word counts."""

    work = models.ForeignKey(FriendshipWork, models.CASCADE, related_name="figures")
    name = models.CharField(_("Số liệu"), max_length=120)
    year = models.PositiveSmallIntegerField(_("Năm"))
    value = models.PositiveBigIntegerField(_("Giá trị"))
    unit = models.CharField(_("Đơn vị tính"), max_length=60, blank=True)
    noted_by = models.ForeignKey(USER, models.PROTECT, related_name="+")
    noted_at = models.DateTimeField()

    class Meta:
        ordering: ClassVar = ["-year", "name", "pk"]
        constraints: ClassVar = [models.UniqueConstraint(fields=["work", "name", "year"], name="figure_once_a_year")]

    def __str__(self) -> str:
        return f"{self.name} {self.year}: {self.value}"
