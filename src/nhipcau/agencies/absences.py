"""Who is away, and which colleague has what is in their name meanwhile."""

from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction
from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from nhipcau.accounts.models import User
from nhipcau.agencies.models import Absence, AbsenceQuerySet, Membership
from nhipcau.agencies.permissions import can_add_absence
from nhipcau.agencies.standing import standing_of
from nhipcau.audit.journal import record
from nhipcau.common.locking import locked
from nhipcau.common.refusal import refuse_if, require

OWN_ONLY = gettext_lazy("Chỉ người vắng mặt, thủ trưởng cơ quan hoặc quản trị hệ thống được ghi việc này.")


@dataclass(frozen=True, slots=True)
class Away:
    """Days away as they are typed, both counted, and who stands in."""

    substitute: User
    since: date
    until: date


@transaction.atomic
def add_absence(*, by: User, user: User, away: Away, now: datetime) -> Absence:
    """Says that somebody is away and who of their agency stands in for them."""
    require(_may_say(by, user), str(OWN_ONLY))
    locked(user)
    refuse_if(away.until < away.since, _("Ngày kết thúc không được trước ngày bắt đầu."))
    refuse_if(away.until < timezone.localdate(now), _("Những ngày này đã qua."))
    refuse_if(
        user == away.substitute or not _colleagues_of(user).filter(pk=away.substitute.pk).exists(),
        _("Người thay thế phải là người khác đang làm việc ở cùng cơ quan."),
    )
    same_days = user.absences.filter(called_off_at=None, since__lte=away.until, until__gte=away.since)
    refuse_if(same_days.exists(), _("Đã ghi vắng mặt trong những ngày này."))
    is_away = Absence.objects.filter(
        user=away.substitute, called_off_at=None, since__lte=away.until, until__gte=away.since
    )
    refuse_if(is_away.exists(), _("%(person)s cũng vắng mặt trong những ngày này.") % {"person": away.substitute})
    absence = Absence.objects.create(user=user, substitute=away.substitute, since=away.since, until=away.until)
    record(
        by=by, verb="add_absence", target=absence, name=str(user), person=str(away.substitute),
        since=away.since.isoformat(), until=away.until.isoformat(),
    )  # fmt: skip
    return absence


@transaction.atomic
def call_off_absence(*, by: User, absence: Absence, now: datetime) -> Absence:
    """The person is back, or does not go: from now on nobody stands in."""
    require(_may_say(by, absence.user), str(OWN_ONLY))
    absence = locked(absence, "user")
    refuse_if(absence.called_off_at is not None, _("Đã thôi thay thế."))
    absence.called_off_at = now
    absence.save()
    record(by=by, verb="call_off_absence", target=absence, name=str(absence.user))
    return absence


def _may_say(by: User, user: User) -> bool:
    """Everybody of themselves; of others who may for one of their agencies."""
    held = Membership.objects.held().filter(user=user).select_related("agency")
    return by == user or any(can_add_absence(by, row.agency) for row in held)


def visible_absences(user: User) -> AbsenceQuerySet:
    """Own absences, those in which one stands in, and those of people for whom one may say it."""
    theirs = _under(user).filter(user=OuterRef("user"))
    rows = Absence.objects.filter(Q(user=user) | Q(substitute=user) | Exists(theirs))
    return rows.select_related("user", "substitute").order_by("since", "pk")


def who_may_be_away(user: User) -> QuerySet[User]:
    """Oneself, and the people of the bodies that one heads or administers."""
    theirs = _under(user).filter(user=OuterRef("pk"))
    return User.objects.filter(Q(pk=user.pk) | Exists(theirs), is_active=True).order_by("full_name")


def _under(user: User) -> QuerySet[Membership]:
    """Who holds what in the bodies that the person heads or administers (can_add_absence)."""
    standing = standing_of(user)
    reached = Q(agency__in=standing.headed) | Q(agency__locality__in=standing.administered)
    return Membership.objects.held().filter(reached)


def colleagues_at_work_of(people: QuerySet[User]) -> QuerySet[User]:
    """Everybody who holds a role in an agency of one of these people."""
    own = Membership.objects.held().filter(user__in=people.order_by().values("pk")).values("agency")
    same = Membership.objects.held().filter(user=OuterRef("pk"), agency__in=own)
    return User.objects.filter(Exists(same), is_active=True).order_by("full_name")


def _colleagues_of(user: User) -> QuerySet[User]:
    return colleagues_at_work_of(User.objects.filter(pk=user.pk))


def falls_to(path: str, person: int | OuterRef, day: date) -> Q:
    """True of what is the person's own at the path, or of somebody for whom they stand in on the day."""
    within = OuterRef(person) if isinstance(person, OuterRef) else person
    absent = Absence.objects.on(day).filter(substitute=within).values("user")
    return Q(**{path: person}) | Q(**{f"{path}__in": absent})


def stands_in_for(user: User, other: User | None, day: date) -> bool:
    """True of the person themselves, and of who stands in for them on the day."""
    if other is None:
        return False
    return user.pk == other.pk or Absence.objects.on(day).filter(user=other, substitute=user).exists()
