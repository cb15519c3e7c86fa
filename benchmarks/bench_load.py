"""The list of a plan's tasks under load: 12,600 tasks in 63 plans, four connections, two worker processes.

Prints p50, p99, requests a second and memory of a worker, then the same at ten times the tasks, with the ratio of
both. Peers on the same load, measured on another day on such a machine (two cores): Taiga list p50 52 ms, p99
126 ms, 71 requests a second, 130 MB a worker; Redmine 65 ms, 825 ms, 29 requests a second, 198 MB.

    python benchmarks/bench_load.py [REQUESTS]     on SQLite; NHIPCAU_DATABASE=postgresql for PostgreSQL
"""

import http.client
import random
import statistics
import subprocess
import sys
import threading
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))

import bench_pages
from django.conf import settings
from django.core.management import call_command
from django.db import connections

from nhipcau.plans.models import Plan, Task
from nhipcau.work.models import Progress

CONNECTIONS, WORKERS, FIRST_PORT = 4, 2, 8790
SERVER = (
    "import sys, waitress; from nhipcau.wsgi import application; "
    "waitress.serve(application, host='127.0.0.1', port=int(sys.argv[1]), threads=1, _quiet=True)"
)


def build(plans):
    """So many plans of 200 tasks, two agencies on each, one row of progress on every assignment."""
    bench_pages.PLANS, bench_pages.TASKS, bench_pages.EACH, bench_pages.ROWS = plans, 200, 2, 1
    focal, _officer, _plan = bench_pages.build()
    return focal


def start_workers():
    environment = {"PYTHONPATH": ":".join(sys.path[:3]), "DJANGO_SETTINGS_MODULE": "nhipcau.settings"}
    workers = [
        subprocess.Popen(
            [sys.executable, "-c", SERVER, str(FIRST_PORT + at)], env={**bench_pages.os.environ, **environment}
        )
        for at in range(WORKERS)
    ]
    for at in range(WORKERS):
        _wait_for(FIRST_PORT + at)
    return workers


def _wait_for(port):
    for _attempt in range(100):
        try:
            connection = http.client.HTTPConnection("127.0.0.1", port)
            connection.request("GET", "/accounts/login/")
            connection.getresponse().read()
        except OSError:
            time.sleep(0.2)
        else:
            return


def ask(port, cookie, addresses, times):
    """One connection that asks for one list after another."""
    connection = http.client.HTTPConnection("127.0.0.1", port)
    for address in addresses:
        start = time.perf_counter()
        connection.request("GET", address, headers={"Cookie": cookie})
        answer = connection.getresponse()
        body = answer.read()
        times.append(time.perf_counter() - start)
        assert answer.status == 200, (answer.status, body[:200])


def memory_of(worker):
    """Megabytes that a process holds now."""
    pages = int(Path(f"/proc/{worker.pid}/statm").read_text().split()[1])
    return pages * 4096 / 1e6


def load(focal, requests):
    """(p50 ms, p99 ms, requests a second, MB a worker) of so many lists of random plans."""
    client = bench_pages.signed_in(focal)
    cookie = f"{settings.SESSION_COOKIE_NAME}={client.cookies[settings.SESSION_COOKIE_NAME].value}"
    keys = list(Plan.objects.filter(created_by=focal).values_list("pk", flat=True))
    connections.close_all()
    workers, times = start_workers(), []
    try:
        for at in range(WORKERS):
            ask(FIRST_PORT + at, cookie, [f"/plans/{key}/" for key in keys[:20]], [])
        random.seed(1)
        threads = [
            threading.Thread(
                target=ask,
                args=(FIRST_PORT + at % WORKERS, cookie,
                      [f"/plans/{random.choice(keys)}/" for _ in range(requests // CONNECTIONS)], times),
            )
            for at in range(CONNECTIONS)
        ]  # fmt: skip
        started = time.perf_counter()
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        seconds = time.perf_counter() - started
        return (
            statistics.median(times) * 1000, statistics.quantiles(times, n=100)[98] * 1000, len(times) / seconds,
            max(memory_of(worker) for worker in workers),
        )  # fmt: skip
    finally:
        for worker in workers:
            worker.terminate()


def main() -> None:
    requests = int(sys.argv[1]) if len(sys.argv) > 1 else 800
    call_command("migrate", verbosity=0)
    call_command("collectstatic", interactive=False, verbosity=0)
    found = []
    for plans in (63, 630 - 63):
        focal = build(plans)
        found.append(load(focal, requests))
        p50, p99, rate, megabytes = found[-1]
        print(
            f"{Task.objects.count():7} tasks, {Progress.objects.count():7} rows of progress: "
            f"p50 {p50:.0f} ms, p99 {p99:.0f} ms, {rate:.0f} requests a second, {megabytes:.0f} MB a worker",
            flush=True,
        )
    print("ten times the tasks: " + ", ".join(f"{big / small:.2f} x" for small, big in zip(*found, strict=True)))


if __name__ == "__main__":
    main()
