"""Gifts that came in: numbered in one book, settled within the clocks of the decree, seen by few."""

from datetime import date, timedelta

import pytest

from nhipcau.common.refusal import Refused
from nhipcau.gifts import received_actions as actions
from nhipcau.gifts.models import ReceivedGift
from nhipcau.gifts.queries import received_stages, received_steps, visible_received
from nhipcau.gifts.received_actions import Came, Settled
from nhipcau.notices.queries import waiting_for
from nhipcau.records import actions as records
from nhipcau.records.steps import Progress
from tests.conftest import NOW, TODAY

pytestmark = pytest.mark.django_db
DAY = timedelta(days=1)


def _note(by, row, said):
    """Notes a step of the record as its card does."""
    return records.note_step(by=by, keeper=actions.KEEPER, row=row, steps=received_steps(row), said=said)


def _came(world, **more):
    values = {
        "agency": world.lead_agency, "given": "person", "received_on": TODAY, "description": "Đồng hồ",
        "giver": "Ông Shin",
    }  # fmt: skip
    return Came(**(values | more))


def _add(world, by=None, **more):
    return actions.add_received_gift(
        by=by or world.lead, locality=world.locality, came=_came(world, **more), now=NOW
    )  # fmt: skip


def test_the_book_of_the_locality_numbers_each_year_from_one(world):
    rows = [
        _add(world), _add(world, by=world.idle, agency=world.idle_agency), _add(world, received_on=date(2025, 12, 31)),
        _add(world, given="body"),
    ]  # fmt: skip

    assert [row.number_and_year for row in rows] == ["01/2026", "02/2026", "01/2025", "03/2026"]


@pytest.mark.parametrize(
    ("more", "sentence"),
    [
        ({"received_on": TODAY + DAY}, "Ngày nhận chưa đến."), ({"giver": " "}, "Hãy ghi quà tặng và người tặng."),
        ({"description": ""}, "Hãy ghi quà tặng và người tặng."),
    ],
)  # fmt: skip
def test_what_did_not_come_in_is_refused(world, more, sentence):
    with pytest.raises(Refused, match=sentence):
        _add(world, **more)
    assert ReceivedGift.objects.count() == 0


def test_the_clocks_run_from_the_day_it_came_and_the_day_it_was_sold(world):
    row = _add(world, received_on=date(2026, 8, 13))  # a Thursday
    assert [(one.step.number, one.due) for one in received_stages(row, TODAY)] == [
        (1, date(2026, 8, 20)), (2, None), (3, None), (4, None), (5, None),
    ]  # fmt: skip

    settled = Settled(valued=6_200_000, sold_on=date(2026, 8, 14), sold_for=5_900_000, costs=180_000)
    row = actions.settle_received_gift(by=world.head, row=row, settled=settled, now=NOW)
    dues = {one.step.number: one.due for one in received_stages(row, TODAY)}
    assert (dues[4], dues[5], row.paid_in) == (date(2026, 9, 14), date(2026, 8, 21), 5_720_000)
    assert received_stages(_add(world, given="body"), TODAY) == []


def test_receiver_and_head_are_reminded_until_it_is_handed_over(world):
    row = _add(world)

    def waits(person, name):
        return [one.pk for _kind, rows in waiting_for(person, [name]) for one in rows]

    assert [waits(p, "gift_to_hand_over") for p in (world.lead, world.head, world.idle)] == [[row.pk], [row.pk], []]
    _note(world.head, row, said=Progress(1, None, TODAY, "Biên bản 31"))
    assert waits(world.lead, "gift_to_hand_over") == []

    actions.settle_received_gift(by=world.head, row=row, settled=Settled(sold_on=TODAY, sold_for=1), now=NOW)
    assert (waits(world.head, "gift_to_pay_in"), waits(world.lead, "gift_to_pay_in")) == ([row.pk], [])


def test_few_see_who_gave_what(world):
    mine = _add(world)
    _add(world, by=world.idle, agency=world.idle_agency)

    seen = {name: visible_received(getattr(world, name)).count() for name in ("chair", "focal", "head", "lead", "idle")}
    assert seen == {"chair": 2, "focal": 2, "head": 1, "lead": 1, "idle": 1}
    assert visible_received(world.lead).get() == mine


@pytest.mark.parametrize(
    ("settled", "sentence"),
    [
        ({"sold_on": TODAY - 2 * DAY, "sold_for": 1}, "Ngày này trước ngày nhận."),
        ({"closed_on": TODAY + DAY, "outcome": "Trả lại"}, "Ngày này chưa đến."),
        ({"closed_on": TODAY}, "Hãy ghi kết cục của quà."), ({"sold_on": TODAY}, "Hãy ghi cả ngày bán và tiền bán được."),
    ],
)  # fmt: skip
def test_what_cannot_become_of_it_is_refused(world, settled, sentence):
    row = _add(world)
    with pytest.raises(Refused, match=sentence):
        actions.settle_received_gift(by=world.head, row=row, settled=Settled(**settled), now=NOW)


def test_what_is_done_with_changes_no_more(world):
    row = _add(world)
    done = Settled(outcome="Nộp ngân sách", closed_on=TODAY)
    actions.settle_received_gift(by=world.head, row=row, settled=done, now=NOW)

    for act in (
        lambda: actions.settle_received_gift(by=world.head, row=row, settled=done, now=NOW),
        lambda: _note(world.head, row, said=Progress(1, None, TODAY)),
    ):
        with pytest.raises(Refused, match="Quà này đã xử lý xong"):
            act()
