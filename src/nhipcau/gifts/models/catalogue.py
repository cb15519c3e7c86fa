"""The catalogue of gifts in two languages, and what comes into the store and goes out of it."""

from datetime import date
from typing import ClassVar

from django.conf import settings
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from nhipcau.agencies.models import Agency, Locality
from nhipcau.common.vietnamese import FoldedField, SortKeyField
from nhipcau.partners.models import Country

USER = settings.AUTH_USER_MODEL
FEWEST_STARS, MOST_STARS = 3, 5
"""Fewer than three stars earn no certificate (Decision 26/2026/QĐ-TTg)."""


class Gift(models.Model):
    """A gift that a locality gives to guests from abroad (quà tặng đối ngoại), in Vietnamese and English.

    ``price`` is in đồng for one piece, ``weight`` in grams with its box. ``ocop_group`` is the number of the set of
    criteria under which the product is certified, ``ocop_until`` the last day of the certificate as far as it is known.
    ``withdrawn_on`` is the day from which it is given no more.
    """

    class Kind(models.TextChoices):
        CRAFT = "craft", _("Thủ công")
        FOOD = "food", _("Thực phẩm")
        DRINK = "drink", _("Đồ uống")
        ART = "art", _("Tranh, tác phẩm")
        BOOK = "book", _("Sách, ấn phẩm")
        OTHER = "other", _("Quà khác")

    locality = models.ForeignKey(Locality, models.PROTECT, related_name="gifts")
    agency = models.ForeignKey(Agency, models.PROTECT, related_name="gifts", verbose_name=_("Cơ quan quản lý"))
    code = models.CharField(_("Mã"), max_length=20)
    kind = models.CharField(_("Nhóm"), max_length=8, choices=Kind, default=Kind.CRAFT)
    name_vi = models.CharField(_("Tên tiếng Việt"), max_length=200)
    name_en = models.CharField(_("Tên tiếng Anh"), max_length=200, blank=True)
    folded = FoldedField(source="name_vi")
    sort_key = SortKeyField(source="name_vi")
    origin_vi = models.CharField(_("Xuất xứ"), max_length=250, blank=True)
    origin_en = models.CharField(_("Xuất xứ, tiếng Anh"), max_length=250, blank=True)
    maker_vi = models.CharField(_("Người làm, làng nghề"), max_length=200, blank=True)
    maker_en = models.CharField(_("Người làm, tiếng Anh"), max_length=200, blank=True)
    maker_folded = FoldedField(source="maker_vi")
    material_vi = models.CharField(_("Chất liệu"), max_length=250, blank=True)
    material_en = models.CharField(_("Chất liệu, tiếng Anh"), max_length=250, blank=True)
    size_vi = models.CharField(_("Kích thước, khối lượng"), max_length=250, blank=True)
    size_en = models.CharField(_("Kích thước, tiếng Anh"), max_length=250, blank=True)
    ingredients_vi = models.CharField(_("Thành phần"), max_length=400, blank=True)
    ingredients_en = models.CharField(_("Thành phần, tiếng Anh"), max_length=400, blank=True)
    use_vi = models.CharField(_("Cách dùng"), max_length=400, blank=True)
    use_en = models.CharField(_("Cách dùng, tiếng Anh"), max_length=400, blank=True)
    care_vi = models.CharField(_("Bảo quản"), max_length=400, blank=True)
    care_en = models.CharField(_("Bảo quản, tiếng Anh"), max_length=400, blank=True)
    meaning_vi = models.TextField(_("Ý nghĩa văn hóa"), blank=True)
    meaning_en = models.TextField(_("Ý nghĩa, tiếng Anh"), blank=True)
    weight = models.PositiveIntegerField(_("Khối lượng cả hộp (gam)"), null=True, blank=True)
    is_fragile = models.BooleanField(_("Dễ vỡ"), default=False)
    is_liquid = models.BooleanField(_("Chất lỏng, không mang theo người lên máy bay"), default=False)
    import_notes = models.CharField(_("Lưu ý hải quan, kiểm dịch"), max_length=400, blank=True)
    taboo_notes = models.CharField(_("Lưu ý phong tục"), max_length=400, blank=True)
    avoided_in = models.ManyToManyField(
        Country, related_name="+", blank=True, verbose_name=_("Không tặng khách các nước")
    )
    ocop_group = models.PositiveSmallIntegerField(_("Bộ tiêu chí OCOP"), null=True, blank=True)
    ocop_stars = models.PositiveSmallIntegerField(
        _("Hạng sao OCOP"), null=True, blank=True,
        validators=[MinValueValidator(FEWEST_STARS), MaxValueValidator(MOST_STARS)],
    )  # fmt: skip
    ocop_decision = models.CharField(_("Quyết định công nhận OCOP"), max_length=200, blank=True)
    ocop_until = models.DateField(_("Công nhận đến ngày"), null=True, blank=True)
    price = models.PositiveBigIntegerField(_("Đơn giá (đồng)"), null=True, blank=True)
    supplier = models.CharField(_("Nơi cung cấp"), max_length=250, blank=True)
    store = models.CharField(_("Nơi cất giữ"), max_length=200, blank=True)
    fewest = models.PositiveIntegerField(_("Mức tối thiểu trong kho"), default=0)
    withdrawn_on = models.DateField(_("Thôi dùng từ ngày"), null=True)
    made_by = models.ForeignKey(USER, models.PROTECT, related_name="+")
    made_at = models.DateTimeField()

    class Meta:
        ordering: ClassVar = ["sort_key", "pk"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["locality", "code"], name="gift_code_once"),
            models.CheckConstraint(
                condition=Q(ocop_stars=None) | Q(ocop_stars__range=(FEWEST_STARS, MOST_STARS)), name="gift_ocop_stars"
            ),
        ]

    def __str__(self) -> str:
        return self.name_vi

    def is_certified(self, day: date) -> bool:
        """True of a product whose stars are valid on a day, as far as it is known."""
        return self.ocop_stars is not None and (self.ocop_until is None or self.ocop_until >= day)


class Movement(models.Model):
    """So many pieces that came into the store (positive) or left it (negative); never changed, only balanced."""

    class Kind(models.TextChoices):
        IN = "in", _("Nhập kho")
        OUT = "out", _("Xuất khác")
        COUNT = "count", _("Kiểm kê")
        GIVEN = "given", _("Xuất tặng")
        BACK = "back", _("Nhập lại")

    BY_HAND: ClassVar = (Kind.IN, Kind.OUT, Kind.COUNT)

    gift = models.ForeignKey(Gift, models.PROTECT, related_name="movements")
    kind = models.CharField(_("Loại"), max_length=8, choices=Kind)
    pieces = models.IntegerField(_("Số lượng"))
    on = models.DateField(_("Ngày"))
    note = models.CharField(_("Chứng từ, ghi chú"), max_length=300, blank=True)
    giving = models.ForeignKey("gifts.Giving", models.PROTECT, null=True, related_name="movements")
    by = models.ForeignKey(USER, models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        ordering: ClassVar = ["-on", "-pk"]
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(kind__in=["in", "back"], pieces__gt=0) | Q(kind__in=["out", "given"], pieces__lt=0)
                | (Q(kind="count") & ~Q(pieces=0)),
                name="movement_in_its_direction",
            )
        ]  # fmt: skip

    def __str__(self) -> str:
        return f"{self.get_kind_display()} {self.pieces:+}"
