"""Foreign reporters and film crews: who comes, where they work, by which papers, what they made known.

Nothing here judges: neither what somebody thinks, nor what a work says. Of a work the register keeps where it stands.
"""

from datetime import datetime
from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from nhipcau.agencies.models import Agency, Locality
from nhipcau.common.vietnamese import FoldedField
from nhipcau.glossary.models import Language
from nhipcau.partners.models import Country, Partner
from nhipcau.procedures.clocks import hours_after

USER = settings.AUTH_USER_MODEL
LANGUAGES = (
    ("vi", _("Tiếng Việt")), *Language.choices, ("de", _("Tiếng Đức")), ("es", _("Tiếng Tây Ban Nha")),
    ("ru", _("Tiếng Nga")), ("th", _("Tiếng Thái Lan")), ("km", _("Tiếng Khmer")), ("xx", _("Ngôn ngữ khác")),
)  # fmt: skip
"""The languages of works (BCP 47)."""
HOURS_TO_TELL = 24
"""Within how many hours the Ministry is told of a violation: the decree says "promptly" (Art. 7.3)."""


class PressVisit(models.Model):
    """Reporters or a film crew that work here (đoàn phóng viên, đoàn phim), under their number of the year.

    ``agency`` guides them; ``guide`` is who goes with them. ``asked_on`` is the day on which the request was received.
    No opinion about them is kept, and none about what they publish.
    """

    class Kind(models.TextChoices):
        VISITING = "visiting", _("Phóng viên không thường trú")
        RESIDENT = "resident", _("Văn phòng thường trú")
        DELEGATION = "delegation", _("Báo chí đi cùng đoàn khách")
        FILM = "film", _("Đoàn phim")

    class Answer(models.TextChoices):
        WHOLLY = "wholly", _("Chấp thuận")
        PARTLY = "partly", _("Chấp thuận một phần")
        NOT = "not", _("Chưa chấp thuận")

    locality = models.ForeignKey(Locality, models.PROTECT, related_name="press_visits")
    kind = models.CharField(_("Loại"), max_length=10, choices=Kind, default=Kind.VISITING)
    year = models.PositiveSmallIntegerField(_("Năm"))
    number = models.PositiveSmallIntegerField(_("Số"))
    outlet = models.ForeignKey(Partner, models.PROTECT, related_name="press_visits", verbose_name=_("Cơ quan báo chí"))
    country = models.ForeignKey(Country, models.PROTECT, null=True, blank=True, verbose_name=_("Nước"))
    topic = models.CharField(_("Chủ đề"), max_length=300)
    folded = FoldedField(source="topic")
    places = models.TextField(_("Địa điểm"), blank=True)
    equipment = models.TextField(_("Thiết bị"), blank=True)
    asked_by = models.CharField(_("Văn bản đề nghị"), max_length=300, blank=True)
    asked_on = models.DateField(_("Ngày nhận đề nghị"), null=True, blank=True)
    licence = models.CharField(_("Số giấy phép"), max_length=100, blank=True)
    licensed_from = models.DateField(_("Giấy phép từ ngày"), null=True, blank=True)
    licensed_until = models.DateField(_("Giấy phép đến ngày"), null=True, blank=True)
    starts_on = models.DateField(_("Từ ngày"))
    ends_on = models.DateField(_("Đến ngày"))
    agency = models.ForeignKey(Agency, models.PROTECT, related_name="press_visits", verbose_name=_("Cơ quan hướng dẫn"))
    guide = models.ForeignKey(USER, models.SET_NULL, null=True, blank=True, related_name="+",
                              verbose_name=_("Người hướng dẫn"))  # fmt: skip
    person = models.ForeignKey(USER, models.SET_NULL, null=True, blank=True, related_name="+",
                               verbose_name=_("Người theo dõi"))  # fmt: skip
    answer = models.CharField(_("Trả lời"), max_length=6, choices=Answer, blank=True)
    answer_paper = models.CharField(_("Văn bản trả lời"), max_length=200, blank=True)
    answered_on = models.DateField(_("Ngày trả lời"), null=True, blank=True)
    cancelled_on = models.DateField(_("Ngày hủy"), null=True, blank=True)
    cancel_reason = models.CharField(_("Lý do hủy"), max_length=300, blank=True)
    made_by = models.ForeignKey(USER, models.PROTECT, related_name="+")
    made_at = models.DateTimeField()

    class Meta:
        ordering: ClassVar = ["-starts_on", "-pk"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["locality", "year", "number"], name="press_visit_number_once_a_year"),
            models.CheckConstraint(
                condition=Q(ends_on__gte=F("starts_on")), name="press_visit_ends_after_it_begins"
            ),
        ]  # fmt: skip

    def __str__(self) -> str:
        return f"{self.get_kind_display()} {self.number}/{self.year}: {self.name_vi}"

    @property
    def name_vi(self) -> str:
        """What stands above a programme that is printed."""
        return f"{self.outlet.name_vi}: {self.topic}"

    @property
    def name_en(self) -> str:
        return self.outlet.name_en

    @property
    def is_outside_licence(self) -> bool:
        """True where days of the visit are known not to lie in the time of the licence."""
        begins_before = self.licensed_from is not None and self.starts_on < self.licensed_from
        return begins_before or (self.licensed_until is not None and self.licensed_until < self.ends_on)


