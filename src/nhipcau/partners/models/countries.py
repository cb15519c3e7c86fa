"""The countries of the world, as far as a province needs to know them."""

from typing import ClassVar

from django.core.validators import RegexValidator
from django.db import models
from django.utils.translation import gettext_lazy as _

from nhipcau.common.vietnamese import FoldedField, SortKeyField

CHECKED = ("formal_vi", "formal_en", "national_day", "base_year", "relations_on", "relation_level")
"""The facts that a person may correct; a later version of the shipped table leaves a corrected one alone."""
MONTH_AND_DAY = RegexValidator(r"^(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$", _("Hãy ghi tháng-ngày, ví dụ 09-02."))


class Country(models.Model):
    """A country: its names, its national day, since when it has relations with Viet Nam.

    Facts come from the shipped table with ``doubts``: for each fact what is not sure of it, in words; none where it
    is. ``corrected`` names those that a person has set, each with the source that they gave.

    ``base_year`` is the year from which the country counts its national days, None where it does not count.
    """

    code = models.CharField(_("Mã"), max_length=2, unique=True)
    name_vi = models.CharField(_("Tên nước"), max_length=120)
    name_en = models.CharField(_("Tên tiếng Anh"), max_length=120)
    formal_vi = models.CharField(_("Tên chính thức"), max_length=200, blank=True)
    formal_en = models.CharField(_("Tên chính thức tiếng Anh"), max_length=200, blank=True)
    folded = FoldedField(source="name_vi")
    sort_key = SortKeyField(source="name_vi")
    national_day = models.CharField(_("Quốc khánh"), max_length=5, blank=True, validators=[MONTH_AND_DAY])
    national_day_name_en = models.CharField(max_length=120, blank=True)
    base_year = models.PositiveSmallIntegerField(_("Năm gốc của Quốc khánh"), null=True, blank=True)
    relations_on = models.DateField(_("Ngày thiết lập quan hệ ngoại giao"), null=True, blank=True)
    relation_level = models.CharField(_("Khuôn khổ quan hệ"), max_length=120, blank=True)
    doubts = models.JSONField(default=dict, blank=True)
    corrected = models.JSONField(default=dict, blank=True)

    class Meta:
        ordering: ClassVar = ["sort_key"]

    def __str__(self) -> str:
        return self.name_vi

    @property
    def national_day_said(self) -> str:
        """The day first: 02/9."""
        month, _dash, day = self.national_day.partition("-")
        return f"{day}/{month}" if day else ""
