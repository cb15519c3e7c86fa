"""The book of gifts that came in (sổ quà tặng nhận được)."""

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from nhipcau.agencies.models import Agency, Locality
from nhipcau.common.vietnamese import FoldedField
from nhipcau.partners.models import Partner

USER = settings.AUTH_USER_MODEL


class ReceivedGift(models.Model):
    """A gift that came in, under its number of the year in the one book of the locality.

    One that was given to the locality or a body is kept, shown or passed on. One that was left with an official against
    the rules goes through the steps of Decree 59/2019/NĐ-CP (Art. 25-27): reported and handed over, valued, sold, the
    money paid in. The book holds what the report of Art. 26 has to say of the giver; money is in đồng.
    """

    class Given(models.TextChoices):
        BODY = "body", _("Tặng địa phương, cơ quan")
        PERSON = "person", _("Tặng cá nhân, không đúng quy định")

    locality = models.ForeignKey(Locality, models.PROTECT, related_name="received_gifts")
    agency = models.ForeignKey(Agency, models.PROTECT, related_name="received_gifts", verbose_name=_("Cơ quan giữ sổ"))
    number = models.PositiveIntegerField(_("Số"))
    year = models.PositiveSmallIntegerField()
    given = models.CharField(_("Tặng ai"), max_length=8, choices=Given, default=Given.BODY)
    received_on = models.DateField(_("Ngày nhận"))
    receiver = models.ForeignKey(USER, models.PROTECT, related_name="+", verbose_name=_("Người nhận"))
    description = models.CharField(_("Quà tặng, đặc điểm"), max_length=400)
    folded = FoldedField(source="description")
    pieces = models.PositiveIntegerField(_("Số lượng"), default=1)
    giver = models.CharField(_("Người tặng"), max_length=200)
    giver_post = models.CharField(_("Chức vụ, cơ quan, địa chỉ người tặng"), max_length=400, blank=True)
    partner = models.ForeignKey(
        Partner, models.PROTECT, null=True, blank=True, related_name="gifts_received", verbose_name=_("Đối tác")
    )
    circumstances = models.TextField(_("Thời gian, địa điểm, hoàn cảnh"), blank=True)
    relation = models.CharField(_("Mối quan hệ với người tặng"), max_length=400, blank=True)
    estimated = models.PositiveBigIntegerField(_("Giá trị ước tính (đồng)"), null=True, blank=True)
    kept_at = models.CharField(_("Nơi giữ"), max_length=250, blank=True)
    outcome = models.CharField(_("Kết cục"), max_length=400, blank=True)
    valued = models.PositiveBigIntegerField(_("Giá trị xác định (đồng)"), null=True, blank=True)
    sold_on = models.DateField(_("Ngày bán"), null=True, blank=True)
    sold_for = models.PositiveBigIntegerField(_("Tiền bán được (đồng)"), null=True, blank=True)
    costs = models.PositiveBigIntegerField(_("Chi phí bán (đồng)"), null=True, blank=True)
    closed_on = models.DateField(_("Xử lý xong ngày"), null=True, blank=True)
    made_by = models.ForeignKey(USER, models.PROTECT, related_name="+")
    made_at = models.DateTimeField()

    class Meta:
        ordering: ClassVar = ["-year", "-number"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["locality", "year", "number"], name="received_gift_number_once"),
            models.CheckConstraint(condition=Q(pieces__gt=0), name="received_something"),
            models.CheckConstraint(
                condition=Q(closed_on=None) | Q(closed_on__gte=F("received_on")), name="received_gift_closed_after"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.number_and_year}: {self.description[:80]}"

    @property
    def number_and_year(self) -> str:
        """03/2027."""
        return f"{self.number:02}/{self.year}"

    @property
    def paid_in(self) -> int | None:
        """What is left for the budget of what it was sold for; None where it was not sold."""
        return None if self.sold_for is None else max(0, self.sold_for - (self.costs or 0))
