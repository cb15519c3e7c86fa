"""Reading in processes of its own, and no more of it at once than leaves threads for pages."""

import time
from threading import BoundedSemaphore

import pytest

import kehoach
from nhipcau.common import apart as module
from nhipcau.common.apart import Exhausted, apart
from nhipcau.common.refusal import Refused
from tests.conftest import CORPUS


@pytest.fixture
def apart_for_real(settings):
    settings.WORK_APART = True
    yield
    if module._pool.cache_info().currsize:
        module._pool().stop()
        module._pool().join()
        module._pool.cache_clear()


def test_a_plan_read_apart_is_the_plan_read_here(apart_for_real):
    data = (CORPUS / "tinh-co-phu-luc" / "source.txt").read_bytes()

    assert apart(kehoach.read, data, recognise=False) == kehoach.read(data, recognise=False)


def test_what_the_reader_refuses_is_refused_here(apart_for_real):
    with pytest.raises(kehoach.NoText):
        apart(kehoach.read, b" ")


def test_what_takes_too_long_is_ended_and_the_next_goes_on(apart_for_real, monkeypatch):
    monkeypatch.setattr(module, "SECONDS", 1)
    with pytest.raises(Exhausted, match="tách nhỏ"):
        apart(time.sleep, 60)
    monkeypatch.setattr(module, "SECONDS", 60)

    assert apart(abs, -3) == 3


def test_what_takes_too_much_memory_is_ended(apart_for_real):
    with pytest.raises(Exhausted):
        apart(bytes, 8 * 1024**3)


def test_where_too_many_wait_the_next_is_asked_to_come_again(settings, monkeypatch):
    settings.WORK_APART = True
    full = BoundedSemaphore(1)
    full.acquire()
    monkeypatch.setattr(module, "WAITING", full)
    monkeypatch.setattr(module, "PATIENCE", 0.01)

    with pytest.raises(Refused, match="nhiều tệp cùng lúc"):
        apart(abs, -3)
