"""Festivals, exhibitions, fairs, exchanges, days and weeks of culture, sport: what takes place, and who takes part."""

from datetime import date
from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from nhipcau.agencies.models import Agency, Locality
from nhipcau.common.vietnamese import FoldedField
from nhipcau.partners.models import Country, Partner
from nhipcau.procedures.clocks import CALENDAR_BEFORE, deadline

USER = settings.AUTH_USER_MODEL


class Event(models.Model):
    """An event (sự kiện) under its number of the year in which it begins.

    ``recurs`` says by which calendar it takes place every year; ``previous`` is that of the year before. What decides
    which permits it needs stands in seven answers, ``is_new`` to ``has_press_conference`` (``events.permits``).
    """

    class Kind(models.TextChoices):
        FESTIVAL = "festival", _("Lễ hội, ngày hội")
        PERFORMANCE = "performance", _("Biểu diễn nghệ thuật")
        EXHIBITION = "exhibition", _("Triển lãm, trưng bày")
        FAIR = "fair", _("Hội chợ, triển lãm thương mại")
        EXCHANGE = "exchange", _("Giao lưu văn hóa, nhân dân")
        WEEK = "week", _("Ngày, tuần văn hóa")
        SPORT = "sport", _("Thể thao")
        CEREMONY = "ceremony", _("Lễ kỷ niệm, lễ công bố")
        MEETING = "meeting", _("Hội thảo, tọa đàm, họp báo")

    class Recurs(models.TextChoices):
        NEVER = "", _("Không")
        SOLAR = "solar", _("Hằng năm, theo dương lịch")
        LUNAR = "lunar", _("Hằng năm, theo âm lịch")

    locality = models.ForeignKey(Locality, models.PROTECT, related_name="events")
    year = models.PositiveSmallIntegerField(_("Năm"))
    number = models.PositiveSmallIntegerField(_("Số"))
    name_vi = models.CharField(_("Tên sự kiện"), max_length=300)
    name_en = models.CharField(_("Tên tiếng Anh"), max_length=300, blank=True)
    folded = FoldedField(source="name_vi")
    kind = models.CharField(_("Loại"), max_length=12, choices=Kind)
    is_abroad = models.BooleanField(_("Tổ chức ở nước ngoài"), default=False)
    country = models.ForeignKey(Country, models.PROTECT, null=True, blank=True, verbose_name=_("Nước"))
    place = models.CharField(_("Địa điểm"), max_length=250, blank=True)
    starts_on = models.DateField(_("Từ ngày"))
    ends_on = models.DateField(_("Đến ngày"))
    recurs = models.CharField(_("Lặp lại"), max_length=5, choices=Recurs, blank=True)
    previous = models.OneToOneField(
        "self", models.SET_NULL, null=True, blank=True, related_name="following"
    )  # fmt: skip
    partners = models.ManyToManyField(Partner, related_name="events", blank=True, verbose_name=_("Đối tác"))
    aim = models.TextField(_("Mục đích, nội dung"), blank=True)
    funding = models.TextField(_("Nguồn kinh phí"), blank=True)
    is_new = models.BooleanField(_("Lần đầu, hoặc lại sau khi gián đoạn từ 02 năm"), default=False)
    has_show = models.BooleanField(_("Có biểu diễn nghệ thuật"), default=False)
    sells_tickets = models.BooleanField(_("Biểu diễn có bán vé, hoặc ngoài nhiệm vụ chính trị, đối ngoại, nội bộ"),
                                        default=False)  # fmt: skip
    has_exhibition = models.BooleanField(_("Có triển lãm, trưng bày"), default=False)
    crosses_border = models.BooleanField(_("Tác phẩm, hiện vật từ nước ngoài vào, hoặc đưa ra nước ngoài"),
                                         default=False)  # fmt: skip
    has_fair = models.BooleanField(_("Có hội chợ, gian hàng thương mại"), default=False)
    has_press_conference = models.BooleanField(_("Có họp báo"), default=False)
    agency = models.ForeignKey(Agency, models.PROTECT, related_name="events", verbose_name=_("Đơn vị tổ chức"))
    person = models.ForeignKey(USER, models.SET_NULL, null=True, blank=True, related_name="+",
                               verbose_name=_("Người theo dõi"))  # fmt: skip
    results = models.TextField(_("Kết quả"), blank=True)
    lessons = models.TextField(_("Kinh nghiệm, đề xuất"), blank=True)
    visitors = models.PositiveIntegerField(_("Lượt khách"), null=True, blank=True)
    reports = models.PositiveIntegerField(_("Tin, bài"), null=True, blank=True)
    asked = models.PositiveIntegerField(_("Số phiếu khảo sát"), null=True, blank=True)
    pleased = models.PositiveIntegerField(_("Số phiếu hài lòng"), null=True, blank=True)
    cancelled_on = models.DateField(_("Ngày hủy"), null=True, blank=True)
    cancel_reason = models.CharField(_("Lý do hủy"), max_length=300, blank=True)
    made_by = models.ForeignKey(USER, models.PROTECT, related_name="+")
    made_at = models.DateTimeField()

    class Meta:
        ordering: ClassVar = ["-starts_on", "-pk"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["locality", "year", "number"], name="event_number_once_a_year"),
            models.CheckConstraint(condition=Q(ends_on__gte=F("starts_on")), name="event_ends_after_it_begins"),
            models.CheckConstraint(
                condition=Q(asked=None, pleased=None) | Q(asked__gte=F("pleased")), name="event_pleases_whom_it_asked"
            ),
        ]

    def __str__(self) -> str:
        return self.name_vi


