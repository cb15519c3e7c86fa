"""How an agency writes (thể thức): what stands above, below and around its documents, and who signs them."""

from datetime import date
from typing import ClassVar, Self

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from nhipcau.agencies.models.agencies import Agency

USER = settings.AUTH_USER_MODEL


class Letterhead(models.Model):
    """The form of an agency's documents, proposed from convention and confirmed by a person: a saved one is confirmed.

    ``authority`` stands above the position of whoever signs for a collective (TM. Ủy ban nhân dân); ``deputy_mark``
    above that of a deputy (KT.), empty where deputies sign in their own position. ``leaders`` are the last recipients
    but one (Lãnh đạo Sở), ``filed`` the last. ``term_from`` is the year in which the term of the committee began
    through which numbers run; None where they begin anew each year.
    """

    class Form(models.TextChoices):
        DECREE = "decree", _("Nghị định số 30/2020/NĐ-CP")
        PARTY = "party", _("Hướng dẫn số 05-HD/VPTW của Văn phòng Trung ương Đảng")
        OWN = "own", _("Hướng dẫn riêng của tổ chức")

    agency = models.OneToOneField(Agency, models.CASCADE, related_name="letterhead")
    form = models.CharField(_("Thể thức theo"), max_length=10, choices=Form, default=Form.DECREE)
    has_none_above = models.BooleanField(_("Không ghi cơ quan chủ quản"), default=False)
    above = models.CharField(_("Cơ quan chủ quản"), max_length=200, blank=True)
    name_lines = models.TextField(_("Tên cơ quan ban hành"))
    symbol = models.CharField(_("Ký hiệu cơ quan"), max_length=30)
    place = models.CharField(_("Địa danh"), max_length=80)
    authority = models.CharField(_("Thẩm quyền ký thay mặt tập thể"), max_length=80, blank=True)
    chief = models.CharField(_("Chức vụ người đứng đầu"), max_length=80)
    deputy_mark = models.CharField(_("Dấu hiệu ký thay"), max_length=10, blank=True)
    leaders = models.CharField(_("Dòng lãnh đạo trong nơi nhận"), max_length=120, blank=True)
    filed = models.CharField(_("Dòng lưu"), max_length=80, default="Lưu: VT")
    keeps_register = models.BooleanField(_("Sổ văn bản đi lập trên hệ thống này"), default=False)
    term_from = models.PositiveSmallIntegerField(_("Số chạy theo nhiệm kỳ, từ năm"), null=True)
    is_outside = models.BooleanField(_("Không trực thuộc Ủy ban nhân dân"), default=False)
    version = models.PositiveIntegerField(default=1)
    confirmed_by = models.ForeignKey(USER, models.PROTECT, null=True, related_name="+")
    confirmed_at = models.DateTimeField(null=True)

    def __str__(self) -> str:
        return f"{self.agency}: {self.get_form_display()}"

    @property
    def confirmed_version(self) -> int:
        """What two who edit it at once are told apart by: 0 where nobody confirmed it yet."""
        return self.version if self.pk else 0

    @property
    def lines(self) -> tuple[str, ...]:
        """The issuer's name as it breaks above the rule."""
        return tuple(line.strip() for line in self.name_lines.splitlines() if line.strip())


class DraftingUnit(models.Model):
    """A unit of an agency that drafts (đơn vị soạn thảo); its abbreviation stands in the symbol of a letter.

    Where it has a head with an account, what it drafts passes through that person's hands before it goes to the signer.
    """

    agency = models.ForeignKey(Agency, models.CASCADE, related_name="drafting_units")
    name = models.CharField(_("Đơn vị soạn thảo"), max_length=160)
    abbreviation = models.CharField(_("Viết tắt"), max_length=20)
    head = models.ForeignKey(USER, models.SET_NULL, null=True, related_name="+", verbose_name=_("Trưởng đơn vị"))
    is_used = models.BooleanField(default=True)

    class Meta:
        ordering: ClassVar = ["abbreviation"]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["agency", "abbreviation"], condition=Q(is_used=True), name="drafting_unit_once"
            )
        ]

    def __str__(self) -> str:
        return f"{self.name} ({self.abbreviation})"


class SignerQuerySet(models.QuerySet["Signer"]):
    """Signers by what one table says."""

    def on(self, day: date) -> Self:
        return self.filter(Q(since=None) | Q(since__lte=day), Q(until=None) | Q(until__gte=day))


class Signer(models.Model):
    """Who may sign for an agency (người ký), in what position, between which days; both days count.

    ``title`` is a rank or a degree that the signer's ministry lets stand before the name.
    """

    agency = models.ForeignKey(Agency, models.CASCADE, related_name="signers")
    user = models.ForeignKey(USER, models.PROTECT, null=True, blank=True, related_name="+")
    name = models.CharField(_("Họ và tên"), max_length=120)
    position = models.CharField(_("Chức vụ"), max_length=120)
    title = models.CharField(_("Cấp bậc, học hàm, học vị"), max_length=60, blank=True)
    since = models.DateField(_("Từ ngày"), null=True, blank=True)
    until = models.DateField(_("Đến hết ngày"), null=True, blank=True)

    objects = SignerQuerySet.as_manager()

    class Meta:
        ordering: ClassVar = ["pk"]
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(since=None) | Q(until=None) | Q(until__gte=models.F("since")), name="signer_days_in_order"
            )
        ]

    def __str__(self) -> str:
        return f"{self.position} {self.name}"
