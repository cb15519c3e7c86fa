"""Delegations that come and that go: who is in them, what they agreed, which papers were written of them."""

from collections.abc import Iterable
from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from nhipcau.agencies.models import Agency, Locality
from nhipcau.common.vietnamese import FoldedField
from nhipcau.partners.models import Contact, Country, GuestRank, Partner
from nhipcau.plans.models import Task

USER = settings.AUTH_USER_MODEL


class Delegation(models.Model):
    """A delegation (đoàn vào, đoàn ra) under its number of the year in which it begins.

    ``agency`` receives it, or sends it. ``rank`` is that of the whole delegation by its head (Circular
    35/2026/TT-BTC); where the annexes do not name the head's post, ``rank_reason`` says by whose decision.
    """

    class Direction(models.TextChoices):
        IN = "in", _("Đoàn vào")
        OUT = "out", _("Đoàn ra")

    class Payer(models.TextChoices):
        OURS = "ours", _("Ngân sách tỉnh đài thọ")
        SHARED = "shared", _("Mỗi bên chịu một phần")
        THEIRS = "theirs", _("Phía nước ngoài đài thọ")
        SPONSOR = "sponsor", _("Tài trợ")

    locality = models.ForeignKey(Locality, models.PROTECT, related_name="delegations")
    direction = models.CharField(_("Đoàn"), max_length=3, choices=Direction)
    year = models.PositiveSmallIntegerField(_("Năm"))
    number = models.PositiveSmallIntegerField(_("Số"))
    name_vi = models.CharField(_("Tên đoàn"), max_length=300)
    name_en = models.CharField(_("Tên tiếng Anh"), max_length=300, blank=True)
    folded = FoldedField(source="name_vi")
    partners = models.ManyToManyField(Partner, related_name="delegations", blank=True, verbose_name=_("Đối tác"))
    country = models.ForeignKey(Country, models.PROTECT, null=True, blank=True, verbose_name=_("Nước"))
    purpose = models.TextField(_("Nội dung làm việc"), blank=True)
    starts_on = models.DateField(_("Từ ngày"))
    ends_on = models.DateField(_("Đến ngày"))
    agency = models.ForeignKey(Agency, models.PROTECT, related_name="delegations", verbose_name=_("Cơ quan chủ trì"))
    person = models.ForeignKey(USER, models.SET_NULL, null=True, blank=True, related_name="+",
                               verbose_name=_("Người theo dõi"))  # fmt: skip
    asked_by = models.CharField(_("Thư, văn bản đề nghị"), max_length=300, blank=True)
    asked_on = models.DateField(_("Ngày của thư, văn bản"), null=True, blank=True)
    rank = models.CharField(_("Hạng khách"), max_length=5, choices=GuestRank, blank=True)
    rank_reason = models.CharField(_("Căn cứ xếp hạng"), max_length=300, blank=True)
    payer = models.CharField(_("Kinh phí"), max_length=8, choices=Payer, default=Payer.OURS)
    decision = models.CharField(_("Văn bản cho phép, quyết định"), max_length=200, blank=True)
    decided_on = models.DateField(_("Ngày quyết định"), null=True, blank=True)
    decided_despite = models.CharField(_("Lý do vẫn quyết định"), max_length=300, blank=True)
    results = models.TextField(_("Kết quả"), blank=True)
    limits = models.TextField(_("Hạn chế, kinh nghiệm"), blank=True)
    proposals = models.TextField(_("Đề xuất"), blank=True)
    cancelled_on = models.DateField(_("Ngày hủy"), null=True, blank=True)
    cancel_reason = models.CharField(_("Lý do hủy"), max_length=300, blank=True)
    made_by = models.ForeignKey(USER, models.PROTECT, related_name="+")
    made_at = models.DateTimeField()

    class Meta:
        ordering: ClassVar = ["-starts_on", "-pk"]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["locality", "direction", "year", "number"], name="delegation_number_once_a_year"
            ),
            models.CheckConstraint(
                condition=Q(ends_on__gte=F("starts_on")), name="delegation_ends_after_it_begins"
            ),
        ]  # fmt: skip

    def __str__(self) -> str:
        return f"{self.get_direction_display()} {self.number}/{self.year}: {self.name_vi}"

    @property
    def is_in(self) -> bool:
        return self.direction == Delegation.Direction.IN


