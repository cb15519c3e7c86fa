"""Localities, and what became of each."""

from datetime import date
from typing import ClassVar

from django.db import models
from django.db.models import Q, Value
from django.db.models.functions import Coalesce
from django.utils.translation import gettext_lazy as _

from nhipcau.common.vietnamese import FoldedField, SortKeyField

LONGEST_LOCALITY_NAME = 120


def lives_on(day: date, of: str = "") -> Q:
    """The condition that a row, or the related one that ``of`` leads to, exists on the day."""
    begun = Q(**{f"{of}valid_from": None}) | Q(**{f"{of}valid_from__lte": day})
    return begun & (Q(**{f"{of}valid_to": None}) | Q(**{f"{of}valid_to__gt": day}))


class Locality(models.Model):
    """A locality (địa phương): a province, a city or a commune, with the dates between which it exists.

    What changes its kind or its extent is a new row, and a succession joins the two: a plan
    of 2024 stays with the province that issued it. ``valid_to`` is the first day without it.
    """

    class Kind(models.TextChoices):
        CITY = "city", _("Thành phố trực thuộc trung ương")
        PROVINCE = "province", _("Tỉnh")
        WARD = "ward", _("Phường")
        COMMUNE = "commune", _("Xã")
        SPECIAL_ZONE = "special_zone", _("Đặc khu")

    name = models.CharField(_("Tên"), max_length=LONGEST_LOCALITY_NAME)
    kind = models.CharField(_("Loại"), max_length=20, choices=Kind, default=Kind.PROVINCE)
    parent = models.ForeignKey("self", models.PROTECT, null=True, blank=True, related_name="communes")
    code = models.CharField(_("Mã"), max_length=10, blank=True)
    focal_agency = models.ForeignKey(
        "agencies.Agency", models.SET_NULL, null=True, blank=True, related_name="+", verbose_name=_("Cơ quan đầu mối")
    )
    valid_from = models.DateField(_("Từ ngày"), null=True, blank=True)
    valid_to = models.DateField(_("Đến ngày"), null=True, blank=True)
    folded = FoldedField(source="name")
    sort_key = SortKeyField(source="name")

    class Meta:
        ordering: ClassVar = ["sort_key"]
        constraints: ClassVar = [
            models.UniqueConstraint(
                Coalesce("parent", 0), "name", Coalesce("valid_from", Value(date.min)), name="locality_once"
            ),  # a missing parent or day counts as one and the same, on every database
            models.CheckConstraint(
                condition=Q(valid_from=None) | Q(valid_to=None) | Q(valid_to__gt=models.F("valid_from")),
                name="locality_dates_in_order",
            ),
        ]

    def __str__(self) -> str:
        return self.name


class LocalitySuccession(models.Model):
    """What became of a locality (kế thừa): joined with others, or another kind, on a day, by an act."""

    old = models.ForeignKey(Locality, models.CASCADE, related_name="became")
    new = models.ForeignKey(Locality, models.CASCADE, related_name="came_from")
    on = models.DateField(_("Ngày hiệu lực"))
    act = models.CharField(_("Văn bản"), max_length=120)

    class Meta:
        ordering: ClassVar = ["on", "old__sort_key"]
        constraints: ClassVar = [models.UniqueConstraint(fields=["old", "new"], name="locality_succession_once")]

    def __str__(self) -> str:
        return f"{self.old} → {self.new}"
