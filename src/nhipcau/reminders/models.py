"""What reminds people of what is due, by which rules, and the mails that say so."""

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from nhipcau.agencies.models import Locality
from nhipcau.plans.models import Assignment

USER = settings.AUTH_USER_MODEL


def _days_before() -> list[int]:
    return [5, 1]


class ReminderRules(models.Model):
    """When a locality reminds (quy tắc nhắc việc). All counts are working days.

    Reminders go to officers first; ``head_after``, ``focal_after`` and ``leader_after`` days behind the due
    date to those above them as well. Nobody is reminded of what is done.
    """

    locality = models.OneToOneField(Locality, models.CASCADE, related_name="reminder_rules")
    is_on = models.BooleanField(_("Nhắc việc"), default=True)
    before = models.JSONField(_("Nhắc trước hạn (ngày làm việc)"), default=_days_before)
    repeat = models.PositiveSmallIntegerField(_("Quá hạn thì nhắc lại sau mỗi (ngày làm việc)"), default=5)
    head_after = models.PositiveSmallIntegerField(_("Báo thủ trưởng khi quá hạn (ngày làm việc)"), default=1)
    focal_after = models.PositiveSmallIntegerField(_("Báo cơ quan đầu mối khi quá hạn (ngày làm việc)"), default=5)
    leader_after = models.PositiveSmallIntegerField(_("Báo lãnh đạo khi quá hạn (ngày làm việc)"), default=20)
    extensions = models.PositiveSmallIntegerField(_("Số lần được gia hạn"), default=1)
    is_weekly = models.BooleanField(_("Thư tổng hợp đầu tuần"), default=True)
    reminded_until = models.DateField(null=True)

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(condition=Q(repeat__gte=1), name="reminder_repeats_after_a_day")
        ]

    def __str__(self) -> str:
        return str(self.locality)


class Mail(models.Model):
    """A mail to a person (thư): claimed before it is sent, so that it goes out once.

    One on a day gathers what can wait (thư nhắc việc), and says on the first day of a week what it brings
    (``is_weekly``); what cannot wait goes ``is_at_once``. One that could not be sent is tried again from ``retry_at``.
    """

    class State(models.TextChoices):
        WAITING = "waiting", _("Chờ gửi")
        CLAIMED = "claimed", _("Đang gửi")
        SENT = "sent", _("Đã gửi")
        DROPPED = "dropped", _("Không còn nội dung để gửi")

    user = models.ForeignKey(USER, models.CASCADE, related_name="mails")
    day = models.DateField(_("Ngày"))
    state = models.CharField(_("Trạng thái"), max_length=8, choices=State, default=State.WAITING)
    is_weekly = models.BooleanField(default=False)
    is_at_once = models.BooleanField(default=False)
    tries = models.PositiveSmallIntegerField(default=0)
    error = models.TextField(blank=True)
    sent_at = models.DateTimeField(null=True)
    retry_at = models.DateTimeField(null=True)

    class Meta:
        ordering: ClassVar = ["-day", "user"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["user", "day"], condition=Q(is_at_once=False), name="one_mail_a_day")
        ]

    def __str__(self) -> str:
        return f"{self.user} {self.day}"


class Reminder(models.Model):
    """One person reminded of one assignment for one reason (nhắc việc): never twice.

    ``why`` is before, on or after with the number of working days, and the due date that was meant: a due
    date that was moved reminds anew.
    """

    class Why(models.TextChoices):
        BEFORE = "before", _("sắp đến hạn")
        ON = "on", _("đến hạn hôm nay")
        AFTER = "after", _("quá hạn")

    assignment = models.ForeignKey(Assignment, models.CASCADE, related_name="reminders")
    user = models.ForeignKey(USER, models.CASCADE, related_name="reminders")
    why = models.CharField(max_length=8, choices=Why)
    days = models.PositiveSmallIntegerField(default=0)
    due = models.DateField(_("Hạn"))
    on = models.DateField(_("Ngày nhắc"), db_index=True)
    mail = models.ForeignKey(Mail, models.SET_NULL, null=True, related_name="reminders")
    seen_at = models.DateTimeField(null=True)

    class Meta:
        ordering: ClassVar = ["-on", "due", "id"]
        indexes: ClassVar = [models.Index(fields=["user", "seen_at"])]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["assignment", "user", "why", "days", "due"], name="reminded_once"),
        ]

    def __str__(self) -> str:
        return f"{self.get_why_display()} {self.due:%d/%m/%Y}: {self.assignment}"

    @property
    def is_late(self) -> bool:
        return self.why == self.Why.AFTER


class Extension(models.Model):
    """A later due date, asked for and decided (gia hạn). A due date moves in no other way but by an amendment.

    It is of one assignment, of recurring work of one ``occurrence``: another agency's date stays as it is. Only old
    ones (``is_of_task``) moved the date of the whole task.
    """

    assignment = models.ForeignKey(Assignment, models.CASCADE, related_name="extensions")
    occurrence = models.PositiveSmallIntegerField(_("Lần thực hiện"), null=True)
    due = models.DateField(_("Hạn đang có"))
    until = models.DateField(_("Xin gia hạn đến"))
    reason = models.TextField(_("Lý do"))
    is_of_task = models.BooleanField(default=False)
    asked_by = models.ForeignKey(USER, models.PROTECT, related_name="+")
    asked_at = models.DateTimeField()
    is_granted = models.BooleanField(null=True)
    answer = models.TextField(_("Ý kiến"), blank=True)
    decided_by = models.ForeignKey(USER, models.PROTECT, null=True, related_name="+")
    decided_at = models.DateTimeField(null=True)

    class Meta:
        ordering: ClassVar = ["-asked_at"]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["assignment"], condition=Q(decided_at=None), name="extension_asked_once_at_a_time"
            ),
            models.CheckConstraint(condition=Q(until__gt=models.F("due")), name="extension_is_later"),
            models.CheckConstraint(
                condition=Q(decided_at=None, decided_by=None, is_granted=None)
                | Q(decided_at__isnull=False, decided_by__isnull=False, is_granted__isnull=False),
                name="extension_decided_whole",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.assignment} → {self.until:%d/%m/%Y}"
