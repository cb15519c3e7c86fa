"""The pages that officers use most, at 40,000 assignments and 200,000 rows of progress: milliseconds of processor.

Prints for each page the least and the median of requests, beside two baselines measured in the same run on the same
rows: an earlier commit, from a work tree of its own, and the best SQL for these rows that we know how to write, run
behind the same middleware and answered with bytes that were prepared before.

    python benchmarks/bench_pages.py [REQUESTS] [--against COMMIT] [--bare]

On SQLite; with NHIPCAU_DATABASE=postgresql on PostgreSQL, where the server's own processor time is not seen.
"""

import argparse
import json
import os
import random
import statistics
import subprocess
import sys
import tempfile
import time
from datetime import timedelta
from pathlib import Path

HERE = Path(__file__).resolve()
ROOT = Path(os.environ.get("NHIPCAU_BENCH_ROOT", HERE.parents[1]))
sys.path[:0] = [str(ROOT / "src"), str(ROOT)]
os.environ.setdefault("NHIPCAU_DATA", tempfile.mkdtemp(prefix="nhipcau-bench-"))
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
    _rebuild_facts()
    connection.cursor().execute("ANALYZE")
    return focal, officer, plan


def _rebuild_facts():
    try:
        from nhipcau.plans.facts import rebuild  # noqa: PLC0415 (an earlier commit had none)
    except ImportError:
        return
    rebuild()


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
    """The same rows by SQL, the same bytes, nothing in between."""
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


class _Count:
    """Counts queries."""

    def __init__(self):
        self.queries = 0

    def __call__(self, execute, sql, parameters, many, context):
        self.queries += 1
        return execute(sql, parameters, many, context)


def processor_times(client, address, requests):
    times = []
    for _request in range(requests):
        start = time.process_time()
        client.get(address)
        times.append((time.process_time() - start) * 1000)
    return {"least": min(times), "median": statistics.median(times)}


def measured(requests, names=None):
    """Each page of the version at hand: least and median milliseconds, queries, bytes."""
    call_command("migrate", verbosity=0)
    call_command("collectstatic", interactive=False, verbosity=0)
    focal, officer, plan = build()
    task = plan.tasks.filter(assignments__agency__memberships__user=officer).first() or plan.tasks.first()
    pages = {
        "my tasks": (officer, reverse("my_tasks")),
        "plan": (focal, reverse("plan_detail", args=[plan.pk])),
        "task": (officer, reverse("task_detail", args=[task.pk])),
        "dashboard": (focal, reverse("dashboard")),
        "calendar": (focal, reverse("due_calendar")),
    }
    found = {}
    for name, (person, address) in pages.items():
        client = signed_in(person)
        client.get(address)
        count = _Count()
        with connection.execute_wrapper(count):
            response = client.get(address)
        assert response.status_code == 200, (name, response.status_code)
        found[name] = processor_times(client, address, requests)
        found[name] |= {"queries": count.queries, "kB": len(response.content) // 1024}
        found[name] |= _beside_bare(name, client, response, (focal, officer, plan, task), requests)
    return found


def _beside_bare(name, client, response, people, requests):
    if not hasattr(Assignment, "facts"):
        return {}
    from best_sql import BEST  # noqa: PLC0415 (as above)

    PREPARED[name] = (BEST[name](*people, TODAY), response.content)
    return {"bare": processor_times(client, f"/bare/{name}/", requests)["median"]}


def beside(commit, requests):
    """The same from a work tree of an earlier commit, in a process of its own."""
    tree = Path(tempfile.mkdtemp(prefix="nhipcau-tree-")) / commit
    subprocess.run(["git", "worktree", "add", "--detach", "-q", tree, commit], cwd=ROOT, check=True)
    try:
        environment = {**os.environ, "NHIPCAU_BENCH_ROOT": str(tree), "NHIPCAU_DATA": str(tree / "data")}
        asked = [sys.executable, HERE, str(requests), "--json"]
        done = subprocess.run(asked, env=environment, check=True, capture_output=True, text=True)
        return json.loads(done.stdout.splitlines()[-1])
    finally:
        subprocess.run(["git", "worktree", "remove", "--force", tree], cwd=ROOT, check=True)


@override_settings(ALLOWED_HOSTS=["testserver"])
def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("requests", type=int, nargs="?", default=60)
    parser.add_argument("--against", default="", help="a commit to measure beside, such as 2afe8b4")
    parser.add_argument("--json", action="store_true")
    asked = parser.parse_args()
    if asked.json:
        print(json.dumps(measured(asked.requests)))
        return
    before = beside(asked.against, asked.requests) if asked.against else {}
    for name, now in measured(asked.requests).items():
        line = f"{name:10} {now['median']:6.1f} ms (least {now['least']:.1f})  {now['queries']} queries  {now['kB']} kB"
        line += f"  {now['median'] / now['bare']:.1f} x best SQL {now['bare']:.1f}"
        if name in before:
            line += f"  {now['median'] / before[name]['median']:.2f} x {asked.against} {before[name]['median']:.1f}"
        print(line)


if __name__ == "__main__":
    main()
