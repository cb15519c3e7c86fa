"""Work that outlasts a request: started by a page, done once, told to whom it belongs."""

import socket
import subprocess
import sys

import pytest
from django.db import OperationalError
from django.urls import reverse
from django_tasks import TaskResultStatus
from django_tasks_db.models import DBTaskResult

from nhipcau.agencies.models import Agency, Succession
from nhipcau.audit.models import Event
from nhipcau.jobs.models import Worker
from nhipcau.jobs.queue import job_state, teller
from nhipcau.jobs.worker import MOST_TRIES, STILL_SECONDS, WatchedWorker
from tests.nhipcau import factories as make

pytestmark = pytest.mark.django_db
FORM = {
    "kind": "merge", "old": "SVHTTDL\nSở Công Thương", "new": "Sở Mới", "on": "01/02/2026", "act": "NQ 12/NQ-HĐND",
}  # fmt: skip


def _start(client, **changes):
    return client.post(reverse("record_succession"), {**FORM, **changes})


def test_nothing_is_done_by_looking(world, as_user, run_jobs):
    page = as_user(world.focal).get(reverse("record_succession"), FORM)
    run_jobs()

    assert [len(rows) for _holding, rows in page.context["passing"].held] == [2, 1, 4, 1]
    assert Succession.objects.count() == 1


def test_a_succession_from_the_page_to_its_end(world, as_user, run_jobs):
    client = as_user(world.focal)

    started = _start(client)
    waiting = client.get(started["Location"])
    run_jobs()
    part = client.get(started["Location"], HTTP_HX_REQUEST="true")
    whole = client.get(started["Location"])

    succession = Succession.objects.latest("pk")
    address = reverse("succession_detail", args=[succession.pk])
    assert (started.status_code, waiting.context["state"].is_finished) == (302, False)
    assert (part["HX-Redirect"], whole["Location"]) == (address, address)
    assert [(row[0], row[3]) for row in client.get(address).context["passed"]] == [
        ("Phân công", 1), ("Phân công", 1), ("Báo cáo đang mở", 1), ("Cán bộ", 2), ("Cán bộ", 2), ("Thư mời", 1),
    ]  # fmt: skip
    assert Event.objects.get(verb="record_succession").origin.startswith("127.0.0.1")


def test_the_same_form_sent_twice_is_done_once(world, as_user, run_jobs):
    client = as_user(world.focal)
    first, second = _start(client), _start(client)
    run_jobs()

    assert client.get(first["Location"]).status_code == 302
    said = client.get(second["Location"]).content.decode()
    assert ("đã kết thúc hoạt động" in said, Agency.objects.filter(name="Sở Mới").count()) == (True, 1)


def test_a_name_that_is_not_known_is_asked_about(world, as_user):
    page = _start(as_user(world.focal), old="Sở Công Thươg")

    assert (page.status_code, "có phải là Sở Công Thương?" in page.content.decode()) == (422, True)


def test_a_split_asks_for_what_was_not_chosen_and_keeps_what_was(world, as_user, run_jobs):
    client = as_user(world.focal)
    split = {"kind": "split", "old": "SVHTTDL", "new": "Sở Văn hóa\nSở Du lịch"}
    chosen = f"assignment-{world.assignment.pk}"

    page = _start(client, **split, **{chosen: "1"})
    _start(client, **split, **{chosen: "1"}, rest="0")
    run_jobs()

    places = {item.key: place for item, place in page.context["passing"].items}
    assert (page.status_code, page.context["passing"].missing, places[chosen]) == (422, 3, 1)
    world.assignment.refresh_from_db()
    world.submission.refresh_from_db()
    assert (world.assignment.agency.name, world.submission.agency.name) == ("Sở Du lịch", "Sở Văn hóa")


@pytest.fixture
def claimed(world, as_user):
    """A job as a worker of another machine left it when it was killed."""
    _start(as_user(world.focal))
    Worker.objects.create(name="far", host="elsewhere", process=1, beats=7)
    result = DBTaskResult.objects.get()
    result.claim("far")
    return result


def test_the_job_of_a_killed_worker_is_taken_up_by_any_other(claimed, run_jobs):
    other = WatchedWorker()
    other.bury_the_dead(now=0)
    other.bury_the_dead(now=STILL_SECONDS - 1)
    before = DBTaskResult.objects.get().status

    other.bury_the_dead(now=STILL_SECONDS)
    run_jobs()

    assert (before, DBTaskResult.objects.get().status) == (TaskResultStatus.RUNNING, TaskResultStatus.SUCCESSFUL)
    assert (Agency.objects.filter(name="Sở Mới").count(), Worker.objects.exists()) == (1, False)


