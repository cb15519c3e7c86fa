"""What became of agencies: merged, split, renamed, abolished."""

from typing import ClassVar

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from nhipcau.accounts.models import User
from nhipcau.agencies.models.agencies import Agency
from nhipcau.agencies.models.localities import Locality


class Succession(models.Model):
    """One act by which the work of agencies passes to others on a day (kế thừa)."""

    class Kind(models.TextChoices):
        MERGE = "merge", _("Hợp nhất, sáp nhập")
        SPLIT = "split", _("Chia tách")
        RENAME = "rename", _("Đổi tên")
        ABOLISH = "abolish", _("Giải thể")

    locality = models.ForeignKey(Locality, models.PROTECT, related_name="successions")
    kind = models.CharField(_("Hình thức"), max_length=10, choices=Kind)
    on = models.DateField(_("Ngày hiệu lực"))
    act = models.CharField(_("Văn bản quyết định"), max_length=200)
    recorded_by = models.ForeignKey(User, models.PROTECT, related_name="+")
    recorded_at = models.DateTimeField()
    reversed_by = models.ForeignKey(User, models.PROTECT, null=True, related_name="+")
    reversed_at = models.DateTimeField(null=True)

    class Meta:
        ordering: ClassVar = ["-on", "-id"]
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(reversed_by=None, reversed_at=None)
                | Q(reversed_by__isnull=False, reversed_at__isnull=False),
                name="succession_reversed_by_and_at_together",
            )
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()} {self.on:%d/%m/%Y}"


class SuccessionLink(models.Model):
    """An agency before, and one after. ``founds`` where the later one began with the succession."""

    succession = models.ForeignKey(Succession, models.CASCADE, related_name="links")
    old = models.ForeignKey(Agency, models.PROTECT, related_name="became")
    new = models.ForeignKey(Agency, models.PROTECT, related_name="came_from")
    founds = models.BooleanField(default=False)

    class Meta:
        ordering: ClassVar = ["id"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["succession", "old", "new"], name="succession_link_once"),
        ]

    def __str__(self) -> str:
        return f"{self.old} → {self.new}"