class Member(models.Model):
    """Somebody in a delegation (thành viên đoàn): a contact abroad, a colleague, or whoever is named.

    Name and posts are what is printed. ``place`` is the order of protocol. ``menu`` are words for the kitchen, never
    why. ``passport`` is sealed and kept only until the delegation is over.
    """

    class Part(models.TextChoices):
        HEAD = "head", _("Trưởng đoàn")
        SPOUSE = "spouse", _("Phu nhân, Phu quân của Trưởng đoàn")
        DEPUTY = "deputy", _("Phó Trưởng đoàn")
        MEMBER = "member", _("Thành viên")
        INTERPRETER = "interpreter", _("Phiên dịch")
        PRESS = "press", _("Báo chí")

    delegation = models.ForeignKey(Delegation, models.CASCADE, related_name="members")
    contact = models.ForeignKey(Contact, models.PROTECT, null=True, blank=True, related_name="travels")
    user = models.ForeignKey(USER, models.PROTECT, null=True, blank=True, related_name="+")
    address_as = models.CharField(_("Xưng hô"), max_length=4, choices=Contact.Address, blank=True)
    name = models.CharField(_("Họ tên"), max_length=200)
    folded = FoldedField(source="name")
    post_vi = models.CharField(_("Chức vụ"), max_length=250, blank=True)
    post_en = models.CharField(_("Chức vụ tiếng Anh"), max_length=250, blank=True)
    part = models.CharField(_("Trong đoàn"), max_length=12, choices=Part, default=Part.MEMBER)
    place = models.PositiveSmallIntegerField(_("Thứ tự"), default=0)
    menu = models.CharField(_("Suất ăn"), max_length=120, blank=True)
    passport = models.CharField(max_length=500, blank=True)

    class Meta:
        ordering: ClassVar = ["place", "pk"]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["delegation"], condition=Q(part="head"), name="delegation_has_one_head"
            ),
            models.UniqueConstraint(
                fields=["delegation", "contact"], condition=Q(contact__isnull=False), name="contact_once_in_delegation"
            ),
            models.UniqueConstraint(
                fields=["delegation", "user"], condition=Q(user__isnull=False), name="user_once_in_delegation"
            ),
        ]  # fmt: skip

    def __str__(self) -> str:
        return f"{self.get_address_as_display()} {self.name}".strip()

    @property
    def has_passport(self) -> bool:
        return bool(self.passport)


def head_among(members: Iterable[Member]) -> Member | None:
    """Who of them leads the delegation; nobody where none is known yet."""
    return next((one for one in members if one.part == Member.Part.HEAD), None)


class FollowUp(models.Model):
    """What both sides agreed (nội dung thống nhất): who does it here and there, until when, as which task."""

    delegation = models.ForeignKey(Delegation, models.CASCADE, related_name="follow_ups")
    text = models.TextField(_("Nội dung thống nhất"))
    agency = models.ForeignKey(Agency, models.PROTECT, null=True, blank=True, related_name="follow_ups",
                               verbose_name=_("Phía tỉnh"))  # fmt: skip
    theirs = models.CharField(_("Phía bạn"), max_length=250, blank=True)
    due = models.DateField(_("Thời hạn"), null=True, blank=True)
    task = models.OneToOneField(Task, models.PROTECT, null=True, related_name="follow_up")

    class Meta:
        ordering: ClassVar = ["pk"]

    def __str__(self) -> str:
        return self.text[:60]


class Paper(models.TextChoices):
    """Which documents are written of a delegation."""

    REQUEST = "request", _("Công văn đề nghị đón đoàn")
    PLAN = "plan", _("Kế hoạch đón đoàn")
    PROPOSAL = "proposal", _("Tờ trình cử đoàn")
    DECISION = "decision", _("Quyết định cử đoàn")
    MINUTES = "minutes", _("Biên bản làm việc")
    REPORT = "report", _("Báo cáo kết quả")
