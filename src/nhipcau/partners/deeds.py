"""The lines that a record of another register has on the timelines of its partners: typed once, kept in step."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import Model, ProtectedError
from django.utils.translation import gettext as _

from nhipcau.accounts.models import User
from nhipcau.common.refusal import Refused
from nhipcau.partners.models import Activity, Partner
from nhipcau.records.queries import label_of

LONGEST = 500


@dataclass(frozen=True, slots=True)
class Shown:
    """What a record shows on a timeline: of which kind, from when until when, what, what came of it, who entered it."""

    kind: str
    on: date
    until: date
    text: str
    outcome: str
    noted_by: User
    noted_at: datetime


def keep_deeds(record: Model, partners: Iterable[Partner], shown: Shown) -> None:
    """Puts the record on the timeline of each of these partners, and off that of every other.

    Refused where a gift is noted with a line that would go.
    """
    there = {row.partner_id: row for row in deeds_of(record)}
    for partner in partners:
        row = there.pop(partner.pk, None) or Activity(
            partner=partner, record_model=label_of(record), record_id=record.pk
        )
        for name in Shown.__slots__:
            setattr(row, name, getattr(shown, name))
        row.text = shown.text[:LONGEST]
        row.save()
    _drop([row.pk for row in there.values()])


def deeds_of(record: Model) -> list[Activity]:
    """The lines of a record, one of each of its partners."""
    return list(Activity.objects.filter(record_model=label_of(record), record_id=record.pk).order_by("pk"))


def drop_deeds(record: Model) -> None:
    """Takes a record that was called off from every timeline."""
    _drop([row.pk for row in deeds_of(record)])


def _drop(keys: list[int]) -> None:
    try:
        Activity.objects.filter(pk__in=keys).delete()
    except ProtectedError as error:
        raise Refused(_("Đã ghi quà tặng trong hoạt động này; hãy bỏ gắn quà trước.")) from error
