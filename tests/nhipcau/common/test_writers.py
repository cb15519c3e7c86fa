"""Writers of one process take turns: nobody overtakes, nobody waits for ever."""

import time
from threading import Thread

import pytest
from django.db import OperationalError, connection, transaction

from nhipcau.agencies.models import Locality
from nhipcau.common.queued_sqlite3.base import QUEUES, WriterQueue
from tests.nhipcau import factories as make

on_sqlite = pytest.mark.skipif("connection.vendor != 'sqlite'", reason="of SQLite alone")


def test_turns_come_in_the_order_in_which_they_were_asked_for():
    queue, order = WriterQueue(), []
    assert queue.enter(0)

    def write(number):
        assert queue.enter(10)
        order.append(number)
        queue.leave()

    threads = []
    for number in range(20):
        threads.append(Thread(target=write, args=(number,)))
        threads[-1].start()
        while len(queue._waiting) <= number:
            time.sleep(0.001)
    queue.leave()
    for thread in threads:
        thread.join()

    assert order == list(range(20))
    assert queue.enter(0)


def test_who_waits_too_long_leaves_the_row_to_the_others():
    queue = WriterQueue()
    assert queue.enter(0)

    assert queue.enter(0.01) is False
    queue.leave()

    assert queue.enter(0)


@on_sqlite
@pytest.mark.django_db(transaction=True)
def test_many_threads_write_and_the_row_is_empty_behind_them():
    place = make.LocalityFactory(name="x")

    def write():
        for _ in range(10):
            with transaction.atomic():
                row = Locality.objects.select_for_update().get(pk=place.pk)
                Locality.objects.filter(pk=row.pk).update(name=f"{row.name}x")
        connection.close()

    threads = [Thread(target=write) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert len(Locality.objects.get(pk=place.pk).name) == 81
    assert QUEUES[str(connection.settings_dict["NAME"])]._is_held is False


@on_sqlite
@pytest.mark.django_db(transaction=True)
def test_a_transaction_that_fails_or_whose_connection_is_closed_leaves_the_row():
    queue = QUEUES.setdefault(str(connection.settings_dict["NAME"]), WriterQueue())
    with pytest.raises(ZeroDivisionError), transaction.atomic():
        raise ZeroDivisionError
    held = [queue._is_held]
    with transaction.atomic():
        held.append(queue._is_held)

    assert [*held, queue._is_held] == [False, True, False]


@on_sqlite
@pytest.mark.django_db(transaction=True)
def test_whose_turn_does_not_come_is_told_that_the_database_is_locked(monkeypatch):
    queue = QUEUES.setdefault(str(connection.settings_dict["NAME"]), WriterQueue())
    monkeypatch.setitem(connection.settings_dict["OPTIONS"], "timeout", 0.01)
    assert queue.enter(0)
    try:
        with pytest.raises(OperationalError, match="locked"), transaction.atomic():
            pass
    finally:
        queue.leave()
