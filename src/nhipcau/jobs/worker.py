"""A worker that is watched: it survives what stops its loop, and takes up what a killed one left.

While it lives it counts a beat in its own row. Any worker that sees another one's beats stand still, or its process
gone from the same machine, gives that one's jobs back. A job is one transaction or a row of them that can be gone on
with, so taking it up again does nothing twice.
"""

import logging
import os
import secrets
import socket
import time
from threading import Event, Thread
from typing import Any

from django.db import close_old_connections, transaction
from django.db.models import F
from django_tasks import TaskResultStatus
from django_tasks_db.management.commands.db_worker import Worker as TaskLoop
from django_tasks_db.models import DBTaskResult

from nhipcau.jobs.models import Worker

LOG = logging.getLogger(__name__)
BEAT_SECONDS = 5.0
STILL_SECONDS = 30.0
"""After how long without a beat a worker of another machine is taken for dead."""
MOST_TRIES = 3
"""A job that took its worker down so often is not tried again."""


def make_loop(name: str) -> TaskLoop:
    """The loop of django-tasks that takes up jobs one by one."""
    return TaskLoop(
        queue_names=["*"], interval=0.5, batch=False, backend_name="default", startup_delay=False, max_tasks=None,
        worker_id=name, excluded_queue_names=[],
    )  # fmt: skip


class WatchedWorker:
    """One loop that takes up jobs, and beside it a thread that says it lives and looks after the others."""

    def __init__(self) -> None:
        self.name = f"{socket.gethostname()[:30]}-{os.getpid()}-{secrets.token_hex(6)}"
        self.loop = make_loop(self.name)
        self._ended = Event()
        self._seen: dict[str, tuple[int, float]] = {}

    def run(self) -> None:
        """Works until it is stopped; whatever ends the loop is logged, and the loop begun again."""
        Thread(target=self._watch, name="job-beats", daemon=True).start()
        while not self._ended.is_set():
            try:
                self.beat()  # before a job is taken: a job of nobody known is given back
                give_back(self.name)  # what the loop held when it broke
                self.loop.run()
            except Exception:
                LOG.exception("The worker's loop broke; it is begun again.")
            finally:
                close_old_connections()
            if not self.loop.running:
                self.stop()
            self._ended.wait(1)

    def stop(self) -> None:
        """Lets the job in hand end, then ends."""
        self.loop.running = False
        self._ended.set()

    def _watch(self) -> None:
        while not self._ended.is_set():
            try:
                self.beat()
                self.bury_the_dead(time.monotonic())
            except Exception:
                LOG.exception("The worker could not say that it lives; it tries again.")
            finally:
                close_old_connections()
            self._ended.wait(BEAT_SECONDS)

    def beat(self) -> None:
        """Counts one more beat."""
        fresh = {"host": socket.gethostname(), "process": os.getpid()}
        Worker.objects.get_or_create(name=self.name, defaults=fresh)
        Worker.objects.filter(name=self.name).update(beats=F("beats") + 1)

    def bury_the_dead(self, now: float) -> None:
        """Gives back the jobs of workers that are gone, and forgets those workers. ``now`` is of a steady clock."""
        for worker in Worker.objects.exclude(name=self.name):
            beats, since = self._seen.get(worker.name, (-1, now))
            self._seen[worker.name] = (worker.beats, since if beats == worker.beats else now)
            if is_gone(worker) or (beats == worker.beats and now - since >= STILL_SECONDS):
                give_back(worker.name, beats=worker.beats)
                self._seen.pop(worker.name)
        alive = set(Worker.objects.values_list("name", flat=True)) | {self.name}
        for job in DBTaskResult.objects.running():  # of workers from before there were beats
            if not alive & set(job.worker_ids):
                _give_back(job)


def is_gone(worker: Worker) -> bool:
    """Whether a worker was a process of this machine that is no more."""
    if worker.host != socket.gethostname() or os.name == "nt":
        return False
    try:
        os.kill(worker.process, 0)
    except ProcessLookupError:
        return True
    except PermissionError:
        return False
    return False


@transaction.atomic
def give_back(name: str, *, beats: int | None = None) -> None:
    """Makes the running jobs of a worker ready again; with ``beats``, if it has not moved since, and forgets it."""
    if beats is not None and not Worker.objects.filter(name=name, beats=beats).delete()[0]:
        return
    for job in DBTaskResult.objects.running():
        if job.worker_ids and job.worker_ids[-1] == name:
            _give_back(job)


def _give_back(job: "DBTaskResult[..., Any]") -> None:
    running = DBTaskResult.objects.running().filter(pk=job.pk)
    if len(job.worker_ids) >= MOST_TRIES:
        running.update(status=TaskResultStatus.FAILED)
        LOG.error("Job %s ended its worker %s times; it is not tried again.", job.pk, MOST_TRIES)
    else:
        running.update(status=TaskResultStatus.READY, started_at=None)
