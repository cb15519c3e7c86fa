"""What was done: progress with evidence, and what stands in the way."""

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from nhipcau.common.vietnamese import FoldedField
from nhipcau.plans.models import Assignment, Indicator, ProgressState, Task

USER = settings.AUTH_USER_MODEL


class Cause(models.TextChoices):
    """Why work is late (nguyên nhân), as a report groups and counts it; what is objective lies outside the agency."""

    PARTNER = "partner", _("phía đối tác nước ngoài điều chỉnh lịch")
    WEATHER = "weather", _("thời tiết không thuận lợi")
    MONEY = "money", _("kinh phí được giao muộn")
    APPROVAL = "approval", _("chờ ý kiến của cấp có thẩm quyền")
    REORGANISED = "reorganised", _("sắp xếp tổ chức bộ máy")
    PREPARED_LATE = "prepared", _("công tác chuẩn bị, tham mưu còn chậm")
    COOPERATION = "cooperation", _("phối hợp giữa các cơ quan chưa chặt chẽ")
    STAFF = "staff", _("thiếu nhân lực có chuyên môn")


OBJECTIVE = (Cause.PARTNER, Cause.WEATHER, Cause.MONEY, Cause.APPROVAL, Cause.REORGANISED)


class Progress(models.Model):
    """A report of progress (tiến độ) on an assignment. Append-only: a correction is a new row.

    It speaks of one due date (``due``, as it stood then), of recurring work of one ``occurrence``. Work that serves
    several plans is reported once; in the others stands a ``copy_of`` the row.
    """

    State = ProgressState

    assignment = models.ForeignKey(Assignment, models.PROTECT, related_name="progress")
    occurrence = models.PositiveSmallIntegerField(_("Lần thực hiện"), null=True)
    due = models.DateField(_("Hạn"), null=True)
    state = models.CharField(_("Tình trạng"), max_length=12, choices=State)
    percent = models.PositiveSmallIntegerField(_("Tỷ lệ hoàn thành (%)"))
    note = models.TextField(_("Kết quả"))
    reason = models.TextField(_("Giải trình quá hạn"), blank=True)
    cause = models.CharField(_("Nhóm nguyên nhân"), max_length=12, choices=Cause, blank=True)
    done_on = models.DateField(_("Ngày hoàn thành"), null=True, blank=True)
    posted_by = models.ForeignKey(USER, models.PROTECT, related_name="+")
    posted_at = models.DateTimeField(_("Lúc"), db_index=True)
    token = models.CharField(max_length=36)
    copy_of = models.ForeignKey("self", models.CASCADE, null=True, related_name="copies")

    class Meta:
        ordering: ClassVar = ["-posted_at", "-id"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["assignment", "token"], name="progress_form_once"),
            models.CheckConstraint(condition=Q(percent__lte=100), name="progress_percent_at_most_100"),
            models.CheckConstraint(condition=~Q(state="done") | Q(percent=100), name="progress_done_is_100"),
            models.CheckConstraint(
                condition=Q(state="done", done_on__isnull=False) | (~Q(state="done") & Q(done_on=None)),
                name="progress_done_has_a_day",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_state_display()} {self.percent}%"


class Latest(models.Model):
    """The last word on an assignment: a pointer, so that lists of thousands need not look for it.

    Of recurring work the last on the first return that is not done, or else on the one before it.
    """

    assignment = models.OneToOneField(Assignment, models.CASCADE, primary_key=True, related_name="latest")
    progress = models.OneToOneField(Progress, models.CASCADE, related_name="+")

    def __str__(self) -> str:
        return str(self.progress)


class ShownEvidence(models.Manager["Evidence"]):
    """Evidence without what was withdrawn: no page, document, preview or export is to meet that by chance."""

    def get_queryset(self) -> models.QuerySet["Evidence"]:
        return super().get_queryset().filter(withdrawal=None)


class Evidence(models.Model):
    """A file or a link that shows what was done (minh chứng). The same file sent twice is kept once.

    ``objects`` and what is related leave out what was withdrawn; ``ever`` has that too.
    """

    progress = models.ForeignKey(Progress, models.PROTECT, null=True, related_name="evidence")
    value = models.ForeignKey("work.IndicatorValue", models.PROTECT, null=True, related_name="evidence")
    name = models.CharField(max_length=250)
    url = models.URLField(_("Liên kết"), max_length=1000, blank=True)
    size = models.PositiveBigIntegerField(default=0)
    sha256 = models.CharField(max_length=64, blank=True, db_index=True)
    content = models.FileField(upload_to="evidence/%Y/%m", blank=True)
    folded = FoldedField(source="name")

    objects = ShownEvidence()
    ever: models.Manager["Evidence"] = models.Manager()

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=(Q(url="") & ~Q(sha256="")) | (~Q(url="") & Q(sha256="")), name="evidence_file_or_link"
            ),
            models.CheckConstraint(
                condition=Q(progress=None, value__isnull=False) | Q(progress__isnull=False, value=None),
                name="evidence_of_progress_or_of_a_value",
            ),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def said(self) -> "Progress | IndicatorValue":
        """What it shows: a row of progress or a value of an indicator."""
        said = self.progress or self.value
        assert said is not None  # noqa: S101 (a constraint of the table)
        return said

    @property
    def suffix(self) -> str:
        """What follows the last dot of a file's name, in small letters."""
        return self.name.rsplit(".", 1)[-1].lower() if not self.url else ""


