"""Who works where, and who has been asked to."""

from datetime import date
from typing import ClassVar, Self

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from nhipcau.accounts.models import User
from nhipcau.agencies.models.agencies import Agency


class MembershipQuerySet(models.QuerySet["Membership"]):
    """Memberships by what one table says."""

    def held(self) -> Self:
        return self.filter(ended_on=None)


class Membership(models.Model):
    """What a person is in an agency (vai trò); one that has ended stays on record."""

    class Role(models.TextChoices):
        FOCAL = "focal", _("Cán bộ đầu mối")
        OFFICER = "officer", _("Chuyên viên")
        HEAD = "head", _("Thủ trưởng cơ quan")
        CLERK = "clerk", _("Văn thư")
        LEADER = "leader", _("Lãnh đạo Ủy ban nhân dân")
        FINANCE = "finance", _("Cán bộ tài chính")
        EDITOR = "editor", _("Biên tập viên")
        TRANSLATOR = "translator", _("Biên dịch viên")
        MINISTRY = "ministry", _("Cán bộ bộ, ngành trung ương")
        ADMINISTRATOR = "administrator", _("Quản trị hệ thống")

    WORKING = (Role.FOCAL, Role.OFFICER, Role.HEAD)
    """The roles of those who do the agency's own work."""

    user = models.ForeignKey(User, models.CASCADE, related_name="memberships")
    agency = models.ForeignKey(Agency, models.PROTECT, related_name="memberships")
    role = models.CharField(_("Vai trò"), max_length=20, choices=Role)
    ended_on = models.DateField(_("Thôi từ ngày"), null=True, blank=True)

    objects = MembershipQuerySet.as_manager()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["user", "agency", "role"], condition=Q(ended_on=None), name="membership_held_once"
            )
        ]

    def __str__(self) -> str:
        return f"{self.user} – {self.get_role_display()}, {self.agency}"


class AbsenceQuerySet(models.QuerySet["Absence"]):
    """Absences by what one table says."""

    def on(self, day: date) -> Self:
        """Those that hold on the day; both of its days count."""
        return self.filter(called_off_at=None, since__lte=day, until__gte=day)

    def not_over(self, day: date) -> Self:
        return self.filter(called_off_at=None, until__gte=day)


class Absence(models.Model):
    """Days on which a person is away and a colleague has what is in their name (người thay thế)."""

    user = models.ForeignKey(User, models.CASCADE, related_name="absences", verbose_name=_("Người vắng mặt"))
    substitute = models.ForeignKey(User, models.CASCADE, related_name="+", verbose_name=_("Người thay thế"))
    since = models.DateField(_("Từ ngày"))
    until = models.DateField(_("Đến hết ngày"))
    called_off_at = models.DateTimeField(null=True)

    objects = AbsenceQuerySet.as_manager()

    class Meta:
        ordering: ClassVar = ["since", "pk"]
        constraints: ClassVar = [
            models.CheckConstraint(condition=Q(until__gte=models.F("since")), name="absence_days_in_order"),
            models.CheckConstraint(condition=~Q(user=models.F("substitute")), name="absence_of_somebody_else"),
        ]

    def __str__(self) -> str:
        return f"{self.user}: {self.since:%d/%m/%Y} – {self.until:%d/%m/%Y}"


class Invitation(models.Model):
    """A letter that asks somebody to sign in (thư mời): good once, for some days, for one role in one agency."""

    agency = models.ForeignKey(Agency, models.PROTECT, related_name="invitations")
    role = models.CharField(_("Vai trò"), max_length=20, choices=Membership.Role)
    email = models.EmailField(_("Thư điện tử"))
    full_name = models.CharField(_("Họ và tên"), max_length=120)
    title = models.CharField(_("Chức danh"), max_length=120, blank=True)
    key = models.CharField(max_length=64, unique=True)
    invited_by = models.ForeignKey(User, models.PROTECT, related_name="+")
    invited_at = models.DateTimeField(_("Mời lúc"))
    expires_at = models.DateTimeField(_("Hết hạn lúc"))
    accepted_at = models.DateTimeField(null=True)
    withdrawn_at = models.DateTimeField(null=True)

    class Meta:
        ordering: ClassVar = ["-invited_at"]

    def __str__(self) -> str:
        return f"{self.full_name} <{self.email}>"
