"""What tells people of their next step, how they want to be told, and up to where the record has been told."""

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from nhipcau.reminders.models import Mail

USER = settings.AUTH_USER_MODEL


class Notice(models.Model):
    """What tells a person that something waits for them or has changed (thông báo); by mail ``is_at_once`` or gathered.

    ``kind`` is a row of the table (kinds.table), ``target`` the key of what it speaks of, ``occasion`` what gave rise
    to it: the number of an event, or the day and reason of a reminder. A person is told of one occasion once. Nothing
    is said of whether it still holds: that is asked of its kind whenever it is shown or sent.
    """

    user = models.ForeignKey(USER, models.CASCADE, related_name="notices")
    kind = models.CharField(max_length=32)
    target = models.BigIntegerField()
    occasion = models.CharField(max_length=40)
    at = models.DateTimeField(_("Lúc"), db_index=True)
    seen_at = models.DateTimeField(null=True)
    is_at_once = models.BooleanField(default=True)
    mail = models.ForeignKey(Mail, models.SET_NULL, null=True, related_name="notices")

    class Meta:
        ordering: ClassVar = ["-at", "-id"]
        indexes: ClassVar = [
            models.Index(fields=["user", "seen_at"], name="notice_of_a_person"),
            models.Index(
                fields=["is_at_once"], condition=models.Q(mail=None, seen_at=None), name="notice_to_be_mailed"
            ),
        ]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["user", "kind", "target", "occasion"], name="told_once")
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.target}: {self.user}"


class MailChoice(models.Model):
    """How a person wants mails (cách nhận thư); who has not chosen gets what was decided at once, the rest gathered."""

    class When(models.TextChoices):
        AT_ONCE = "at_once", _("Việc được giao, trả lại, quyết định: gửi ngay; việc khác: gộp một thư buổi sáng")
        GATHERED = "gathered", _("Gộp tất cả trong một thư buổi sáng")
        NONE = "none", _("Không gửi thư; chỉ xem thông báo trên hệ thống")

    user = models.OneToOneField(USER, models.CASCADE, related_name="mail_choice")
    when = models.CharField(_("Cách nhận thư"), max_length=8, choices=When, default=When.AT_ONCE)

    def __str__(self) -> str:
        return f"{self.user}: {self.get_when_display()}"


class Told(models.Model):
    """Up to which event of the record people have been told: one row.

    And up to which day they were reminded of reports, and for which day the mails of the morning were last gathered.
    """

    number = models.BigIntegerField(default=0)
    reminded_until = models.DateField(null=True)
    gathered_on = models.DateField(null=True)

    def __str__(self) -> str:
        return str(self.number)
