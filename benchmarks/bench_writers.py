"""Eight threads that write at once on SQLite: how long one waits for its turn, with our queue and with Django's backend.

Prints the median, the 99th percentile and the longest of each, asked in turn in the same process, and the ratio of the
99th percentiles (Django's own backend is the baseline).

    python benchmarks/bench_writers.py [WRITES OF EACH THREAD]
"""

import os
import statistics
import sys
import tempfile
import time
from pathlib import Path
from threading import Thread

ROOT = Path(__file__).resolve().parents[1]
sys.path[:0] = [str(ROOT / "src"), str(ROOT)]
os.environ["NHIPCAU_DATA"] = tempfile.mkdtemp(prefix="nhipcau-bench-")
os.environ["DJANGO_SETTINGS_MODULE"] = "nhipcau.settings"

import django

django.setup()

from django.conf import settings
from django.core.management import call_command
from django.db import ConnectionHandler

THREADS = 8
HELD = 0.003
"""Seconds for which a writer holds the lock, as a report that is sent does."""
ENGINES = {"django": "django.db.backends.sqlite3", "queued": "nhipcau.common.queued_sqlite3"}


def crowd(engine, writes):
    """Seconds from asking to done, of every write."""
    database = {**settings.DATABASES["default"], "ENGINE": ENGINES[engine]}
    took = []

    def write():
        connection = ConnectionHandler({"default": database})["default"]
        for _ in range(writes):
            started = time.perf_counter()
            connection.set_autocommit(False, force_begin_transaction_with_broken_autocommit=True)
            with connection.cursor() as cursor:
                cursor.execute("UPDATE agencies_locality SET name = name || 'x' WHERE id = 1")
            time.sleep(HELD)
            connection.commit()
            connection.set_autocommit(True)
            took.append(time.perf_counter() - started)
            time.sleep(HELD)
        connection.close()

    threads = [Thread(target=write) for _ in range(THREADS)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return sorted(took)


def main() -> None:
    writes = int(sys.argv[1]) if len(sys.argv) > 1 else 100
    call_command("migrate", verbosity=0)
    worst = {}
    for engine in ENGINES:
        took = crowd(engine, writes)
        worst[engine] = took[int(len(took) * 0.99)]
        print(
            f"{engine:8} {len(took)} writes by {THREADS} threads: median {statistics.median(took) * 1000:.0f} ms, "
            f"p99 {worst[engine] * 1000:.0f} ms, longest {took[-1] * 1000:.0f} ms"
        )
    print(f"p99 of the queue {worst['queued'] / worst['django']:.2f} x Django's backend")


if __name__ == "__main__":
    main()
