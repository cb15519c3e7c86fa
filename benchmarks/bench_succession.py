"""Merging two departments with 5,000 open assignments, against the bare UPDATE of the same rows.

Prints the ratio of a whole `record_succession` (one transaction, every row remembered) to one UPDATE
statement over the same rows and one INSERT of as many, in the same process, medians of rounds in turn; and the queries that it takes.
"""

import os
import statistics
import sys
import tempfile
import time
from datetime import date
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path[:0] = [str(ROOT / "src"), str(ROOT)]
os.environ["NHIPCAU_DATA"] = tempfile.mkdtemp(prefix="nhipcau-bench-")
os.environ["DJANGO_SETTINGS_MODULE"] = "nhipcau.settings"

import django

django.setup()

from django.core.management import call_command
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext
from tests.conftest import NOW
from tests.nhipcau import factories as make

from nhipcau.agencies.models import Agency, Membership, Succession
from nhipcau.plans.facts import rebuild
from nhipcau.plans.models import Assignment
from nhipcau.succession.actions import record_succession, reverse_succession
from nhipcau.succession.models import Handover
from nhipcau.succession.proposals import ProposedSuccession

TASKS = 2500
ROUNDS = 5


def build():
    """A province with two departments, each with a part in every task."""
    locality = make.LocalityFactory()
    first, second, other = (make.AgencyFactory(locality=locality) for _ in range(3))
    focal = make.MembershipFactory(agency=other, role=Membership.Role.FOCAL).user
    plan = make.PlanFactory(locality=locality, created_by=focal)
    items = [make.ItemFactory.build(plan=plan, position=n, locator=str(n)) for n in range(TASKS)]
    items = type(items[0]).objects.bulk_create(items)
    tasks = [make.TaskFactory.build(item=item, plan=plan) for item in items]
    tasks = type(tasks[0]).objects.bulk_create(tasks)
    Assignment.objects.bulk_create(
        Assignment(task=task, agency=agency, printed_name=agency.name, role=role)
        for task in tasks
        for agency, role in ((first, "lead"), (second, "coordinate"))
    )
    rebuild()
    return locality, focal, first, second


def bare(first, second, other, focal):
    """The least that a database must do: change the rows, and write one row for each."""
    with transaction.atomic():
        succession = Succession.objects.create(
            locality=first.locality,
            kind="merge",
            on=date(2026, 1, 1),
            act="x",
            recorded_by=focal,
            recorded_at=NOW,
        )
        rows = list(Assignment.objects.filter(agency__in=[first, second]).values_list("pk", flat=True))
        Assignment.objects.filter(agency__in=[first, second]).update(agency=other)
        Handover.objects.bulk_create(
            Handover(succession=succession, old=first, new=other, holding="assignment", row=row) for row in rows
        )
        transaction.set_rollback(True)


def main() -> None:
    call_command("migrate", verbosity=0)
    locality, focal, first, second = build()
    other = make.AgencyFactory(locality=locality)
    whole_times, bare_times, undo_times = [], [], []
    queries = 0
    for _round in range(ROUNDS):
        start = time.perf_counter()
        bare(first, second, other, focal)
        bare_times.append(time.perf_counter() - start)
        change = ProposedSuccession("merge", date(2026, 1, 1), "NQ 1", (first, second), names=("Sở Mới",))
        with CaptureQueriesContext(connection) as captured:
            start = time.perf_counter()
            succession = record_succession(by=focal, locality=locality, change=change, now=NOW)
            whole_times.append(time.perf_counter() - start)
        queries = len(captured)
        start = time.perf_counter()
        reverse_succession(by=focal, succession=succession, now=NOW)
        undo_times.append(time.perf_counter() - start)
        assert Agency.objects.filter(pk__in=[first.pk, second.pk], valid_to=None).count() == 2
    whole, least, undo = (statistics.median(times) for times in (whole_times, bare_times, undo_times))
    print(
        f"merging 2 agencies with {2 * TASKS} assignments: {whole:.2f} s, {whole / least:.1f} x the bare UPDATE and INSERT"
    )
    print(f"taking it back: {undo:.2f} s, {undo / least:.1f} x; queries of the merger: {queries}")


if __name__ == "__main__":
    main()
