"""What a plan wants to reach in numbers."""

from typing import ClassVar

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from nhipcau.agencies.models import Agency
from nhipcau.common.vietnamese import FoldedField
from nhipcau.plans.models.items import Item
from nhipcau.plans.models.plans import Plan


class Indicator(models.Model):
    """An indicator (chỉ tiêu) of a plan: what is counted, in which unit, where it stood at the beginning.

    Where less is better (``is_falling``) a target is reached from above. ``agency`` is the one that reports it.
    """

    plan = models.ForeignKey(Plan, models.CASCADE, related_name="indicators")
    item = models.ForeignKey(Item, models.SET_NULL, null=True, related_name="indicators")
    name = models.CharField(_("Chỉ tiêu"), max_length=500)
    unit = models.CharField(_("Đơn vị tính"), max_length=80, blank=True)
    baseline = models.DecimalField(_("Giá trị ban đầu"), max_digits=18, decimal_places=2, null=True, blank=True)
    agency = models.ForeignKey(Agency, models.PROTECT, null=True, related_name="indicators", verbose_name=_("Cơ quan"))
    is_falling = models.BooleanField(_("Càng thấp càng tốt"), default=False)
    folded = FoldedField(source="name")

    class Meta:
        ordering: ClassVar = ["id"]

    def __str__(self) -> str:
        return self.name


class Target(models.Model):
    """What an indicator is to reach in a year."""

    indicator = models.ForeignKey(Indicator, models.CASCADE, related_name="targets")
    year = models.PositiveSmallIntegerField(_("Năm"))
    value = models.DecimalField(_("Mục tiêu"), max_digits=18, decimal_places=2)

    class Meta:
        ordering: ClassVar = ["year"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["indicator", "year"], name="target_once_a_year"),
            models.CheckConstraint(condition=Q(year__gte=1900) & Q(year__lte=2200), name="target_year_is_one"),
        ]

    def __str__(self) -> str:
        return f"{self.year}: {self.value}"
