"""People abroad, the posts that they hold over time, and what was done together."""

from datetime import date
from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from nhipcau.agencies.models import Locality
from nhipcau.common.vietnamese import FoldedField
from nhipcau.partners.models.partners import Partner

USER = settings.AUTH_USER_MODEL


class GuestRank(models.TextChoices):
    """How a guest is ranked for a reception (hạng khách, Circular 35/2026/TT-BTC, annexes).

    The annexes name neither governors nor mayors: who hosts them sets the rank.
    """

    SPECIAL = "DB", _("Đặc biệt")
    A = "A", _("Hạng A")
    B = "B", _("Hạng B")
    C = "C", _("Hạng C")
    OTHER = "KHAC", _("Khách mời khác")


class Style(models.TextChoices):
    """How one writes to somebody (cách xưng hô trong thư): the forms of address are data of greetings."""

    AMBASSADOR = "ambassador", _("Đại sứ")
    CONSUL = "consul", _("Tổng Lãnh sự")
    GOVERNOR = "governor", _("Thống đốc, Tỉnh trưởng, Thị trưởng")
    COMRADE = "comrade", _("Lãnh đạo xưng hô “đồng chí”")
    MINISTER = "minister", _("Bộ trưởng")
    STATE = "state", _("Nguyên thủ quốc gia")
    ROYAL = "royal", _("Nhà vua, Nữ hoàng")
    REPRESENTATIVE = "office", _("Trưởng đại diện tổ chức quốc tế")
    DIRECTOR = "director", _("Giám đốc, Tổng Giám đốc")
    COMPATRIOT = "compatriot", _("Hội người Việt Nam ở nước ngoài")


class Contact(models.Model):
    """A person abroad with whom a province has to do (đầu mối liên hệ): what is on their card, and nothing else."""

    class Address(models.TextChoices):
        MR = "mr", _("Ông")
        MS = "ms", _("Bà")

    locality = models.ForeignKey(Locality, models.PROTECT, related_name="+")
    address_as = models.CharField(_("Xưng hô"), max_length=4, choices=Address, blank=True)
    name = models.CharField(_("Họ tên"), max_length=200)
    name_own = models.CharField(_("Họ tên bằng chữ nước họ"), max_length=200, blank=True)
    folded = FoldedField(source="name")
    email = models.EmailField(_("Thư điện tử"), blank=True)
    phone = models.CharField(_("Điện thoại"), max_length=60, blank=True)

    class Meta:
        ordering: ClassVar = ["folded", "pk"]

    def __str__(self) -> str:
        return f"{self.get_address_as_display()} {self.name}".strip()


class Post(models.Model):
    """What a contact is at a partner (chức vụ), ``since`` and ``until`` a day, as far as they are known."""

    contact = models.ForeignKey(Contact, models.PROTECT, related_name="posts")
    partner = models.ForeignKey(Partner, models.PROTECT, related_name="posts")
    title_vi = models.CharField(_("Chức vụ"), max_length=200)
    title_en = models.CharField(_("Chức vụ tiếng Anh"), max_length=200, blank=True)
    is_head = models.BooleanField(_("Người đứng đầu"), default=False)
    rank = models.CharField(_("Hạng khách"), max_length=5, choices=GuestRank, blank=True)
    style = models.CharField(_("Xưng hô trong thư"), max_length=12, choices=Style, blank=True)
    since = models.DateField(_("Từ ngày"), null=True, blank=True)
    until = models.DateField(_("Đến ngày"), null=True, blank=True)

    class Meta:
        ordering: ClassVar = ["-is_head", "-since", "pk"]
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(since=None) | Q(until=None) | Q(until__gte=F("since")), name="post_ends_after_it_begins"
            )
        ]

    def __str__(self) -> str:
        return f"{self.contact}, {self.title_vi}"

    def is_held(self, day: date) -> bool:
        """True of a post that its contact holds on a day."""
        return (self.since is None or self.since <= day) and (self.until is None or self.until >= day)


class Activity(models.Model):
    """Something done together with a partner (hoạt động), or fixed for a day to come: one line of its timeline.

    One that a record of another register stands for (a delegation, a conference) names it by model and key, and changes
    with it.
    """

    class Kind(models.TextChoices):
        MEETING = "meeting", _("Họp, làm việc")
        VISIT_IN = "visit_in", _("Đoàn vào")
        VISIT_OUT = "visit_out", _("Đoàn ra")
        LETTER = "letter", _("Thư, điện")
        EVENT = "event", _("Sự kiện")
        EXCHANGE = "exchange", _("Giao lưu")
        OTHER = "other", _("Hoạt động khác")

    partner = models.ForeignKey(Partner, models.PROTECT, related_name="activities")
    kind = models.CharField(_("Loại"), max_length=12, choices=Kind, default=Kind.MEETING)
    on = models.DateField(_("Ngày"))
    until = models.DateField(_("Đến ngày"), null=True, blank=True)
    text = models.CharField(_("Nội dung"), max_length=500)
    outcome = models.TextField(_("Kết quả"), blank=True)
    folded = FoldedField(source="text")
    record_model = models.CharField(max_length=60, blank=True)
    record_id = models.PositiveBigIntegerField(null=True)
    noted_by = models.ForeignKey(USER, models.PROTECT, related_name="+")
    noted_at = models.DateTimeField()

    class Meta:
        ordering: ClassVar = ["-on", "-pk"]
        indexes: ClassVar = [
            models.Index(fields=["partner", "on"], name="activities_of_partner"),
            models.Index(
                fields=["record_model", "record_id"], condition=Q(record_id__isnull=False), name="activities_of_record"
            ),
        ]
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(until=None) | Q(until__gte=F("on")), name="activity_ends_after_it_begins"
            )
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()}: {self.text[:80]}"
