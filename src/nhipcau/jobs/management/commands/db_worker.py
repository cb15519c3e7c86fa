"""`nhipcau db_worker`: takes up jobs in a process of its own, beside web servers that take up none.

It stands in for the command of django-tasks of the same name, whose killed workers leave their jobs for ever.
"""

import signal
from typing import Any

from django.core.management.base import BaseCommand

from nhipcau.jobs.worker import WatchedWorker


class Command(BaseCommand):
    """Until it is stopped; the job in hand is ended first."""

    help = "Làm các việc chạy nền trong tiến trình riêng. Does background jobs in a process of its own."

    def handle(self, *args: Any, **options: Any) -> None:
        worker = WatchedWorker()
        signal.signal(signal.SIGTERM, lambda *_signal: worker.stop())
        self.stdout.write(f"{worker.name}\nCtrl-C để dừng / to stop")
        try:
            worker.run()
        except KeyboardInterrupt:
            worker.stop()
