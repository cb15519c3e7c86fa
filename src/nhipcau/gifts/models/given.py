"""What was given to whom."""

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from nhipcau.gifts.models.catalogue import Gift
from nhipcau.partners.models import Activity, Contact, GuestRank, Partner

USER = settings.AUTH_USER_MODEL


class Giving(models.Model):
    """So many pieces of a gift given to a guest, or to a delegation (lượt tặng); ``price`` is of one piece that day.

    One that was noted by mistake is ``taken_back_at``; its pieces are in the store again.
    """

    class Recipient(models.TextChoices):
        HEAD = "head", _("Trưởng đoàn")
        SPOUSE = "spouse", _("Phu nhân, Phu quân của Trưởng đoàn")
        MEMBER = "member", _("Thành viên đoàn, khách khác")
        LEAVING = "leaving", _("Đại sứ, Trưởng đại diện kết thúc nhiệm kỳ")

    gift = models.ForeignKey(Gift, models.PROTECT, related_name="givings")
    pieces = models.PositiveIntegerField(_("Số lượng"), default=1)
    on = models.DateField(_("Ngày tặng"))
    partner = models.ForeignKey(Partner, models.PROTECT, related_name="givings", verbose_name=_("Đối tác"))
    contact = models.ForeignKey(
        Contact, models.PROTECT, null=True, blank=True, related_name="givings", verbose_name=_("Người nhận")
    )
    rank = models.CharField(_("Hạng khách"), max_length=5, choices=GuestRank, blank=True)
    recipient = models.CharField(_("Tặng ai"), max_length=8, choices=Recipient, default=Recipient.MEMBER)
    activity = models.ForeignKey(
        Activity, models.PROTECT, null=True, blank=True, related_name="givings", verbose_name=_("Trong hoạt động")
    )
    occasion = models.CharField(_("Dịp tặng"), max_length=250, blank=True)
    price = models.PositiveBigIntegerField(_("Đơn giá (đồng)"), null=True, blank=True)
    paid_by = models.CharField(_("Quyết định, nguồn kinh phí"), max_length=250, blank=True)
    reason = models.CharField(_("Lý do vượt mức, tặng lại"), max_length=300, blank=True)
    made_by = models.ForeignKey(USER, models.PROTECT, related_name="+")
    made_at = models.DateTimeField()
    taken_back_at = models.DateTimeField(null=True)

    class Meta:
        ordering: ClassVar = ["-on", "-pk"]
        constraints: ClassVar = [
            models.CheckConstraint(condition=Q(pieces__gt=0), name="giving_of_something"),
        ]

    def __str__(self) -> str:
        return f"{self.gift}: {self.to}"

    @property
    def to(self) -> str:
        """The person, or the partner whose delegation had it."""
        return str(self.contact) if self.contact else self.partner.name_vi
