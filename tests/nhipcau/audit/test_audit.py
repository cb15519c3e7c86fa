"""The record of who did what: whole, or telling where it is not."""

import json
from io import StringIO
from threading import Thread

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.management import CommandError, call_command
from django.db import connection, transaction
from django.urls import reverse

from nhipcau.accounts.models import User
from nhipcau.audit import verification
from nhipcau.audit.exports import drop_daily_anchor, export_lines, find_differences, find_lost_anchors
from nhipcau.audit.journal import record
from nhipcau.audit.models import ChainHead, Event
from nhipcau.audit.verification import find_faults
from nhipcau.audit.witnesses import find_changed_rows
from nhipcau.work.models import Progress
from nhipcau.work.progress.actions import post_progress
from nhipcau.work.progress.rows import File, ProgressReport
from tests.conftest import NOW


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


@pytest.fixture
def exported(events, tmp_path):
    file = tmp_path / "record.jsonl"
    file.write_text("\n".join(export_lines()) + "\n", encoding="utf-8")
    return file


def _differences(file):
    return [(fault.kind, fault.number) for fault in find_differences(file.read_text(encoding="utf-8").splitlines())]


def test_an_export_proves_itself_and_the_record(events, exported):
    record(by=User.objects.first(), verb="later", target=User.objects.first())

    assert _differences(exported) == []
    call_command("audit", "verify", "--against", str(exported), stdout=StringIO())


def test_an_export_with_a_changed_line_does_not_prove_itself(events, exported):
    exported.write_text(exported.read_text(encoding="utf-8").replace('"verb": "do_3"', '"verb": "do_x"'), "utf-8")

    assert _differences(exported) == [("changed", events[3].number)]


def test_a_record_that_was_cut_with_its_head_shows_against_an_export(events, exported):
    Event.objects.filter(number__gt=events[2].number).delete()
    ChainHead.objects.update(number=events[2].number, digest=events[2].digest)

    assert _faults() == []
    assert _differences(exported) == [("missing", event.number) for event in events[3:]]
    with pytest.raises(CommandError, match="3 chỗ"):
        call_command("audit", "verify", "--against", str(exported), stdout=StringIO())


def test_a_record_that_was_cut_with_its_head_shows_against_an_anchor(events, settings, tmp_path):
    settings.ANCHORS = tmp_path / "anchors.txt"
    drop_daily_anchor(NOW)
    drop_daily_anchor(NOW)
    Event.objects.filter(number__gt=events[2].number).delete()
    ChainHead.objects.update(number=events[2].number, digest=events[2].digest)

    lines = settings.ANCHORS.read_text().splitlines()
    assert [(fault.kind, fault.number) for fault in find_lost_anchors()] == [("replaced", events[5].number)]
    assert lines == [f"{NOW.isoformat()} {events[5].number} {events[5].digest}"]


def test_what_is_no_export_is_said(events, tmp_path):
    (tmp_path / "x").write_text("[1]\n")

    with pytest.raises(CommandError, match="cannot be read"):
        call_command("audit", "verify", "--against", str(tmp_path / "x"), stdout=StringIO())


def test_a_row_that_was_changed_behind_the_record_shows(world):
    report = ProgressReport("doing", 40, "Đã mời.", "t1", [File("a.txt", b"a")])
    progress = post_progress(by=world.lead, assignment=world.assignment, report=report, now=NOW)
    before = list(find_changed_rows())
    Progress.objects.filter(pk=progress.pk).update(note="Chưa mời.")
    progress.evidence.all().delete()

    number = Event.objects.get(verb="post_progress").number
    assert (before, [(f.kind, f.number) for f in find_changed_rows()]) == ([], [("row", number), ("row", number)])


def test_an_event_that_comes_while_the_record_is_walked_is_no_alarm(events, world, monkeypatch):
    """The head is read, somebody acts, then the events are read: as on a site where people work."""
    head = verification._head
    calls = []

    def head_then_somebody_acts():
        found = head()
        calls.append(found)
        if len(calls) == 1:
            record(by=world.focal, verb="meanwhile", target=world.focal)
        return found

    monkeypatch.setattr(verification, "_head", head_then_somebody_acts)

    assert _faults() == []


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