class Withdrawal(models.Model):
    """Evidence that was wrong and counts no more (rút minh chứng): by whom, when and why. Append-only.

    The row of the evidence keeps its name and its SHA-256; nobody can open the file any more.
    """

    evidence = models.OneToOneField(Evidence, models.PROTECT, related_name="withdrawal")
    reason = models.TextField(_("Lý do rút"))
    by = models.ForeignKey(USER, models.PROTECT, related_name="+")
    at = models.DateTimeField()

    def __str__(self) -> str:
        return f"{self.evidence}: {self.reason[:60]}"


class OutputTick(models.Model):
    """An output (sản phẩm) of a task that is there, ticked off with a row of progress."""

    progress = models.ForeignKey(Progress, models.CASCADE, related_name="ticks")
    text = models.TextField()

    def __str__(self) -> str:
        return self.text


class Difficulty(models.Model):
    """What stands in the way (khó khăn, vướng mắc), raised by an agency, answered by a leader.

    The focal officer merges those that say the same into one, and passes up what a leader must decide.
    """

    assignment = models.ForeignKey(Assignment, models.PROTECT, related_name="difficulties")
    text = models.TextField(_("Khó khăn, vướng mắc"))
    raised_by = models.ForeignKey(USER, models.PROTECT, related_name="+")
    raised_at = models.DateTimeField()
    answer = models.TextField(_("Ý kiến chỉ đạo"), blank=True)
    answered_by = models.ForeignKey(USER, models.PROTECT, null=True, related_name="+")
    answered_at = models.DateTimeField(null=True)
    merged_into = models.ForeignKey("self", models.SET_NULL, null=True, related_name="merged")
    passed_up_by = models.ForeignKey(USER, models.PROTECT, null=True, related_name="+")
    passed_up_at = models.DateTimeField(null=True)
    remark = models.TextField(_("Ý kiến của cơ quan đầu mối"), blank=True)
    directive = models.ForeignKey(Task, models.SET_NULL, null=True, related_name="+", verbose_name=_("Việc được giao"))

    class Meta:
        ordering: ClassVar = ["-raised_at"]
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(answered_by=None, answered_at=None, answer="")
                | (Q(answered_by__isnull=False, answered_at__isnull=False) & ~Q(answer="")),
                name="difficulty_answered_whole",
            )
        ]

    def __str__(self) -> str:
        return self.text[:60]


class Milestone(models.Model):
    """A step (mốc công việc) into which an agency breaks its task, and who of its people takes it."""

    assignment = models.ForeignKey(Assignment, models.CASCADE, related_name="milestones")
    text = models.CharField(_("Nội dung"), max_length=500)
    due = models.DateField(_("Hạn"), null=True, blank=True)
    person = models.ForeignKey(USER, models.SET_NULL, null=True, related_name="+", verbose_name=_("Người xử lý"))
    done_on = models.DateField(_("Ngày hoàn thành"), null=True, blank=True)
    made_by = models.ForeignKey(USER, models.PROTECT, related_name="+")

    class Meta:
        ordering: ClassVar = ["due", "id"]

    def __str__(self) -> str:
        return self.text


class Decline(models.Model):
    """An agency says why it cannot take a task (từ chối nhận việc); the focal officer decides."""

    assignment = models.ForeignKey(Assignment, models.PROTECT, related_name="declines")
    reason = models.TextField(_("Lý do"))
    by = models.ForeignKey(USER, models.PROTECT, related_name="+")
    at = models.DateTimeField()
    is_granted = models.BooleanField(null=True)
    answer = models.TextField(_("Ý kiến của cơ quan đầu mối"), blank=True)
    decided_by = models.ForeignKey(USER, models.PROTECT, null=True, related_name="+")
    decided_at = models.DateTimeField(null=True)

    class Meta:
        ordering: ClassVar = ["-at"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["assignment"], condition=Q(decided_at=None), name="decline_open_once")
        ]

    def __str__(self) -> str:
        return self.reason[:60]


class IndicatorValue(models.Model):
    """What an indicator has reached (kết quả chỉ tiêu) on a day. Append-only: a correction is a new row."""

    indicator = models.ForeignKey(Indicator, models.PROTECT, related_name="values")
    on = models.DateField(_("Tính đến ngày"))
    value = models.DecimalField(_("Kết quả"), max_digits=18, decimal_places=2)
    note = models.TextField(_("Ghi chú"), blank=True)
    posted_by = models.ForeignKey(USER, models.PROTECT, related_name="+")
    posted_at = models.DateTimeField()
    token = models.CharField(max_length=36)

    class Meta:
        ordering: ClassVar = ["-on", "-id"]
        constraints: ClassVar = [models.UniqueConstraint(fields=["indicator", "token"], name="value_form_once")]

    def __str__(self) -> str:
        return f"{self.value} ({self.on:%d/%m/%Y})"
