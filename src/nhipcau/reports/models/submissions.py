"""What agencies send, the consolidated report, and the passages that both are made of."""

from typing import Any, ClassVar

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from nhipcau.agencies.models import Agency
from nhipcau.reports.models.periods import Period

USER = settings.AUTH_USER_MODEL


class Submission(models.Model):
    """What one agency reports for a period (báo cáo đơn vị). Its words are passages.

    One that ``is_nil`` says that nothing was to be done in the period; ``asks_nothing`` is ticked, never guessed.
    ``first_sent_at`` is the sending by which it is on time or late, however often it goes back and forth. ``remark``
    is what the focal officer asked for last; what was asked before stands in its steps.
    """

    class State(models.TextChoices):
        DRAFT = "draft", _("Đang soạn")
        SENT = "sent", _("Đã gửi")
        RETURNED = "returned", pgettext_lazy("trạng thái", "Trả lại")
        ACCEPTED = "accepted", _("Đã tiếp nhận")
        PASSED = "passed", _("Đã nhập vào báo cáo của cơ quan kế thừa")

    OPEN: ClassVar = frozenset({State.DRAFT, State.RETURNED})
    NEXT: ClassVar[dict[str, frozenset[str]]] = {
        State.DRAFT: frozenset({State.SENT}),
        State.SENT: frozenset({State.RETURNED, State.ACCEPTED, State.DRAFT}),
        State.RETURNED: frozenset({State.SENT}),
        State.ACCEPTED: frozenset({State.RETURNED}),
        State.PASSED: frozenset(),
    }

    period = models.ForeignKey(Period, models.CASCADE, related_name="submissions")
    agency = models.ForeignKey(Agency, models.PROTECT, related_name="submissions")
    state = models.CharField(_("Trạng thái"), max_length=10, choices=State, default=State.DRAFT)
    is_nil = models.BooleanField(_("Không phát sinh nhiệm vụ trong kỳ"), default=False)
    asks_nothing = models.BooleanField(_("Không có đề xuất, kiến nghị"), default=False)
    remark = models.TextField(_("Nhận xét của cơ quan đầu mối"), blank=True)
    unchanged_share = models.PositiveSmallIntegerField(_("Tỷ lệ câu giữ nguyên so với kỳ trước (%)"), null=True)
    sent_by = models.ForeignKey(USER, models.PROTECT, null=True, related_name="+")
    sent_at = models.DateTimeField(null=True)
    first_sent_at = models.DateTimeField(null=True)
    decided_by = models.ForeignKey(USER, models.PROTECT, null=True, related_name="+")
    decided_at = models.DateTimeField(null=True)

    class Meta:
        ordering: ClassVar = ["agency__sort_key"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["period", "agency"], name="submission_once"),
            models.CheckConstraint(
                condition=Q(sent_by=None, sent_at=None) | Q(sent_by__isnull=False, sent_at__isnull=False),
                name="submission_sent_by_and_at_together",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.agency} – {self.period}"

    @property
    def is_open(self) -> bool:
        """True while the agency may still write."""
        return self.state in self.OPEN

    @property
    def is_waited_for(self) -> bool:
        """True where the agency can still send it: in an open period, or since it was sent back."""
        return self.state == self.State.RETURNED or (self.state == self.State.DRAFT and not self.period.is_closed)

    @property
    def is_recallable(self) -> bool:
        """True where the agency can take back what it sent: nobody has decided on it, and the period is open."""
        return self.state == self.State.SENT and not self.period.is_closed

    @property
    def is_returnable(self) -> bool:
        """True of what was sent, and of what was accepted until the consolidated report is issued."""
        is_free = self.state == self.State.ACCEPTED and self.period.issued_at is None
        return is_free or self.state == self.State.SENT


class Step(models.Model):
    """A step of a report between its agency and the focal agency (lượt gửi, nhận): who, when, what was asked for.

    Append-only. ``asked`` holds the remarks on single passages: what each is about, and the remark.
    """

    class Kind(models.TextChoices):
        SENT = "sent", _("gửi báo cáo")
        RECALLED = "recalled", _("rút báo cáo về để sửa")
        RETURNED = "returned", _("trả lại để bổ sung, chỉnh sửa")
        ACCEPTED = "accepted", _("tiếp nhận")

    submission = models.ForeignKey(Submission, models.CASCADE, related_name="steps")
    kind = models.CharField(max_length=10, choices=Kind)
    by = models.ForeignKey(USER, models.PROTECT, null=True, related_name="+")
    at = models.DateTimeField()
    remark = models.TextField(blank=True)
    asked: Any = models.JSONField(default=list)

    class Meta:
        ordering: ClassVar = ["at", "pk"]

    def __str__(self) -> str:
        return f"{self.get_kind_display()} {self.at:%d/%m/%Y}"


class ConsolidatedReport(models.Model):
    """The report that the focal agency makes of a period (báo cáo tổng hợp). Its words are passages.

    ``issued`` holds its figures as they were when it was issued: what changed since is shown beside them.
    """

    period = models.OneToOneField(Period, models.CASCADE, related_name="report")
    issued = models.JSONField(null=True)
    issued_at = models.DateTimeField(null=True)

    def __str__(self) -> str:
        return str(self.period)


class Passage(models.Model):
    """A passage (đoạn) of a submission or of a consolidated report, as somebody wrote it.

    What nobody has touched has no row: it is drafted from the record whenever it is shown, until the report is
    sent. ``key`` says which passage it is: "overview", "task:12", "indicator:3", "section:…".
    """

    submission = models.ForeignKey(Submission, models.CASCADE, null=True, related_name="passages")
    report = models.ForeignKey(ConsolidatedReport, models.CASCADE, null=True, related_name="passages")
    key = models.CharField(max_length=60)
    text = models.TextField(blank=True)
    remark = models.TextField(_("Yêu cầu chỉnh sửa"), blank=True)
    version = models.PositiveIntegerField(default=1)
    written_by = models.ForeignKey(USER, models.PROTECT, null=True, related_name="+")
    written_at = models.DateTimeField()

    class Meta:
        ordering: ClassVar = ["pk"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["submission", "key"], name="passage_of_submission_once"),
            models.UniqueConstraint(fields=["report", "key"], name="passage_of_report_once"),
            models.CheckConstraint(
                condition=Q(submission=None, report__isnull=False) | Q(submission__isnull=False, report=None),
                name="passage_of_one_or_the_other",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.key}: {self.text[:60]}"


class Wording(models.Model):
    """How a passage read before somebody wrote it anew (bản trước): the last word of each sitting is kept."""

    passage = models.ForeignKey(Passage, models.CASCADE, related_name="wordings")
    text = models.TextField(blank=True)
    version = models.PositiveIntegerField()
    written_by = models.ForeignKey(USER, models.PROTECT, null=True, related_name="+")
    written_at = models.DateTimeField()

    class Meta:
        ordering: ClassVar = ["-version"]

    def __str__(self) -> str:
        return self.text[:60]


class Comment(models.Model):
    """What people of an agency say to each other about their report while they write it (trao đổi)."""

    submission = models.ForeignKey(Submission, models.CASCADE, related_name="comments")
    key = models.CharField(max_length=60, blank=True)
    text = models.TextField(_("Ý kiến"))
    by = models.ForeignKey(USER, models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        ordering: ClassVar = ["at"]

    def __str__(self) -> str:
        return self.text[:60]
