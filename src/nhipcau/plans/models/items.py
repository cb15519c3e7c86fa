"""What a plan says: its items, and its reporting duties."""

from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from nhipcau.common.vietnamese import FoldedField
from nhipcau.plans.locators import place_in_words, short_place
from nhipcau.plans.models.plans import Plan, day_first


def top_section(section: str, kind: str) -> str:
    """The heading that a dashboard groups by: of tasks the one below the outermost, of duties the outermost."""
    parts = section.split(" › ")
    return parts[1] if len(parts) > 1 and kind == Item.Kind.TASK else parts[0]


class Item(models.Model):
    """An item (mục) of a plan: what was read, where from, and what a person made of it.

    A name that is only mentioned says of what it is one (``mention_type``, see kehoach.Mention); registers ask for it.

    ``doubt`` says what a newer version of the document left open: it is "gone" there, or reads otherwise
    ("differs") than what a person corrected. ``checked_at`` is when a person said that it is right.
    """

    class Kind(models.TextChoices):
        OBJECTIVE = "objective", _("Mục tiêu")
        REQUIREMENT = "requirement", _("Yêu cầu")
        TASK = "task", _("Nhiệm vụ")
        DUTY = "duty", _("Tổ chức thực hiện")
        REPORTING = "reporting", _("Chế độ báo cáo")
        FUNDING = "funding", _("Kinh phí")
        RECIPIENT = "recipient", _("Nơi nhận")
        MENTION = "mention", _("Tên riêng được nhắc đến")

    plan = models.ForeignKey(Plan, models.CASCADE, related_name="items")
    kind = models.CharField(max_length=12, choices=Kind)
    mention_type = models.CharField(max_length=12, blank=True)
    position = models.PositiveIntegerField()
    locator = models.TextField(blank=True)
    section = models.TextField(blank=True)
    text = models.TextField()
    text_read = models.TextField()
    span_start = models.PositiveIntegerField()
    span_end = models.PositiveIntegerField()
    dropped_at = models.DateTimeField(null=True)
    version = models.PositiveIntegerField(default=1)
    checked_at = models.DateTimeField(null=True)
    doubt = models.CharField(max_length=10, blank=True)
    folded = FoldedField(source="text")

    class Meta:
        ordering: ClassVar = ["position"]
        constraints: ClassVar = [models.UniqueConstraint(fields=["plan", "position"], name="item_position_once")]

    def __str__(self) -> str:
        return f"{self.locator} {self.text[:60]}".strip()

    @property
    def place(self) -> str:
        """Where it stands, in short: III.1 (2.1)."""
        return short_place(self.locator)

    @property
    def place_in_words(self) -> str:
        """Where it stands: III.1, gạch đầu dòng 2, ý 1."""
        return place_in_words(self.locator)

    @property
    def top_section(self) -> str:
        """The heading that a dashboard groups by."""
        return top_section(self.section, self.kind)

    @property
    def is_corrected(self) -> bool:
        return self.version > 1


class ReportingDuty(models.Model):
    """A reporting duty (chế độ báo cáo) stated by the plan; ``due`` is a date or MM-DD."""

    item = models.OneToOneField(Item, models.CASCADE, related_name="reporting_duty")

    class Frequency(models.TextChoices):
        YEARLY = "yearly", _("Hằng năm")
        PERIODIC = "periodic", _("Định kỳ")
        ONCE = "once", _("Một lần")

    by = models.JSONField(default=list)
    to = models.JSONField(default=list)
    frequency = models.CharField(max_length=10, choices=Frequency)
    due = models.CharField(max_length=10, blank=True)

    def __str__(self) -> str:
        return f"{self.frequency} {self.due}"

    @property
    def frequency_label(self) -> str:
        return str(self.get_frequency_display())

    @property
    def due_day(self) -> str:
        return day_first(self.due)
