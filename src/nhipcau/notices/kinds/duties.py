"""Notices of yearly duties: that one is due or late, that one has nobody in charge."""

from collections.abc import Iterable
from datetime import date

from django.db.models import F, Q, QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from nhipcau.accounts.models import User
from nhipcau.agencies.models import Locality
from nhipcau.duties.law import YearlyDuty, duties_at_hand
from nhipcau.duties.models import DutyCharge
from nhipcau.duties.queries import charges_at_hand, localities_without_charge, waiting_charges, without_charge
from nhipcau.notices.kinds.base import Awaited, Kind, Person, Role, Said, is_focal, works_in


def _due(person: Person) -> QuerySet[DutyCharge]:
    """Late, or due within thirty days, and nobody has noted it."""
    return waiting_charges(timezone.localdate()).filter(works_in("agency", person))


def _without_charge(person: Person) -> QuerySet[Locality]:
    at = "agencies__memberships"
    holds = Q(**{f"{at}__user": person, f"{at}__ended_on": None, f"{at}__role": Role.FOCAL})
    named = Q(focal_agency=None) | Q(focal_agency=F("agencies"))
    return localities_without_charge(timezone.localdate()).filter(holds & named)


def _say_due(row: DutyCharge, _person: User) -> Said:
    one = _of_year(row)
    to = (_("Nơi nhận: %(to)s") % {"to": one.duty.to},) if one.duty.to else ()
    what, lines = _("Việc hằng năm theo luật"), (one.duty.act, *to)
    return Said(what, one.duty.called, "duty_detail", one.key, _("Ghi kết quả"), lines, one.last)


def _of_year(row: DutyCharge) -> YearlyDuty:
    """The duty in the year that waits."""
    return next(one for one in duties_at_hand(timezone.localdate()) if one.duty.code == row.code)


def _say_without_charge(row: Locality, _person: User) -> Said:
    found = without_charge(row, timezone.localdate())
    lines = tuple(f"{one.last:%d/%m/%Y}: {one.duty.called}" for one in found)
    due = next((one.last for one in found), None)
    return Said(_("Việc hằng năm chưa có người phụ trách"), row.name, "duty_list", (), _("Giao phụ trách"), lines, due)


def _clock_due(today: date) -> Iterable[Awaited]:
    for charge, one in charges_at_hand(today):
        yield Awaited(charge.pk, charge.locality_id, one.last)


def _clock_without_charge(today: date) -> Iterable[Awaited]:
    for locality in localities_without_charge(today):
        yield from (Awaited(locality.pk, locality.pk, one.last) for one in without_charge(locality, today))


KINDS = (
    Kind("duty_due", gettext_lazy("Việc hằng năm theo luật đến hạn"),
         gettext_lazy("thủ trưởng, chuyên viên của cơ quan phụ trách"), {}, _due, _say_due, is_todo=True,
         is_at_once=False, clock=_clock_due),
    Kind("duty_without_charge", gettext_lazy("Việc hằng năm chưa có người phụ trách"), gettext_lazy("cán bộ đầu mối"),
         {}, _without_charge, _say_without_charge, is_todo=True, is_at_once=False,
         reaches=is_focal, clock=_clock_without_charge),
)  # fmt: skip
