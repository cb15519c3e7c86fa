"""Where an item stands, as people say it and type it."""

import pytest
from django.utils import translation
from hypothesis import given
from hypothesis import strategies as st

from nhipcau.common.refusal import Refused
from nhipcau.desk.task_numbers import task_by_number
from nhipcau.plans.locators import names_of, place_in_words, short_place
from nhipcau.plans.models import Task
from tests.nhipcau import factories as make

SAID = [
    ("III.1", "III.1", "III.1"),
    ("III.1.-2", "III.1 (2)", "III.1, gạch đầu dòng 2"),
    ("III.1.-2.+1", "III.1 (2.1)", "III.1, gạch đầu dòng 2, ý 1"),
    ("V.4.p1", "V.4 (đ1)", "V.4, đoạn 1"),
    ("II.2.a", "II.2.a", "II.2.a"),
    ("II.-2(2)", "II (2(2))", "II, gạch đầu dòng 2(2)"),
    ("-3", "3", "gạch đầu dòng 3"),
    ("PL.6a", "PL.6a", "PL.6a"),
    ("*4", "BS.4", "BS.4"),
    ("+2", "GT.2", "GT.2"),
    ("II.-2.1", "II.-2.1", "II.-2.1"),
    ("", "", ""),
]


@pytest.mark.parametrize(("locator", "short", "words"), SAID)
def test_a_place_is_said_in_short_and_in_words(locator, short, words):
    assert (short_place(locator), place_in_words(locator)) == (short, words)


def test_words_are_of_the_language_of_the_page():
    with translation.override("en"):
        assert place_in_words("III.1.-2.+1") == "III.1, dash 2, item 1"
        assert short_place("*4") == "A.4"


@given(st.text(max_size=30))
def test_whatever_stands_there_can_be_said_and_typed(locator):
    assert short_place(locator).casefold() in names_of(locator)
    assert locator.casefold() in names_of(locator)


@pytest.mark.parametrize("typed", ["III.1.-2.+1", "iii.1 (2.1)", "III.1, gạch đầu dòng 2, ý 1", "  III.1 (2.1) "])
def test_a_task_is_found_by_every_way_to_say_its_place(world, typed):
    task = make.AssignmentFactory(task__item__plan=world.plan, task__item__locator="III.1.-2.+1").task

    assert task_by_number(Task.objects.filter(plan=world.plan), typed) == task
    assert task_by_number(Task.objects.filter(plan=world.plan), "III.1 (9)") is None
    assert task_by_number(Task.objects.filter(plan=world.plan), "") is None


def test_two_tasks_at_one_place_are_not_guessed_between(world):
    for locator in ("IV.2.-1", "IV.2.+1"):
        make.AssignmentFactory(task__item__plan=world.plan, task__item__locator=locator)

    with pytest.raises(Refused, match="nhiều nhiệm vụ mang số mục"):
        task_by_number(Task.objects.filter(plan=world.plan), "IV.2 (1)")