class Participation(models.Model):
    """Artists and guests of one country at an event; no country is our own side."""

    event = models.ForeignKey(Event, models.CASCADE, related_name="participations")
    country = models.ForeignKey(Country, models.PROTECT, null=True, blank=True, verbose_name=_("Nước"))
    artists = models.PositiveIntegerField(_("Nghệ sĩ, nghệ nhân, vận động viên"), default=0)
    guests = models.PositiveIntegerField(_("Khách, đại biểu"), default=0)

    class Meta:
        ordering: ClassVar = [F("country__sort_key").asc(nulls_first=True), "pk"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["event", "country"], name="participation_once_a_country"),
            models.UniqueConstraint(
                fields=["event"], condition=Q(country=None), name="participation_of_our_own_side_once"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.country or _('Việt Nam')}: {self.artists} + {self.guests}"


class Invitee(models.Model):
    """Who is invited to an event, and what they answered; a partner by its record where it has one."""

    class Answer(models.TextChoices):
        WAITING = "", _("Chưa trả lời")
        COMING = "coming", _("Sẽ dự")
        NOT = "not", _("Không dự")

    event = models.ForeignKey(Event, models.CASCADE, related_name="invitees")
    name = models.CharField(_("Người, đơn vị được mời"), max_length=250)
    folded = FoldedField(source="name")
    partner = models.ForeignKey(Partner, models.PROTECT, null=True, blank=True, related_name="invitees")
    answer = models.CharField(_("Trả lời"), max_length=6, choices=Answer, blank=True)
    people = models.PositiveIntegerField(_("Số người"), default=1)
    answered_on = models.DateField(_("Ngày trả lời"), null=True, blank=True)

    class Meta:
        ordering: ClassVar = ["pk"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["event", "folded"], name="invited_once"),
        ]

    def __str__(self) -> str:
        return self.name


class Preparation(models.Model):
    """What must be ready so many days before an event begins (việc chuẩn bị), by whom; ``done_on`` when it is."""

    event = models.ForeignKey(Event, models.CASCADE, related_name="preparations")
    text = models.CharField(_("Việc chuẩn bị"), max_length=300)
    days = models.PositiveSmallIntegerField(_("Xong trước (ngày)"))
    agency = models.ForeignKey(Agency, models.PROTECT, related_name="preparations", verbose_name=_("Cơ quan làm"))
    done_on = models.DateField(_("Ngày xong"), null=True, blank=True)

    class Meta:
        ordering: ClassVar = ["-days", "pk"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["event", "text"], name="prepared_once"),
        ]

    def __str__(self) -> str:
        return self.text

    @property
    def due(self) -> date:
        """The working day by which it has to be ready."""
        return deadline(CALENDAR_BEFORE, self.days, self.event.starts_on)


class Sponsor(models.Model):
    """Who gives money, things or services for an event, and of what worth in đồng."""

    event = models.ForeignKey(Event, models.CASCADE, related_name="sponsors")
    name = models.CharField(_("Nhà tài trợ"), max_length=250)
    partner = models.ForeignKey(Partner, models.PROTECT, null=True, blank=True, related_name="sponsored")
    what = models.CharField(_("Tài trợ bằng"), max_length=250, blank=True)
    worth = models.PositiveBigIntegerField(_("Trị giá (đồng)"), default=0)

    class Meta:
        ordering: ClassVar = ["-worth", "pk"]

    def __str__(self) -> str:
        return self.name


class Paper(models.TextChoices):
    """Which documents are written of an event."""

    PLAN = "plan", _("Kế hoạch tổ chức")
    REPORT = "report", _("Báo cáo kết quả")
