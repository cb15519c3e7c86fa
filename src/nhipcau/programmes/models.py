"""Programmes by the hour, whatever record they belong to, and what only one of them can have at a time."""

from datetime import datetime, timedelta
from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from nhipcau.agencies.models import Locality
from nhipcau.common.vietnamese import FoldedField

USER = settings.AUTH_USER_MODEL
LASTS = timedelta(hours=1)
"""What is taken of an item that has no end."""


class Resource(models.Model):
    """What a programme needs and only one can have at a time: somebody who hosts, an interpreter, a car, a room.

    ``precedence`` orders people as protocol has them: 1 before 2. One that is not used any more stays where it was.
    """

    class Kind(models.TextChoices):
        PERSON = "person", _("Người chủ trì, người dự")
        INTERPRETER = "interpreter", _("Phiên dịch")
        CAR = "car", _("Xe")
        ROOM = "room", _("Phòng, địa điểm")

    locality = models.ForeignKey(Locality, models.PROTECT, related_name="resources")
    kind = models.CharField(_("Loại"), max_length=12, choices=Kind)
    name = models.CharField(_("Tên"), max_length=200)
    name_en = models.CharField(_("Tên tiếng Anh"), max_length=200, blank=True)
    folded = FoldedField(source="name")
    post_vi = models.CharField(_("Chức vụ"), max_length=200, blank=True)
    post_en = models.CharField(_("Chức vụ tiếng Anh"), max_length=200, blank=True)
    precedence = models.PositiveSmallIntegerField(_("Thứ bậc"), default=100)
    seats = models.PositiveSmallIntegerField(_("Số chỗ"), null=True, blank=True)
    note = models.CharField(_("Ghi chú"), max_length=250, blank=True)
    is_used = models.BooleanField(_("Đang dùng"), default=True)

    class Meta:
        ordering: ClassVar = ["kind", "precedence", "folded", "pk"]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["locality", "kind", "folded"], condition=Q(is_used=True), name="resource_once"
            )
        ]

    def __str__(self) -> str:
        return f"{self.post_vi} {self.name}".strip()


class ProgrammeItem(models.Model):
    """One line of a programme (mục chương trình) of the record that its model and key name.

    ``inside`` is for those who run it and never stands in what guests get. One without ``ends`` takes an hour.
    """

    class Dress(models.TextChoices):
        FORMAL = "formal", _("Com-lê sẫm màu, áo dài")
        BUSINESS = "business", _("Com-lê")
        SMART = "smart", _("Com-lê không bắt buộc cà vạt")
        EVERYDAY = "everyday", _("Thường phục")
        OUTDOOR = "outdoor", _("Gọn nhẹ, giày thấp")

    record_model = models.CharField(max_length=60)
    record_id = models.PositiveBigIntegerField()
    locality = models.ForeignKey(Locality, models.PROTECT, related_name="+")
    on = models.DateField(_("Ngày"))
    starts = models.TimeField(_("Từ"))
    ends = models.TimeField(_("Đến"), null=True, blank=True)
    text_vi = models.CharField(_("Hoạt động"), max_length=400)
    text_en = models.CharField(_("Hoạt động, tiếng Anh"), max_length=400, blank=True)
    place_vi = models.CharField(_("Địa điểm"), max_length=250, blank=True)
    place_en = models.CharField(_("Địa điểm, tiếng Anh"), max_length=250, blank=True)
    dress = models.CharField(_("Trang phục"), max_length=10, choices=Dress, blank=True)
    inside = models.CharField(_("Nội bộ"), max_length=400, blank=True)
    is_settled = models.BooleanField(_("Đã xác nhận"), default=True)
    resources = models.ManyToManyField(Resource, through="Need", related_name="items")

    class Meta:
        ordering: ClassVar = ["on", "starts", "pk"]
        indexes: ClassVar = [
            models.Index(fields=["record_model", "record_id"], name="item_of_record"),
            models.Index(fields=["locality", "on"], name="items_of_a_day"),
        ]
        constraints: ClassVar = [
            models.CheckConstraint(condition=Q(ends=None) | Q(ends__gt=F("starts")), name="item_ends_after_it_starts")
        ]

    def __str__(self) -> str:
        return f"{self.starts:%H:%M} {self.text_vi}"

    @property
    def hours(self) -> str:
        """15:00 - 16:30, as programmes print it."""
        return f"{self.starts:%H:%M}" + (f" - {self.ends:%H:%M}" if self.ends else "")

    @property
    def span(self) -> tuple[datetime, datetime]:
        """From when until when it takes its people, cars and rooms."""
        first = datetime.combine(self.on, self.starts)
        return first, datetime.combine(self.on, self.ends) if self.ends else first + LASTS


class Need(models.Model):
    """That an item has a resource; ``is_host`` of the person who receives the guests there."""

    item = models.ForeignKey(ProgrammeItem, models.CASCADE, related_name="needs")
    resource = models.ForeignKey(Resource, models.PROTECT, related_name="needs")
    is_host = models.BooleanField(default=False)

    class Meta:
        ordering: ClassVar = ["-is_host", "resource__kind", "resource__precedence", "pk"]
        constraints: ClassVar = [models.UniqueConstraint(fields=["item", "resource"], name="need_once")]

    def __str__(self) -> str:
        return str(self.resource)


class Version(models.Model):
    """A programme as it was settled (bản chương trình): what was printed and handed out carries its number."""

    record_model = models.CharField(max_length=60)
    record_id = models.PositiveBigIntegerField()
    number = models.PositiveSmallIntegerField()
    lines = models.JSONField(default=list)
    note = models.CharField(_("Vì sao đổi, ai đồng ý"), max_length=300, blank=True)
    made_by = models.ForeignKey(USER, models.PROTECT, related_name="+")
    made_at = models.DateTimeField()

    class Meta:
        ordering: ClassVar = ["-number"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["record_model", "record_id", "number"], name="version_once")
        ]

    def __str__(self) -> str:
        return f"{self.record_model} {self.record_id}: {self.number}"
