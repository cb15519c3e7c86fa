"""What people did to a draft, so that it can be undone, and what their corrections taught."""

from typing import Any, ClassVar

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from nhipcau.agencies.models import Locality
from nhipcau.plans.models.plans import Plan

USER = settings.AUTH_USER_MODEL


class ReviewStep(models.Model):
    """One step of a review: its items as they were (``before``), what it made, and the versions it left.

    ``told`` is, of a re-reading, what has changed: lists of kind, words before, words after.
    """

    plan = models.ForeignKey(Plan, models.CASCADE, related_name="review_steps")
    by = models.ForeignKey(USER, models.PROTECT, related_name="+")
    at = models.DateTimeField()
    verb = models.CharField(max_length=30)
    label = models.TextField(blank=True)
    before: Any = models.JSONField(default=list)
    made: Any = models.JSONField(default=list)
    versions: Any = models.JSONField(default=dict)
    told: Any = models.JSONField(default=list)
    undone_at = models.DateTimeField(null=True)

    class Meta:
        ordering: ClassVar = ["-id"]

    def __str__(self) -> str:
        return f"{self.verb} {self.label}"


class LearnedHeading(models.Model):
    """A heading that the reader did not know, and what stands under it in the plans of this locality."""

    class Kind(models.TextChoices):
        OBJECTIVES = "objectives", _("Mục tiêu")
        REQUIREMENTS = "requirements", _("Yêu cầu")
        TASKS = "tasks", _("Nhiệm vụ")
        DUTIES = "duties", _("Tổ chức thực hiện")
        REPORTING = "reporting", _("Chế độ báo cáo")
        FUNDING = "funding", _("Kinh phí")
        OTHER = "other", _("Không phải mục cần theo dõi")

    locality = models.ForeignKey(Locality, models.CASCADE, related_name="learned_headings")
    heading = models.TextField()
    key = models.TextField()
    kind = models.CharField(max_length=12, choices=Kind)
    taught_by = models.ForeignKey(USER, models.PROTECT, related_name="+")
    taught_at = models.DateTimeField()

    class Meta:
        ordering: ClassVar = ["heading"]
        constraints: ClassVar = [models.UniqueConstraint(fields=["locality", "key"], name="learned_heading_once")]

    def __str__(self) -> str:
        return f"{self.heading}: {self.get_kind_display()}"
