"""Fifty officers posting progress at once, each form sent twice: what is lost, what is doubled, what breaks.

Every officer is a thread with a browser session of its own; all begin at the same moment and post ten forms
with a file, each of them twice. Prints how many rows there are of how many that must be, errors, the state of
the record's chain, and the rate as a ratio to one officer posting the same alone.

    python benchmarks/bench_crowd.py     on SQLite; NHIPCAU_DATABASE=postgresql for PostgreSQL
"""

import os
import sys
import tempfile
import threading
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path[:0] = [str(ROOT / "src"), str(ROOT)]
os.environ["NHIPCAU_DATA"] = tempfile.mkdtemp(prefix="nhipcau-bench-")
os.environ["DJANGO_SETTINGS_MODULE"] = "nhipcau.settings"

import django

django.setup()

from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.management import call_command
from django.db import connection, connections
from django.test import Client
from django.urls import reverse
from tests.nhipcau import factories as make

from nhipcau.audit.verification import find_faults
from nhipcau.work.models import Evidence, Latest, Progress

OFFICERS, FORMS = 50, 10


def build():
    """Fifty officers of fifty agencies, each with one assignment in the same plan."""
    locality = make.LocalityFactory()
    focal = make.MembershipFactory(agency__locality=locality, role="focal").user
    plan = make.PlanFactory(locality=locality, created_by=focal)
    people = []
    for _ in range(OFFICERS + 1):
        agency = make.AgencyFactory(locality=locality)
        user = make.MembershipFactory(agency=agency).user
        people.append((user, make.AssignmentFactory(task=make.TaskFactory(item__plan=plan), agency=agency)))
    return people


def post(user, assignment, answers, gate=None):
    """Ten forms, each twice."""
    client = Client(raise_request_exception=False)
    client.force_login(user, backend="allauth.account.auth_backends.AuthenticationBackend")
    address = reverse("post_progress", args=[assignment.pk])
    if gate is not None:
        gate.wait()
    for number in range(FORMS):
        for _twice in range(2):
            form = {"state": "in_progress", "percent": number * 10, "note": f"Lần {number}", "token": f"form-{number}",
                    "evidence": SimpleUploadedFile("a.txt", f"{user.pk} {number}".encode())}  # fmt: skip
            answers.append(client.post(address, form).status_code)
    connections.close_all()


def main() -> None:
    call_command("migrate", verbosity=0)
    call_command("collectstatic", interactive=False, verbosity=0)
    people = build()
    lone, crowd = [], []
    start = time.perf_counter()
    post(*people.pop(), lone)
    alone = time.perf_counter() - start
    gate = threading.Barrier(OFFICERS + 1)
    threads = [threading.Thread(target=post, args=(user, row, crowd, gate)) for user, row in people]
    for thread in threads:
        thread.start()
    gate.wait()
    start = time.perf_counter()
    for thread in threads:
        thread.join()
    together = time.perf_counter() - start
    must = (OFFICERS + 1) * FORMS
    wrong = [status for status in crowd if status != 302]
    print(f"{OFFICERS} officers at once on {connection.vendor}: {Progress.objects.count()} of {must} rows of progress, "
          f"{Evidence.objects.count()} of {must} files, {Latest.objects.count()} of {OFFICERS + 1} last words")  # fmt: skip
    print(
        f"answers that were no success: {len(wrong)} of {len(crowd)} {sorted(set(wrong))}; faults of the record: {len(list(find_faults()))}"
    )
    print(
        f"{len(crowd) / together:.0f} posts a second, {(len(crowd) / together) / (len(lone) / alone):.2f} x one officer alone"
    )


if __name__ == "__main__":
    main()
