"""Localities, agencies, the other names they are printed under, and who works where."""

from datetime import date
from typing import ClassVar, Self

from django.db import models
from django.db.models import Q, Value
from django.db.models.functions import Coalesce
from django.utils.translation import gettext_lazy as _

from nhipcau.accounts.models import User
from nhipcau.common.vietnamese import FoldedField, SortKeyField

LONGEST_AGENCY_NAME = 500
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


class AgencyQuerySet(models.QuerySet["Agency"]):
    """Agencies by what one table says."""

    def living(self, on: date) -> Self:
        return self.filter(lives_on(on))

    def single(self) -> Self:
        return self.exclude(kind=Agency.Kind.GROUP)


class Agency(models.Model):
    """An agency (cơ quan, đơn vị) of a locality; a group (các sở, ban, ngành) is one kind of it."""

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
                condition=Q(valid_from=None) | Q(valid_to=None) | Q(valid_to__gt=models.F("valid_from")),
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


class Membership(models.Model):
    """What a person is in an agency (vai trò)."""

    class Role(models.TextChoices):
        FOCAL = "focal", _("Cán bộ đầu mối")
        OFFICER = "officer", _("Chuyên viên")
        HEAD = "head", _("Thủ trưởng cơ quan")
        LEADER = "leader", _("Lãnh đạo Ủy ban nhân dân")

    user = models.ForeignKey(User, models.CASCADE, related_name="memberships")
    agency = models.ForeignKey(Agency, models.PROTECT, related_name="memberships")
    role = models.CharField(_("Vai trò"), max_length=20, choices=Role)

    class Meta:
        constraints: ClassVar = [models.UniqueConstraint(fields=["user", "agency", "role"], name="membership_once")]

    def __str__(self) -> str:
        return f"{self.user} – {self.get_role_display()}, {self.agency}"
