"""A year of reminders for 12,600 tasks, with three restarts: what is missed, what is doubled, how long a day takes.

The year is run twice: once without a break, once killed three times in the middle of a day's work and started
again days later. Prints the reminders of both, the mails, and the time of a day as a ratio to the bare query of
the open assignments of that day.
"""

import os
import random
import statistics
import sys
import tempfile
import time
from datetime import date, timedelta
from pathlib import Path
from unittest import mock

ROOT = Path(__file__).resolve().parents[1]
sys.path[:0] = [str(ROOT / "src"), str(ROOT)]
os.environ["NHIPCAU_DATA"] = tempfile.mkdtemp(prefix="nhipcau-bench-")
os.environ["DJANGO_SETTINGS_MODULE"] = "nhipcau.settings"
os.environ["NHIPCAU_EMAIL_BACKEND"] = "django.core.mail.backends.locmem.EmailBackend"

import django

django.setup()

from django.core import mail
from django.core.management import call_command
from tests.conftest import NOW
from tests.nhipcau import factories as make

from nhipcau.agencies.models import Membership
from nhipcau.plans.facts import rebuild
from nhipcau.plans.models import Assignment
from nhipcau.reminders import rounds
from nhipcau.reminders.models import Mail, Reminder, ReminderRules
from nhipcau.reminders.queries import open_assignments, rules_of

PLANS, TASKS, AGENCIES = 63, 200, 60
FIRST, DAYS = date(2026, 1, 1), 365
KILLED_AFTER = (40, 170, 290)
Key = tuple[int, int, str, int, date]


def build():
    """63 plans of 200 tasks each, due over the year, two in three done in time."""
    random.seed(7)
    locality = make.LocalityFactory()
    agencies = [make.AgencyFactory(locality=locality) for _ in range(AGENCIES)]
    for agency in agencies:
        for role in (Membership.Role.OFFICER, Membership.Role.HEAD):
            make.MembershipFactory(agency=agency, role=role)
    focal = make.MembershipFactory(agency=agencies[0], role=Membership.Role.FOCAL).user
    make.MembershipFactory(agency=agencies[0], role=Membership.Role.LEADER)
    for number in range(PLANS):
        plan = make.PlanFactory(locality=locality, created_by=focal, source__sha256=f"{number:064}")
        items = [make.ItemFactory.build(plan=plan, position=n, locator=str(n)) for n in range(TASKS)]
        items = type(items[0]).objects.bulk_create(items)
        tasks = [
            make.TaskFactory.build(item=item, plan=plan, due=FIRST + timedelta(days=random.randrange(DAYS)))
            for item in items
        ]
        tasks = type(tasks[0]).objects.bulk_create(tasks)
        rows = Assignment.objects.bulk_create(
            Assignment(task=task, agency=(agency := random.choice(agencies)), printed_name=agency.name, role="lead")
            for task in tasks
        )
        for row in rows:
            if random.random() < 0.66:
                make.ProgressFactory(assignment=row, state="done", percent=100, posted_by=focal, done_on=row.task.due)
    rebuild()
    return locality


def reminded() -> set[Key]:
    return set(Reminder.objects.values_list("assignment", "user", "why", "days", "due"))


def run_year(locality, killed_after=()) -> list[float]:
    """Every day at seven; killed in the midst of some days, the machine stands still for three days each time."""
    Reminder.objects.all().delete()
    Mail.objects.all().delete()
    ReminderRules.objects.update_or_create(locality=locality, defaults={"reminded_until": FIRST - timedelta(days=1)})
    mail.outbox = []
    times, still_until = [], -1
    for number in range(DAYS):
        day = FIRST + timedelta(days=number)
        if number <= still_until:
            continue
        if number in killed_after:
            with mock.patch.object(ReminderRules.objects, "filter", side_effect=SystemExit):
                try:
                    rounds.remind(locality, day)
                except SystemExit:
                    still_until = number + 3
            continue
        start = time.perf_counter()
        rounds.remind(locality, day)
        times.append(time.perf_counter() - start)
        rounds.send_mails(day, NOW, "")
    return times


def main() -> None:
    call_command("migrate", verbosity=0)
    locality = build()
    times = run_year(locality)
    whole, mails = reminded(), len(mail.outbox)
    run_year(locality, KILLED_AFTER)
    killed = reminded()
    doubled = Reminder.objects.count() - len(killed)
    start = time.perf_counter()
    open_today = len(list(open_assignments(locality, rules_of(locality), date(2026, 7, 1))))
    bare = time.perf_counter() - start
    told = {(m.to[0], m.extra_headers["Message-ID"]) for m in mail.outbox}
    print(f"{PLANS * TASKS} tasks, {len(whole)} reminders and {mails} mails in a year without a break")
    print(
        f"killed three times: missed {len(whole - killed)}, doubled {doubled}, mails sent twice {len(mail.outbox) - len(told)}"
    )
    print(
        f"a day: {statistics.median(times) * 1000:.0f} ms, {statistics.median(times) / bare:.2f} x the bare query of its "
        f"{open_today} open assignments; slowest {max(times) * 1000:.0f} ms"
    )


if __name__ == "__main__":
    main()
