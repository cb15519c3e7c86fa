"""The record of who did what, when: append-only, and chained so that a gap or a change shows."""

import hashlib
import json
from datetime import UTC
from typing import ClassVar

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

HEAD = 1
"""The key of the one row of ChainHead."""


class Event(models.Model):
    """One action of one person (sự kiện nhật ký). Written only by ``record``; no foreign keys, so
    that nothing which happens to the rows can touch it.

    ``digest`` is the SHA-256 of what the event says together with the digest of the one before it.
    """

    number = models.BigIntegerField(_("Số thứ tự"), unique=True)
    at = models.DateTimeField(_("Lúc"), default=timezone.now, db_index=True)  # noqa: TID251  the moment of the record itself
    by = models.CharField(_("Người thực hiện"), max_length=200)
    role = models.TextField(_("Vai trò"), blank=True)
    origin = models.CharField(_("Từ đâu"), max_length=200, blank=True)
    verb = models.CharField(_("Hành động"), max_length=60)
    target_model = models.CharField(max_length=60)
    target_id = models.BigIntegerField()
    data = models.JSONField(default=dict)
    previous = models.CharField(max_length=64, blank=True)
    digest = models.CharField(max_length=64)

    class Meta:
        ordering: ClassVar = ["-number"]
        indexes: ClassVar = [models.Index(fields=["target_model", "target_id"])]

    def __str__(self) -> str:
        return f"{self.verb} {self.target_model}:{self.target_id}"

    @property
    def computed_digest(self) -> str:
        """What the digest must be for what the event says."""
        said = [
            self.number, self.at.astimezone(UTC).isoformat(), self.by, self.origin, self.verb,
            self.target_model, self.target_id, self.data, self.previous,
        ]  # fmt: skip
        said += [self.role] if self.role else []  # the first events knew no role
        return hashlib.sha256(json.dumps(said, ensure_ascii=False, sort_keys=True).encode()).hexdigest()


class ChainHead(models.Model):
    """The number and digest of the last event: one row, locked while an event is added behind it."""

    number = models.BigIntegerField(default=0)
    digest = models.CharField(max_length=64, blank=True)

    def __str__(self) -> str:
        return f"{self.number} {self.digest[:12]}"
