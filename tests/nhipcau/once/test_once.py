"""A form counts once."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import RequestFactory
from django.urls import reverse

from nhipcau.common.refusal import Refused
from nhipcau.desk.forms_once import form_key
from nhipcau.once.claims import AlreadyCounted, answering, claim, forget_old, in_parts
from nhipcau.once.models import Claim
from nhipcau.work.models import Difficulty
from tests.conftest import NOW

pytestmark = pytest.mark.django_db


def test_a_second_request_finds_the_form_claimed():
    with answering("a"):
        claim()
        claim()  # the same request records twice

    with answering("a"), pytest.raises(AlreadyCounted, match="đã được ghi nhận"):
        claim()


def test_without_a_form_nothing_is_counted():
    claim()

    assert Claim.objects.count() == 0


def test_parts_that_were_done_are_not_done_again():
    done = []

    def work(rows):
        claim()
        done.extend(rows)
        if rows == [3, 4] and done.count(3) == 1:
            raise Refused("Máy tắt.")

    with answering("job"), pytest.raises(Refused):
        in_parts([1, 2, 3, 4, 5], 2, work, str)
    with answering("job"):
        in_parts([1, 2, 3, 4, 5], 2, work, str)

    assert done == [1, 2, 3, 4, 3, 4, 5]  # the part that failed is done again, the one before is not


def test_claims_are_forgotten_when_no_page_is_that_old(monkeypatch):
    with answering("a"):
        claim()
    Claim.objects.update(at=NOW.replace(year=2025))

    assert (forget_old(NOW), Claim.objects.count()) == (1, 0)


def _raise(client, world, text, token="once", **more):
    address = reverse("raise_difficulty", args=[world.assignment.pk])
    return client.post(address, {"text": text, "form_token": token, **more}, follow=True)


def test_the_same_form_sent_three_times_makes_one_row_and_says_so(world, as_user):
    client = as_user(world.lead)
    before = Difficulty.objects.count()
    _raise(client, world, "Thiếu phiên dịch.")

    pages = [_raise(client, world, "Thiếu phiên dịch.").content.decode() for _n in range(2)]

    assert Difficulty.objects.count() == before + 1
    assert ["đã được ghi nhận rồi" in page for page in pages] == [True, True]


def test_other_words_in_the_same_form_are_another_form(world, as_user):
    client = as_user(world.lead)
    before = Difficulty.objects.count()
    for text in ("Thiếu phiên dịch.", "Thiếu xe."):
        _raise(client, world, text)

    assert Difficulty.objects.count() == before + 2


def test_a_form_that_was_refused_can_be_sent_again(world, as_user):
    client = as_user(world.lead)
    before = Difficulty.objects.count()
    world.plan.state = "closed"
    _raise(client, world, "")
    _raise(client, world, "Thiếu xe.")

    assert Difficulty.objects.count() == before + 1


def test_another_file_in_the_same_form_is_another_form(world, as_user):
    def key(data):
        file = SimpleUploadedFile("a.txt", data)
        request = RequestFactory().post("/x/", {"form_token": "t", "file": file})
        request.user = world.lead
        return form_key(request)

    assert (key(b"A") == key(b"A"), key(b"A") == key(b"B")) == (True, False)


def test_each_form_that_is_drawn_has_a_mark_of_its_own(world, as_user):
    page = as_user(world.lead).get(reverse("task_detail", args=[world.assignment.task.pk])).content.decode()

    marks = [part.split('"')[0] for part in page.split('name="form_token" value="')[1:]]
    assert (len(marks) > 2, len(set(marks))) == (True, len(marks))
