"""The five pages that officers use most, at 40,000 assignments and 200,000 rows of progress.

Prints for each page the median of requests, and its ratio to a bare Django view behind the same middleware that
runs the same SQL and answers the same bytes from a prepared string, asked in turn in the same process.

    python benchmarks/bench_pages.py [REQUESTS]     on SQLite; NHIPCAU_DATABASE=postgresql for PostgreSQL
"""

import os
import random
import statistics
import sys
import tempfile
import time
from datetime import timedelta
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path[:0] = [str(ROOT / "src"), str(ROOT)]
os.environ["NHIPCAU_DATA"] = tempfile.mkdtemp(prefix="nhipcau-bench-")
os.environ["DJANGO_SETTINGS_MODULE"] = "nhipcau.settings"

import django

django.setup()

from django.core.management import call_command
from django.db import connection
from django.http import HttpResponse
from django.test import Client
from django.test.utils import override_settings
from django.urls import path, reverse
from tests.conftest import NOW, TODAY
from tests.nhipcau import factories as make

from nhipcau import urls
from nhipcau.agencies.models import Membership
from nhipcau.plans.models import Assignment
from nhipcau.work.models import Latest, Progress

PLANS, TASKS, AGENCIES, EACH = 10, 1000, 150, 4
ROWS = 5
"""Of progress for each assignment."""
STATES = ("in_progress", "in_progress", "in_progress", "paused", "done")
PREPARED: dict[str, tuple[list[tuple[str, tuple]], bytes]] = {}


def build():
    """Ten plans of a thousand tasks, four agencies on each, five rows of progress on every assignment."""
    random.seed(5)
    locality = make.LocalityFactory()
    agencies = [make.AgencyFactory(locality=locality) for _ in range(AGENCIES)]
    focal = make.MembershipFactory(agency=agencies[0], role=Membership.Role.FOCAL).user
    officer = make.MembershipFactory(agency=agencies[1]).user
    for _plan in range(PLANS):
        plan = make.PlanFactory(locality=locality, created_by=focal)
        items = [
            make.ItemFactory.build(plan=plan, position=n, locator=f"II.{n}", section=f"II. Nhiệm vụ › Phần {n // 100}")
            for n in range(TASKS)
        ]
        items = type(items[0]).objects.bulk_create(items)
        tasks = [
            make.TaskFactory.build(item=item, plan=plan, due=TODAY + timedelta(days=random.randrange(-90, 180)))
            for item in items
        ]
        tasks = type(tasks[0]).objects.bulk_create(tasks)
        rows = [
            Assignment(task=task, agency=agency, printed_name=agency.name, role="lead" if at == 0 else "coordinate")
            for task in tasks
            for at, agency in enumerate(random.sample(agencies, EACH))
        ]
        _report(Assignment.objects.bulk_create(rows, batch_size=1000), focal)
    connection.cursor().execute("ANALYZE")
    return focal, officer, plan


def _report(rows, person):
    for number in range(ROWS):
        said = Progress.objects.bulk_create((_progress(row, number, person) for row in rows), batch_size=1000)
    Latest.objects.bulk_create((Latest(assignment=p.assignment, progress=p) for p in said), batch_size=1000)


def _progress(row, number, person):
    state = random.choice(STATES) if number == ROWS - 1 else "in_progress"
    is_done = state == "done"
    return Progress(
        assignment=row, state=state, percent=100 if is_done else 20 * number, note="Đã họp bàn với đối tác.",
        done_on=TODAY if is_done else None, posted_by=person, posted_at=NOW + timedelta(hours=number), token=str(number),
    )  # fmt: skip


def bare(request, name):
    """The same SQL, the same bytes, nothing in between."""
    queries, content = PREPARED[name]
    with connection.cursor() as cursor:
        for sql, parameters in queries:
            cursor.execute(sql, parameters)
            cursor.fetchall()
    return HttpResponse(content)


urls.urlpatterns.append(path("bare/<str:name>/", bare))


def signed_in(user):
    client = Client()
    client.force_login(user, backend="allauth.account.auth_backends.AuthenticationBackend")
    return client


class _Recorder:
    """Remembers every query with its parameters."""

    def __init__(self):
        self.queries = []

    def __call__(self, execute, sql, parameters, many, context):
        if sql.lstrip().upper().startswith("SELECT"):
            self.queries.append((sql, parameters or ()))
        return execute(sql, parameters, many, context)


def prepare(name, client, address):
    client.get(address)
    recorder = _Recorder()
    with connection.execute_wrapper(recorder):
        response = client.get(address)
    assert response.status_code == 200, (name, response.status_code)
    own = [q for q in recorder.queries if "django_session" not in q[0] and '"accounts_user"."id" =' not in q[0]]
    PREPARED[name] = (own, response.content)
    return len(recorder.queries), len(response.content)


def measure(client, address, bare_address, requests):
    own, least = [], []
    for _request in range(requests):
        for times, asked in ((own, address), (least, bare_address)):
            start = time.perf_counter()
            client.get(asked)
            times.append(time.perf_counter() - start)
    return statistics.median(own) * 1000, statistics.median(least) * 1000


@override_settings(ALLOWED_HOSTS=["testserver"])
def main() -> None:
    requests = int(sys.argv[1]) if len(sys.argv) > 1 else 200
    call_command("migrate", verbosity=0)
    call_command("collectstatic", interactive=False, verbosity=0)
    started = time.perf_counter()
    focal, officer, plan = build()
    print(
        f"{Assignment.objects.count()} assignments, {Progress.objects.count()} rows of progress on {connection.vendor}, "
        f"built in {time.perf_counter() - started:.0f} s"
    )
    task = plan.tasks.filter(assignments__agency__memberships__user=officer).first() or plan.tasks.first()
    pages = {
        "my tasks": (officer, reverse("my_tasks")),
        "plan": (focal, reverse("plan_detail", args=[plan.pk])),
        "task": (officer, reverse("task_detail", args=[task.pk])),
        "dashboard": (focal, reverse("dashboard")),
        "calendar": (focal, reverse("due_calendar")),
    }
    for name, (person, address) in pages.items():
        client = signed_in(person)
        queries, size = prepare(name, client, address)
        own, least = measure(client, address, f"/bare/{name}/", requests)
        print(f"{name:10} {own:7.1f} ms  {own / least:5.2f} x bare  {queries} queries  {size // 1024} kB")


if __name__ == "__main__":
    main()
