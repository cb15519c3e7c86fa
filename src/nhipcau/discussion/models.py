"""What those who work on a task say to each other, and when each of them last looked."""

from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from nhipcau.accounts.models import User
from nhipcau.plans.models import Task


class Remark(models.Model):
    """What somebody says of a task (ý kiến trao đổi), and to whom of those at work on it. Append-only."""

    task = models.ForeignKey(Task, models.PROTECT, related_name="remarks")
    text = models.TextField(_("Ý kiến trao đổi"))
    by = models.ForeignKey(User, models.PROTECT, related_name="+")
    at = models.DateTimeField()
    mentioned: models.ManyToManyField[User, User] = models.ManyToManyField(User, related_name="+")

    class Meta:
        ordering: ClassVar = ["at", "pk"]

    def __str__(self) -> str:
        return self.text[:60]


class Look(models.Model):
    """When a person last saw a task with something new in it."""

    user = models.ForeignKey(User, models.CASCADE, related_name="+")
    task = models.ForeignKey(Task, models.CASCADE, related_name="+")
    at = models.DateTimeField()

    class Meta:
        constraints: ClassVar = [models.UniqueConstraint(fields=["user", "task"], name="look_once")]

    def __str__(self) -> str:
        return f"{self.user}: {self.task}"
