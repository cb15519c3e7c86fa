"""Reports that came as data from another instance or another locality of this one."""

from typing import Any, ClassVar

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from nhipcau.reports.models.periods import Period

USER = settings.AUTH_USER_MODEL


class ReceivedReport(models.Model):
    """A province's consolidated report as the ministry received it (báo cáo nhận được): data, not a scan.

    ``content`` is the machine report, under the SHA-256 of its bytes, ``whole`` its counts of the whole plan.
    ``period`` is set where it was sent inside this instance. A later report of the same plan and period takes the
    place of the one before, which stays.
    """

    sender = models.CharField(_("Nơi gửi"), max_length=250)
    plan_number = models.CharField(_("Kế hoạch"), max_length=250)
    period_name = models.CharField(_("Kỳ báo cáo"), max_length=200)
    ends_on = models.DateField(_("Số liệu đến ngày"))
    number = models.CharField(_("Số, ký hiệu"), max_length=100, blank=True)
    content: Any = models.JSONField()
    whole: Any = models.JSONField(default=dict)
    sha256 = models.CharField(max_length=64, unique=True)
    period = models.ForeignKey(Period, models.SET_NULL, null=True, related_name="sent_up")
    replaces = models.OneToOneField("self", models.SET_NULL, null=True, related_name="replaced_by")
    received_by = models.ForeignKey(USER, models.PROTECT, related_name="+")
    received_at = models.DateTimeField()

    class Meta:
        ordering: ClassVar = ["-ends_on", "sender"]

    def __str__(self) -> str:
        return f"{self.sender}: {self.period_name}"
