"""What passed from one agency to another, row by row, so that it can be told and taken back."""

from typing import ClassVar

from django.db import models

from nhipcau.agencies.models import Agency, Succession


class Handover(models.Model):
    """One row of any table that passed with a succession. ``was`` is what the row was before, where that changed too.

    The row is named, not joined: whatever an agency may hold can pass.
    """

    succession = models.ForeignKey(Succession, models.CASCADE, related_name="handovers")
    old = models.ForeignKey(Agency, models.PROTECT, related_name="handed_over")
    new = models.ForeignKey(Agency, models.PROTECT, related_name="taken_over")
    holding = models.CharField(max_length=20)
    row = models.BigIntegerField()
    was = models.CharField(max_length=20, blank=True)

    class Meta:
        ordering: ClassVar = ["id"]
        indexes: ClassVar = [models.Index(fields=["holding", "row"])]
        constraints: ClassVar = [models.UniqueConstraint(fields=["succession", "holding", "row"], name="handover_once")]

    def __str__(self) -> str:
        return f"{self.holding} {self.row}: {self.old} → {self.new}"
