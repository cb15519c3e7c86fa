"""What names of this province are called in other languages."""

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from nhipcau.agencies.models import Locality
from nhipcau.common.vietnamese import FoldedField, SortKeyField

USER = settings.AUTH_USER_MODEL


class Language(models.TextChoices):
    """The languages into which names and letters are put (BCP 47)."""

    EN = "en", _("Tiếng Anh")
    FR = "fr", _("Tiếng Pháp")
    JA = "ja", _("Tiếng Nhật")
    KO = "ko", _("Tiếng Hàn")
    LO = "lo", _("Tiếng Lào")
    ZH = "zh", _("Tiếng Trung")


class Term(models.Model):
    """A name and what it is in another language, as the office has settled it (tên gọi đã thống nhất)."""

    class Kind(models.TextChoices):
        PLACE = "place", _("Địa danh")
        OFFICE = "office", _("Cơ quan")
        POST = "post", _("Chức vụ")
        HERITAGE = "heritage", _("Di sản, lễ hội")
        PRODUCT = "product", _("Sản phẩm, quà tặng")
        OTHER = "other", _("Tên khác")

    locality = models.ForeignKey(Locality, models.PROTECT, related_name="terms")
    kind = models.CharField(_("Loại"), max_length=10, choices=Kind, default=Kind.PLACE)
    name = models.CharField(_("Tên tiếng Việt"), max_length=250)
    folded = FoldedField(source="name")
    sort_key = SortKeyField(source="name")
    language = models.CharField(_("Ngôn ngữ"), max_length=5, choices=Language, default=Language.EN)
    text = models.CharField(_("Tên trong ngôn ngữ đó"), max_length=250)
    note = models.CharField(_("Căn cứ, ghi chú"), max_length=300, blank=True)
    made_by = models.ForeignKey(USER, models.PROTECT, related_name="+")
    made_at = models.DateTimeField()

    class Meta:
        ordering: ClassVar = ["sort_key", "language", "pk"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["locality", "language", "name"], name="term_once_in_a_language")
        ]

    def __str__(self) -> str:
        return f"{self.name}: {self.text}"
