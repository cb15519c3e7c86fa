"""Agencies, the other names they are printed under, and who belongs to a group."""

from datetime import date
from typing import ClassVar, Self

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from nhipcau.agencies.models.localities import Locality, lives_on
from nhipcau.common.vietnamese import FoldedField, SortKeyField

LONGEST_AGENCY_NAME = 500


class AgencyQuerySet(models.QuerySet["Agency"]):
    """Agencies by what one table says."""

    def living(self, on: date) -> Self:
        return self.filter(lives_on(on))

    def single(self) -> Self:
        return self.exclude(kind=Agency.Kind.GROUP)


class Agency(models.Model):
    """An agency (cơ quan, đơn vị) of a locality; a group (các sở, ban, ngành) is one kind of it.

    ``valid_to`` is the first day without it: where it equals ``valid_from`` its founding was taken back.
    ``member_kinds`` of a group names the kinds of which every agency is a member.
    """

    class Kind(models.TextChoices):
        COMMITTEE = "committee", _("Ủy ban nhân dân")
        DEPARTMENT = "department", _("Sở, ban, ngành")
        OFFICE = "office", _("Văn phòng")
        POLICE_MILITARY = "police_military", _("Công an, quân đội")
        PARTY = "party", _("Cơ quan Đảng")
        FRONT = "front", _("Mặt trận, đoàn thể, hội")
        PRESS = "press", _("Báo chí")
        SCHOOL = "school", _("Trường, viện")
        CENTRE = "centre", _("Trung tâm, đơn vị sự nghiệp")
        COMMUNE = "commune", _("Xã, phường, đặc khu")
        GROUP = "group", _("Nhóm cơ quan")
        OTHER = "other", _("Khác")

    locality = models.ForeignKey(Locality, models.PROTECT, related_name="agencies")
    name = models.CharField(_("Tên cơ quan"), max_length=LONGEST_AGENCY_NAME)
    short_name = models.CharField(_("Tên viết tắt"), max_length=60, blank=True)
    kind = models.CharField(_("Loại"), max_length=20, choices=Kind, default=Kind.DEPARTMENT)
    parent = models.ForeignKey("self", models.PROTECT, null=True, blank=True, related_name="children")
    address = models.CharField(_("Địa chỉ"), max_length=250, blank=True)
    phone = models.CharField(_("Điện thoại"), max_length=60, blank=True)
    email = models.EmailField(_("Thư điện tử"), blank=True)
    contact_person = models.CharField(_("Người liên hệ"), max_length=160, blank=True)
    member_kinds = models.JSONField(_("Gồm mọi cơ quan loại"), default=list, blank=True)
    version = models.PositiveIntegerField(default=1)
    valid_from = models.DateField(_("Từ ngày"), null=True, blank=True)
    valid_to = models.DateField(_("Đến ngày"), null=True, blank=True)
    folded = FoldedField(source="name")
    sort_key = SortKeyField(source="name")

    objects = AgencyQuerySet.as_manager()

    class Meta:
        ordering: ClassVar = ["sort_key"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["locality", "folded", "valid_from"], name="agency_once"),
            models.CheckConstraint(
                condition=Q(valid_from=None) | Q(valid_to=None) | Q(valid_to__gte=models.F("valid_from")),
                name="agency_dates_in_order",
            ),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def is_group(self) -> bool:
        return self.kind == self.Kind.GROUP


class Alias(models.Model):
    """Another name under which an agency is printed (tên gọi khác); unique in its locality."""

    locality = models.ForeignKey(Locality, models.CASCADE, related_name="aliases")
    agency = models.ForeignKey(Agency, models.CASCADE, related_name="aliases")
    name = models.CharField(_("Tên gọi khác"), max_length=LONGEST_AGENCY_NAME)
    folded = FoldedField(source="name")

    class Meta:
        ordering: ClassVar = ["name"]
        constraints: ClassVar = [models.UniqueConstraint(fields=["locality", "folded"], name="alias_once")]

    def __str__(self) -> str:
        return self.name


class GroupMember(models.Model):
    """An agency that belongs to a group although its kind does not say so, or does not although it does."""

    group = models.ForeignKey(Agency, models.CASCADE, related_name="named_members")
    agency = models.ForeignKey(Agency, models.PROTECT, related_name="named_in")
    is_member = models.BooleanField(_("Thuộc nhóm"), default=True)

    class Meta:
        constraints: ClassVar = [models.UniqueConstraint(fields=["group", "agency"], name="group_member_once")]

    def __str__(self) -> str:
        return f"{self.agency} – {self.group}"
