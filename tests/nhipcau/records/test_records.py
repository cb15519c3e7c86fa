"""What every register does alike: only who keeps a record changes what hangs on it, and nothing of one that is over."""

import pytest

from nhipcau.common.refusal import NotAllowed, Refused
from nhipcau.overview.records import REGISTERS
from nhipcau.records import actions
from nhipcau.records.keeping import SentFile
from nhipcau.records.queries import attachments_of, linked_tasks, records_of_task
from tests.conftest import NOW, TODAY
from tests.nhipcau import factories as make

pytestmark = pytest.mark.django_db
FILE = SentFile("anh.png", make.PICTURE, "Ảnh ký kết")
ROWS = {
    "partner": lambda w: w.city, "agreement": lambda w: w.agreement, "work": lambda w: w.friendship_work,
    "greeting": lambda w: w.greeting, "gift": lambda w: w.gift, "received_gift": lambda w: w.received_gift,
    "delegation": lambda w: w.delegation, "conference": lambda w: w.conference, "event": lambda w: w.event,
    "press_visit": lambda w: w.press_visit,
}  # fmt: skip
OVER = {
    "partner": lambda w: {"merged_into": make.PartnerFactory(locality=w.locality)},
    "agreement": lambda w: {"ended_on": TODAY}, "gift": lambda w: {"withdrawn_on": TODAY},
    "received_gift": lambda w: {"closed_on": TODAY}, "delegation": lambda w: {"cancelled_on": TODAY},
    "conference": lambda w: {"cancelled_on": TODAY},
    "event": lambda w: {"cancelled_on": TODAY},
    "press_visit": lambda w: {"cancelled_on": TODAY},
}  # fmt: skip
"""What makes a record of each register one that changes no more; of the others none is ever over."""


def test_every_register_is_tried_here():
    assert set(ROWS) == {register.key for register in REGISTERS}


@pytest.mark.parametrize("register", REGISTERS, ids=lambda one: one.key)
def test_who_keeps_a_record_changes_what_hangs_on_it(register, world):
    row, keeper, by = ROWS[register.key](world), register.keeper, world.head
    kept = actions.attach_file(by=by, keeper=keeper, row=row, file=FILE, now=NOW)
    actions.link_record(by=by, keeper=keeper, row=row, tasks=[world.assignment.task], now=NOW)

    assert [file.note for file in attachments_of(row)] == ["Ảnh ký kết"]
    assert list(linked_tasks(world.head, row)) == [world.assignment.task]
    assert list(records_of_task(world.assignment.task, register.visible(world.head))) == [row]

    actions.take_off_file(by=by, keeper=keeper, row=row, file=kept, now=NOW)
    actions.unlink_record(by=by, keeper=keeper, row=row, task=world.assignment.task)
    assert (list(attachments_of(row)), list(linked_tasks(world.head, row))) == ([], [])


@pytest.mark.parametrize("register", REGISTERS, ids=lambda one: one.key)
def test_nobody_else_does(register, world):
    row, keeper = ROWS[register.key](world), register.keeper
    with pytest.raises(NotAllowed, match=str(keeper.refusal)):
        actions.attach_file(by=world.idle, keeper=keeper, row=row, file=FILE, now=NOW)
    with pytest.raises(NotAllowed):
        actions.link_record(by=world.idle, keeper=keeper, row=row, tasks=[world.assignment.task], now=NOW)
    assert not attachments_of(row).exists()


@pytest.mark.parametrize("key", OVER)
def test_nothing_of_a_record_that_is_over_changes(key, world):
    register = next(one for one in REGISTERS if one.key == key)
    row = ROWS[key](world)
    type(row).objects.filter(pk=row.pk).update(**OVER[key](world))

    with pytest.raises(Refused) as refusal:
        actions.attach_file(by=world.head, keeper=register.keeper, row=row, file=FILE, now=NOW)
    row.refresh_from_db()
    assert str(refusal.value) == str(register.keeper.is_over(row))
    assert not attachments_of(row).exists()


def test_a_register_that_nobody_knows_is_not_found(world, as_user):
    assert as_user(world.focal).get(f"/records/nothing/{world.city.pk}/files/new/").status_code == 404