def test_a_worker_whose_heart_beats_keeps_its_job(claimed):
    other = WatchedWorker()
    other.bury_the_dead(now=0)
    Worker.objects.update(beats=8)
    other.bury_the_dead(now=STILL_SECONDS)

    assert DBTaskResult.objects.running().count() == 1


def test_a_process_of_this_machine_that_is_gone_is_buried_at_once(claimed):
    dead = subprocess.Popen([sys.executable, "-c", ""])
    dead.wait()
    Worker.objects.update(host=socket.gethostname(), process=dead.pid)

    WatchedWorker().bury_the_dead(now=0)

    assert DBTaskResult.objects.ready().count() == 1


def test_the_job_of_a_worker_that_nobody_knows_is_given_back(claimed):
    Worker.objects.all().delete()

    WatchedWorker().bury_the_dead(now=0)

    assert DBTaskResult.objects.ready().count() == 1


def test_a_job_that_ends_every_worker_is_given_up(claimed):
    DBTaskResult.objects.update(worker_ids=["far"] * MOST_TRIES)
    Worker.objects.all().delete()

    WatchedWorker().bury_the_dead(now=0)

    assert DBTaskResult.objects.get().status == TaskResultStatus.FAILED


def test_a_loop_that_breaks_is_begun_again(db, monkeypatch):
    worker, rounds = WatchedWorker(), []

    def run():
        rounds.append(1)
        if len(rounds) == 1:
            raise OperationalError("database is locked")
        worker.stop()

    monkeypatch.setattr(worker.loop, "run", run)
    monkeypatch.setattr(worker, "_watch", lambda: None)
    monkeypatch.setattr("nhipcau.jobs.worker.close_old_connections", lambda: None)
    worker.run()

    assert len(rounds) == 2


def test_a_job_that_breaks_says_so_and_changes_nothing(world, as_user, run_jobs, monkeypatch):
    monkeypatch.setattr("nhipcau.succession.actions.take_back", None)
    monkeypatch.setattr("nhipcau.succession.actions.record", None)
    client = as_user(world.focal)
    started = _start(client)
    run_jobs()

    page = client.get(started["Location"]).content.decode()

    assert ("chưa có gì thay đổi" in page, Agency.objects.filter(name="Sở Mới").exists()) == (True, False)


def test_progress_is_told_while_it_runs(world):
    name = world.job
    teller(name)(300, 5000)

    state = job_state(name, world.focal)

    assert (state.done, state.total, state.is_finished) == (300, 5000, False)


@pytest.mark.parametrize("name", ["x", "00000000-0000-0000-0000-000000000000"])
def test_a_name_of_no_job(world, name):
    assert job_state(name, world.focal) is None


def test_the_page_of_a_reversed_succession(world, as_user, run_jobs):
    client = as_user(world.focal)
    started = _start(client)
    run_jobs()
    address = client.get(started["Location"])["Location"]

    client.post(f"{address}reverse/")

    page = client.get(address).content.decode()
    assert ("Đã hủy lúc" in page, "Hủy việc sắp xếp</button>" in page) == (True, False)


def test_the_page_of_an_agency_draws_where_it_came_from(world, as_user, run_jobs):
    _start(as_user(world.focal))
    run_jobs()

    context = as_user(world.focal).get(reverse("agency_detail", args=[world.lead_agency.pk])).context

    boxes = [(box.agency.name, box.is_asked) for box in context["lineage"].boxes]
    assert boxes == [("Sở Văn hóa, Thể thao và Du lịch", True), ("Sở Mới", False)]


def test_a_task_tells_under_which_name_it_was_before(world, as_user, run_jobs):
    client = as_user(world.focal)
    _start(client)
    run_jobs()

    page = client.get(reverse("task_detail", args=[world.assignment.task_id])).content.decode()

    assert "Trước ngày 01/02/2026: Sở Văn hóa, Thể thao và Du lịch" in page


def test_one_who_lost_the_right_meanwhile_is_refused(world, as_user, run_jobs):
    client = as_user(world.focal)
    started = _start(client)
    make.MembershipFactory(user=world.administrator, agency=world.focal_agency)
    world.focal.memberships.update(ended_on="2026-01-01")
    run_jobs()

    assert Agency.objects.filter(name="Sở Mới").exists() is False
    assert client.get(started["Location"]).status_code == 200
