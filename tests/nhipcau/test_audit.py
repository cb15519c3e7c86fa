"""The record of who did what: whole, or telling where it is not."""

import json
from io import StringIO
from threading import Thread

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.management import CommandError, call_command
from django.db import connection, transaction
from django.urls import reverse

from nhipcau.audit.models import Event
from nhipcau.audit.recording import record
from nhipcau.audit.verifying import find_faults


@pytest.fixture
def events(world):
    return [record(by=world.focal, verb=f"do_{n}", target=world.focal, amount=n, name="Sở Ngoại vụ") for n in range(6)]


def _faults():
    return [(fault.kind, fault.number) for fault in find_faults()]


def test_events_are_numbered_without_gaps_and_chained(events):
    assert [e.number for e in events] == list(range(events[0].number, events[0].number + 6))
    assert [e.previous for e in events[1:]] == [e.digest for e in events[:-1]]
    assert _faults() == []


def test_a_changed_event_is_found(events):
    Event.objects.filter(pk=events[2].pk).update(data={"amount": 99})

    assert _faults() == [("changed", events[2].number)]


def test_an_event_changed_with_its_digest_breaks_the_chain_behind_it(events):
    event = Event.objects.get(pk=events[2].pk)
    event.by = "Người khác"
    Event.objects.filter(pk=event.pk).update(by=event.by, digest=event.computed_digest)

    assert _faults() == [("reordered", events[3].number)]


def test_deleted_events_are_found_in_the_middle_and_at_the_end(events):
    Event.objects.filter(pk__in=[events[1].pk, events[2].pk, events[5].pk]).delete()

    assert [(f.kind, f.number, f.sentence) for f in find_faults()] == [
        ("missing", events[1].number, f"Thiếu các sự kiện số {events[1].number} đến {events[2].number}."),
        ("missing", events[5].number, f"Thiếu sự kiện số {events[5].number}."),
    ]


def test_two_events_that_changed_places_are_found(events):
    first, second = events[2].number, events[3].number
    Event.objects.filter(pk=events[2].pk).update(number=-1)
    Event.objects.filter(pk=events[3].pk).update(number=first)
    Event.objects.filter(pk=events[2].pk).update(number=second)

    assert [kind for kind, _ in _faults()] == ["changed", "changed", "reordered"]


def test_a_forged_event_at_the_end_is_found(events):
    forged = Event(
        number=events[-1].number + 1, by="x", verb="y", target_model="z", target_id=1, previous=events[-1].digest
    )
    forged.digest = forged.computed_digest
    forged.save()

    assert _faults() == [("changed", forged.number)]


def test_the_command_says_whether_the_record_is_whole(events):
    said = StringIO()
    call_command("audit", "verify", stdout=said)
    Event.objects.filter(pk=events[0].pk).update(verb="other")

    assert "Nhật ký nguyên vẹn" in said.getvalue()
    with pytest.raises(CommandError, match="không nguyên vẹn: 1 chỗ"):
        call_command("audit", "verify", stdout=StringIO())


def test_the_record_is_exported_a_line_for_each_event(events):
    said = StringIO()

    call_command("audit", "export", stdout=said)

    lines = [json.loads(line) for line in said.getvalue().splitlines()]
    assert [(line["verb"], line["data"]["amount"]) for line in lines[-6:]] == [(f"do_{n}", n) for n in range(6)]


def test_an_event_says_from_where_the_person_came(world, as_user):
    plan_count = Event.objects.count()
    as_user(world.focal).post(
        reverse("upload_plan"), {"file": SimpleUploadedFile("kh.txt", "KẾ HOẠCH\nI. NHIỆM VỤ\n- Mở lớp.".encode())},
        HTTP_USER_AGENT="Firefox", REMOTE_ADDR="10.1.2.3",
    )  # fmt: skip

    event = Event.objects.first()
    assert (Event.objects.count() > plan_count, event.origin) == (True, "10.1.2.3 Firefox")


@pytest.mark.skipif(connection.vendor == "sqlite", reason="the tests' SQLite stands in memory and has one connection")
@pytest.mark.django_db(transaction=True)
def test_people_who_act_at_once_wait_for_each_other(world):
    def act():
        try:
            for n in range(5):
                with transaction.atomic():
                    record(by=world.focal, verb=f"at_once_{n}", target=world.focal)
        finally:
            connection.close()

    threads = [Thread(target=act) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert Event.objects.filter(verb__startswith="at_once").count() == 20
    assert _faults() == []
