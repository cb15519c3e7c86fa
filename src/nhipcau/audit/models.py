"""The record of who did what, when. Append-only."""

from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _


class Event(models.Model):
    """One action of one person (sự kiện nhật ký). Written only by ``record``; no foreign keys, so
    that nothing which happens to the rows can touch it."""

    at = models.DateTimeField(_("Lúc"), auto_now_add=True, db_index=True)
    by = models.CharField(_("Người thực hiện"), max_length=200)
    verb = models.CharField(_("Hành động"), max_length=60)
    target_model = models.CharField(max_length=60)
    target_id = models.BigIntegerField()
    data = models.JSONField(default=dict)

    class Meta:
        ordering: ClassVar = ["-id"]
        indexes: ClassVar = [models.Index(fields=["target_model", "target_id"])]

    def __str__(self) -> str:
        return f"{self.verb} {self.target_model}:{self.target_id}"
