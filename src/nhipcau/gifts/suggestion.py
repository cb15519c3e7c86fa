"""Which gifts suit a guest: by norm, store, what was given before, how they travel, where they are from.

Nothing is kept or asked of a person but their post: no faith, no taste.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from nhipcau.common.numbers import number
from nhipcau.gifts.models import Gift, Giving
from nhipcau.partners.models import Contact, GuestRank, Partner
from nhipcau.procedures.norms import Norm, norm_of


@dataclass(frozen=True, slots=True)
class Guest:
    """For whom a gift is sought: whose they are, who, of which rank, how many pieces, whether they fly home."""

    partner: Partner
    contact: Contact | None = None
    rank: str = ""
    recipient: str = Giving.Recipient.MEMBER
    pieces: int = 1
    flies: bool = True


@dataclass(frozen=True, slots=True)
class Suggested:
    """A gift for a guest: what speaks against it, what is to be checked; nothing of one that simply fits."""

    gift: Gift
    stock: int
    against: list[str]
    to_check: list[str]

    @property
    def fits(self) -> bool:
        return not self.against


def gift_norm(rank: str, recipient: str, day: date) -> Norm | None:
    """At most how much a gift may cost; None where a scheme of its own says so, or the law of the day is not known."""
    return None if rank == GuestRank.SPECIAL else norm_of("gift", rank, recipient, day)


def over_norm(price: int | None, norm: Norm | None) -> int:
    """By how much a price is above the norm; nothing where either is not known."""
    return max(0, price - norm.most) if price is not None and norm is not None else 0


def suggest(rows: QuerySet[Gift], guest: Guest, today: date) -> list[Suggested]:
    """The gifts (with stock) for a guest, those that fit first: the most stars, then nearest to what may be spent."""
    before = _given_to(guest)
    found = [_weighed(gift, guest, before.get(gift.pk), today) for gift in rows.prefetch_related("avoided_in")]
    return sorted(found, key=lambda one: (not one.fits, len(one.against), -(one.gift.ocop_stars or 0),
                                          -(one.gift.price or 0), one.gift.sort_key))  # fmt: skip


def _given_to(guest: Guest) -> dict[int, date]:
    """When each gift was given to the guest last, by its key."""
    rows = Giving.objects.filter(taken_back_at=None)
    rows = rows.filter(contact=guest.contact) if guest.contact else rows.filter(partner=guest.partner, contact=None)
    return dict(rows.order_by("on").values_list("gift", "on"))


def _weighed(gift: Gift, guest: Guest, given_on: date | None, today: date) -> Suggested:
    stock, norm = int(getattr(gift, "stock", 0)), gift_norm(guest.rank, guest.recipient, today)
    against = [
        (stock < guest.pieces, _("trong kho chỉ còn %(stock)s") % {"stock": number(stock)}),
        (over_norm(gift.price, norm) > 0,
         _("vượt mức %(more)s đồng") % {"more": number(over_norm(gift.price, norm))}),
        (given_on is not None, _("đã tặng ngày %(day)s") % {"day": f"{given_on:%d/%m/%Y}" if given_on else ""}),
        (guest.partner.country in gift.avoided_in.all(),
         _("không tặng khách %(country)s") % {"country": guest.partner.country}),
    ]  # fmt: skip
    return Suggested(gift, stock, list(_true(against)), list(_true(_checks(gift, guest, today))))


def _checks(gift: Gift, guest: Guest, today: date) -> list[tuple[bool, str]]:
    is_doubtful = gift.ocop_stars is not None and (gift.ocop_until is None or gift.ocop_until < today)
    return [
        (gift.price is None, _("chưa có đơn giá")),
        (guest.flies and gift.is_liquid, _("chất lỏng: gửi theo hành lý ký gửi")),
        (guest.flies and gift.is_fragile, _("dễ vỡ: đóng hộp chống va đập")),
        (bool(gift.import_notes), gift.import_notes),
        (bool(gift.taboo_notes), gift.taboo_notes),
        (is_doubtful, _("kiểm tra hạn công nhận OCOP")),
    ]


def _true(said: Iterable[tuple[bool, str]]) -> Iterable[str]:
    return (sentence for holds, sentence in said if holds)
