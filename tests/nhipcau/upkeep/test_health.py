"""What the checks of an instance find: each well, and each with what it is there for."""

import json
import shutil
from datetime import timedelta
from pathlib import Path

import pytest
from django.conf import settings
from django.utils import timezone
from django_tasks_db.models import DBTaskResult

from nhipcau.audit.journal import record
from nhipcau.reminders.models import Mail
from nhipcau.upkeep import health
from tests.nhipcau import factories as make

pytestmark = pytest.mark.django_db
GB = 1024**3


@pytest.fixture
def now():
    return timezone.now()


@pytest.fixture
def last_backup():
    """The note of the last backup; taken away again."""
    note = Path(settings.DATA) / "last-backup.json"
    yield note
    note.unlink(missing_ok=True)


def _job(**changes):
    job = DBTaskResult.objects.create(
        args_kwargs={"args": [], "kwargs": {}}, task_path="x.y", backend_name="default", run_after=timezone.now(),
        exception_class_path="", traceback="",
    )  # fmt: skip
    DBTaskResult.objects.filter(pk=job.pk).update(**changes)


def test_a_fresh_instance_is_well(now, world):
    found = {row.name: row.state for row in health.check_everything(now) if row.name not in ("disk", "backup")}

    assert found == dict.fromkeys(
        ("database", "migrations", "record", "files", "facts", "search", "restore", "jobs", "mails", "clock"), "well"
    )


def test_jobs_that_nobody_takes_up_are_a_fault_and_failed_ones_a_warning(now):
    _job(status="FAILED", finished_at=now)
    failed = health.check_jobs(now)[0]
    _job(status="READY", enqueued_at=now - timedelta(hours=2))

    assert (failed, health.check_jobs(now)[0]) == ("warning", "fault")


def test_mails_that_were_given_up_are_a_warning(now, settings):
    person = make.UserFactory()
    before = health.check_mails(now)[0]
    Mail.objects.create(user=person, day=timezone.localdate(now), tries=20)
    stuck = health.check_mails(now)
    settings.EMAIL_BACKEND = "django.core.mail.backends.filebased.EmailBackend"
    Mail.objects.all().delete()

    assert (before, stuck[0], health.check_mails(now)[0]) == ("well", "warning", "warning")


@pytest.mark.parametrize(("free", "state"), [(0.1 * GB, "fault"), (2 * GB, "warning"), (80 * GB, "well")])
def test_a_disk_that_is_nearly_full_is_told(now, monkeypatch, free, state):
    usage = shutil.disk_usage("/")._replace(free=free)
    monkeypatch.setattr("nhipcau.upkeep.health.shutil.disk_usage", lambda _path: usage)

    assert health.check_disk(now)[0] == state


def test_a_clock_behind_the_record_is_a_fault(now, world):
    record(by=world.focal, verb="edit_agency", target=world.lead_agency, name="x")

    assert health.check_clock(now)[0] == "well"
    assert health.check_clock(now - timedelta(days=1))[0] == "fault"


def test_a_backup_is_due_every_day(now, last_backup):
    states = [health.check_backup(now)[0]]
    for hours in (2, 30):
        made = {"made_at": (now - timedelta(hours=hours)).isoformat(), "path": "/x.zip"}
        last_backup.write_text(json.dumps(made), encoding="utf-8")
        states.append(health.check_backup(now)[0])

    assert states == ["warning", "well", "warning"]


def test_a_check_that_breaks_is_a_fault_and_stops_no_other(now, monkeypatch):
    def broken(_now):
        raise OSError("disk gone")

    monkeypatch.setitem(health.CHECKS, "disk", broken)

    found = {row.name: row for row in health.check_everything(now)}

    assert (found["disk"].state, found["disk"].said, len(found)) == ("fault", "OSError: disk gone", len(health.CHECKS))