class Reporter(models.Model):
    """Somebody of a team (phóng viên, thành viên đoàn phim): name, post and press card, as they stand on the card.

    No passport, no nationality, no opinion.
    """

    visit = models.ForeignKey(PressVisit, models.CASCADE, related_name="reporters")
    name = models.CharField(_("Họ tên"), max_length=200)
    folded = FoldedField(source="name")
    post = models.CharField(_("Chức danh"), max_length=200, blank=True)
    card = models.CharField(_("Số thẻ"), max_length=60, blank=True)

    class Meta:
        ordering: ClassVar = ["pk"]
        constraints: ClassVar = [models.UniqueConstraint(fields=["visit", "folded", "card"], name="reporter_once")]

    def __str__(self) -> str:
        return self.name


class Consent(models.Model):
    """The written consent to another programme or place (Decree 262/2026/NĐ-CP, Art. 6.2).

    ``version`` is the number that the programme has or gets; ``digest`` marks what was agreed: when, what, where.
    """

    visit = models.ForeignKey(PressVisit, models.CASCADE, related_name="consents")
    paper = models.CharField(_("Văn bản đồng ý"), max_length=200)
    on = models.DateField(_("Ngày của văn bản"))
    version = models.PositiveSmallIntegerField()
    digest = models.CharField(max_length=64)

    class Meta:
        ordering: ClassVar = ["-pk"]
        constraints: ClassVar = [models.UniqueConstraint(fields=["visit", "digest"], name="consent_once")]

    def __str__(self) -> str:
        return self.paper


class Published(models.Model):
    """A work that came of a visit (tác phẩm đã đăng, phát): where it stands, in which language, since when.

    Never what it says or whether it pleases. A copy for the archive is a file of the visit.
    """

    class Kind(models.TextChoices):
        TEXT = "text", _("Bài viết")
        PHOTO = "photo", _("Phóng sự ảnh")
        VIDEO = "video", _("Phim, phóng sự truyền hình")
        AUDIO = "audio", _("Phát thanh")
        OTHER = "other", _("Loại khác")

    visit = models.ForeignKey(PressVisit, models.CASCADE, related_name="published")
    link = models.URLField(_("Liên kết"), max_length=1000)
    title = models.CharField(_("Tên tác phẩm"), max_length=300)
    language = models.CharField(_("Ngôn ngữ"), max_length=5, choices=LANGUAGES)
    published_on = models.DateField(_("Ngày đăng, phát"))
    kind = models.CharField(_("Loại"), max_length=6, choices=Kind, default=Kind.TEXT)

    class Meta:
        ordering: ClassVar = ["-published_on", "-pk"]
        constraints: ClassVar = [models.UniqueConstraint(fields=["visit", "link"], name="published_once")]

    def __str__(self) -> str:
        return self.title


class Violation(models.Model):
    """What happened against the licence or the law (vi phạm), as the record of it says, and when the Ministry was told.

    It says what was done, where and when: nothing about opinions or about what was reported.
    """

    visit = models.ForeignKey(PressVisit, models.PROTECT, related_name="violations")
    at = models.DateTimeField(_("Lúc"))
    what = models.TextField(_("Việc xảy ra"))
    told_at = models.DateTimeField(_("Thông báo Bộ Ngoại giao lúc"), null=True, blank=True)
    told_paper = models.CharField(_("Văn bản thông báo"), max_length=200, blank=True)

    class Meta:
        ordering: ClassVar = ["-at", "-pk"]

    def __str__(self) -> str:
        return self.what[:60]

    @property
    def tell_by(self) -> datetime:
        """Until when the Ministry is to be told: hours run through days off."""
        return hours_after(self.at, HOURS_TO_TELL)

    def is_late(self, now: datetime) -> bool:
        """True where it was told too late, or is not told yet and should be."""
        return (self.told_at or now) > self.tell_by


class Paper(models.TextChoices):
    """Which documents are written of a visit of foreign press."""

    ANSWER = "answer", _("Công văn trả lời đề nghị")
    REPORT = "report", _("Báo cáo sau khi đoàn kết thúc")
