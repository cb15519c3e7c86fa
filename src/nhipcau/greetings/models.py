"""Letters of greeting, thanks and sympathy to partners, and the texts that an office keeps for them."""

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from nhipcau.agencies.models import Agency, Locality, Signer
from nhipcau.agreements.models import Agreement
from nhipcau.common.vietnamese import FoldedField
from nhipcau.documents.models import Document
from nhipcau.gifts.models import Giving
from nhipcau.glossary.models import Language
from nhipcau.partners.models import Partner, Post

USER = settings.AUTH_USER_MODEL
LONGEST_SAID = 1500


class Greeting(models.Model):
    """A letter to whoever holds a post at a partner, on an occasion (điện, thư chúc mừng, thăm hỏi, chia buồn).

    ``on`` is the day of the occasion. ``said_vi`` and ``said_en`` are the paragraph of this year; of a letter on an
    event ``event_vi`` and ``event_en`` say of what was heard, and ``heard_from`` from whom. The letter itself is
    ``document``, which goes the way of every document; ``giving`` is the gift that went with it. One that is not sent
    is ``skipped_on`` with a reason.
    """

    class Way(models.TextChoices):
        POST = "post", _("Bưu điện")
        EMAIL = "email", _("Thư điện tử")
        HAND = "hand", _("Trao tận tay")
        MISSION = "mission", _("Qua cơ quan đại diện")

    locality = models.ForeignKey(Locality, models.PROTECT, related_name="greetings")
    partner = models.ForeignKey(Partner, models.PROTECT, related_name="greetings", verbose_name=_("Đối tác"))
    post = models.ForeignKey(Post, models.PROTECT, null=True, related_name="greetings", verbose_name=_("Người nhận"))
    agency = models.ForeignKey(Agency, models.PROTECT, related_name="greetings", verbose_name=_("Cơ quan soạn"))
    occasion = models.CharField(_("Dịp"), max_length=30)
    agreement = models.ForeignKey(Agreement, models.PROTECT, null=True, related_name="greetings")
    on = models.DateField(_("Ngày của dịp"))
    title = models.CharField(_("Trích yếu"), max_length=400)
    folded = FoldedField(source="title")
    event_vi = models.CharField(_("Sự việc"), max_length=400, blank=True)
    event_en = models.CharField(_("Sự việc, tiếng Anh"), max_length=400, blank=True)
    heard_from = models.CharField(_("Nguồn tin"), max_length=300, blank=True)
    said_vi = models.TextField(_("Việc cụ thể trong năm"), max_length=LONGEST_SAID, blank=True)
    said_en = models.TextField(_("Việc cụ thể, tiếng Anh"), max_length=LONGEST_SAID, blank=True)
    signer = models.ForeignKey(Signer, models.PROTECT, null=True, related_name="+", verbose_name=_("Người ký"))
    document = models.OneToOneField(Document, models.SET_NULL, null=True, related_name="greeting")
    sent_on = models.DateField(_("Ngày gửi"), null=True)
    sent_by = models.CharField(_("Cách gửi"), max_length=8, choices=Way, blank=True)
    giving = models.ForeignKey(Giving, models.SET_NULL, null=True, related_name="+", verbose_name=_("Quà gửi kèm"))
    answered_on = models.DateField(_("Ngày được đáp"), null=True)
    answer = models.CharField(_("Nội dung đáp"), max_length=400, blank=True)
    skipped_on = models.DateField(null=True)
    skip_reason = models.CharField(_("Lý do không gửi"), max_length=300, blank=True)
    made_by = models.ForeignKey(USER, models.PROTECT, related_name="+")
    made_at = models.DateTimeField()

    class Meta:
        ordering: ClassVar = ["-on", "-pk"]
        indexes: ClassVar = [models.Index(fields=["partner", "on"], name="greetings_of_partner")]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["partner", "occasion", "on"], condition=Q(event_vi=""), name="greeting_once_an_occasion"
            ),
            models.CheckConstraint(
                condition=Q(skipped_on=None) | Q(document=None, sent_on=None), name="greeting_skipped_is_not_sent"
            ),
        ]

    def __str__(self) -> str:
        return self.title


class OwnText(models.Model):
    """An office's own text of a letter on an occasion, in a language; it stands before the one that is shipped."""

    locality = models.ForeignKey(Locality, models.PROTECT, related_name="greeting_texts")
    occasion = models.CharField(_("Dịp"), max_length=30)
    language = models.CharField(_("Ngôn ngữ"), max_length=5, choices=[("vi", _("Tiếng Việt")), *Language.choices])
    salutation = models.CharField(_("Lời chào"), max_length=200, blank=True)
    body = models.TextField(_("Nội dung"))
    closing = models.CharField(_("Lời kết"), max_length=200, blank=True)
    made_by = models.ForeignKey(USER, models.PROTECT, related_name="+")
    made_at = models.DateTimeField()

    class Meta:
        ordering: ClassVar = ["occasion", "language", "pk"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["locality", "occasion", "language"], name="own_text_once")
        ]

    def __str__(self) -> str:
        return f"{self.occasion}, {self.get_language_display()}"
