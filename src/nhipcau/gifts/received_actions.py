"""Every change to the book of gifts that came in."""

from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from nhipcau.accounts.models import User
from nhipcau.agencies.models import Agency, Locality
from nhipcau.audit.journal import record
from nhipcau.common.cleaning import clean_line, take_in
from nhipcau.common.locking import locked
from nhipcau.common.refusal import refuse_if, require
from nhipcau.gifts.models import ReceivedGift
from nhipcau.gifts.permissions import can_add_received_gift, can_settle_received_gift
from nhipcau.partners.models import Partner
from nhipcau.records.actions import Keeper
from nhipcau.records.changes import changed, in_words
from nhipcau.records.keeping import next_number

KEEPERS_ONLY = gettext_lazy("Chỉ cán bộ đầu mối hoặc thủ trưởng cơ quan giữ sổ được ghi việc xử lý.")


def _why_over(row: ReceivedGift) -> str:
    return _("Quà này đã xử lý xong.") if row.closed_on is not None else ""


KEEPER = Keeper(can_settle_received_gift, KEEPERS_ONLY, _why_over)


@dataclass(frozen=True, slots=True)
class Came:
    """A gift that came in: what the report of Decree 59/2019/NĐ-CP, Art. 26, has to say."""

    agency: Agency
    given: str
    received_on: date
    description: str
    giver: str
    pieces: int = 1
    giver_post: str = ""
    partner: Partner | None = None
    circumstances: str = ""
    relation: str = ""
    estimated: int | None = None
    kept_at: str = ""


@transaction.atomic
def add_received_gift(*, by: User, locality: Locality, came: Came, now: datetime) -> ReceivedGift:
    """Enters a gift that came in under the next number of the year in the locality's book."""
    require(can_add_received_gift(by, locality), _("Chỉ cán bộ của địa phương được ghi quà nhận được."))
    refuse_if(came.received_on > timezone.localdate(now), _("Ngày nhận chưa đến."))
    refuse_if(not clean_line(came.description) or not clean_line(came.giver), _("Hãy ghi quà tặng và người tặng."))
    localities = {came.agency.locality_id, came.partner.locality_id if came.partner else locality.pk}
    refuse_if(localities != {locality.pk}, _("Cơ quan, đối tác phải cùng địa phương."))
    year = came.received_on.year
    number = next_number(ReceivedGift.objects.filter(locality=locked(locality), year=year))
    row = ReceivedGift(locality=locality, number=number, year=year, receiver=by, made_by=by, made_at=now)
    take_in(row, came, Came.__slots__)
    row.save()
    record(by=by, verb="add_received_gift", target=row, number=row.number_and_year, agency=row.agency)
    return row


@dataclass(frozen=True, slots=True)
class Settled:
    """What became of a gift: where it is, what it was worth, what was got for it. Money in đồng."""

    kept_at: str = ""
    outcome: str = ""
    valued: int | None = None
    sold_on: date | None = None
    sold_for: int | None = None
    costs: int | None = None
    closed_on: date | None = None


@transaction.atomic
def settle_received_gift(*, by: User, row: ReceivedGift, settled: Settled, now: datetime) -> ReceivedGift:
    """Notes what becomes of a gift; from the day on which it is done with nothing of it changes."""
    require(can_settle_received_gift(by, row), str(KEEPERS_ONLY))
    row = KEEPER.open(row)
    days = [day for day in (settled.sold_on, settled.closed_on) if day is not None]
    refuse_if(any(day < row.received_on for day in days), _("Ngày này trước ngày nhận."))
    refuse_if(any(day > timezone.localdate(now) for day in days), _("Ngày này chưa đến."))
    refuse_if(settled.closed_on is not None and not clean_line(settled.outcome), _("Hãy ghi kết cục của quà."))
    refuse_if((settled.sold_on is None) != (settled.sold_for is None), _("Hãy ghi cả ngày bán và tiền bán được."))
    before = in_words(row, Settled.__slots__)
    take_in(row, settled, Settled.__slots__)
    row.save()
    changes = changed(before, in_words(row, Settled.__slots__))
    record(by=by, verb="settle_received_gift", target=row, number=row.number_and_year, changes=changes)
    return row
