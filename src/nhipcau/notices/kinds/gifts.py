"""Notices of gifts that came in: one is to be reported and handed over, what it was sold for is to be paid in."""

from datetime import date

from django.db.models import Q, QuerySet
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from nhipcau.accounts.models import User
from nhipcau.agencies.models import Membership
from nhipcau.gifts.models import ReceivedGift
from nhipcau.gifts.queries import PAYING, REPORTING, not_done, received_steps
from nhipcau.notices.kinds.base import Kind, Person, Said, clocked, works_in


def _to_hand_over(person: Person) -> QuerySet[ReceivedGift]:
    rows = ReceivedGift.objects.filter(Q(receiver=person) | works_in("agency", person, Membership.Role.HEAD))
    return not_done(rows, REPORTING)


def _to_pay_in(person: Person) -> QuerySet[ReceivedGift]:
    return not_done(_sold().filter(works_in("agency", person, Membership.Role.HEAD)), PAYING)


def _sold() -> QuerySet[ReceivedGift]:
    return ReceivedGift.objects.filter(sold_on__isnull=False)


def _handing_over_due(row: ReceivedGift) -> date | None:
    return received_steps(row)[REPORTING].due(row.received_on)


def _paying_due(row: ReceivedGift) -> date | None:
    return received_steps(row)[PAYING].due(row.sold_on)


def _say_to_hand_over(row: ReceivedGift, _person: User) -> Said:
    due = _handing_over_due(row)
    what = _("Quà tặng phải báo cáo, nộp lại")
    return Said(what, row.description, "received_gift_detail", (row.pk,), _("Xem"), _given(row), due)


def _say_to_pay_in(row: ReceivedGift, _person: User) -> Said:
    due = _paying_due(row)
    what = _("Tiền bán quà tặng phải nộp ngân sách")
    return Said(what, row.description, "received_gift_detail", (row.pk,), _("Ghi bước"), _given(row), due)


def _given(row: ReceivedGift) -> tuple[str, ...]:
    """By whom, to whom, when."""
    giver = ", ".join(filter(None, (row.giver, row.giver_post)))
    said = {"giver": giver, "receiver": row.receiver.full_name, "day": f"{row.received_on:%d/%m/%Y}"}
    return (_("Người tặng: %(giver)s. Người nhận: %(receiver)s, ngày %(day)s.") % said,)


KINDS = (
    Kind("gift_to_hand_over", gettext_lazy("Quà tặng phải báo cáo, nộp lại"),
         gettext_lazy("người nhận quà, thủ trưởng cơ quan giữ sổ"), {}, _to_hand_over, _say_to_hand_over, is_todo=True,
         clock=clocked(lambda _today: not_done(ReceivedGift.objects.all(), REPORTING), _handing_over_due)),
    Kind("gift_to_pay_in", gettext_lazy("Tiền bán quà tặng phải nộp ngân sách"),
         gettext_lazy("thủ trưởng cơ quan giữ sổ"), {}, _to_pay_in, _say_to_pay_in, is_todo=True,
         clock=clocked(lambda _today: not_done(_sold(), PAYING), _paying_due)),
)  # fmt: skip
