"""`nhipcau serve`: migrates, loads the demo into an empty instance, and serves from one process."""

import logging
import socket
import time
from argparse import ArgumentParser
from collections.abc import Callable
from datetime import datetime
from functools import partial
from pathlib import Path
from threading import Thread
from typing import Any

import waitress
from django.conf import settings
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError
from django.core.wsgi import get_wsgi_application
from django.db import close_old_connections
from django.utils import timezone

from nhipcau.agencies.localities import load_localities
from nhipcau.audit.exports import drop_daily_anchor
from nhipcau.common.commands import refusal_ends_command
from nhipcau.demo.documents import read_content
from nhipcau.demo.instance import is_demo, is_untouched, mark_demo
from nhipcau.demo.loader import PASSWORD
from nhipcau.jobs.worker import WatchedWorker
from nhipcau.notices.delivery import send_mails
from nhipcau.notices.rounds import remind_today
from nhipcau.notices.telling import tell
from nhipcau.once.claims import forget_old
from nhipcau.overview.search import collect_words
from nhipcau.partners.countries import load_countries
from nhipcau.reports.periods import open_due_periods
from nhipcau.upkeep.dumps import is_empty
from nhipcau.upkeep.pruning import prune
from nhipcau.upkeep.restores import refuse_half_a_backup

LOG = logging.getLogger(__name__)
TRIES = 20
QUARTER = 15 * 60
SECONDS = 5
"""How soon people are told of what happened."""
ROLES = {"focal": "Đầu mối / focal officer", "officer": "Chuyên viên / officer", "head": "Thủ trưởng / head",
         "leader": "Lãnh đạo / leader", "administrator": "Quản trị / administrator"}  # fmt: skip
NEXT_STEP = """
  Chưa có ai. Lập người quản trị đầu tiên / nobody is here yet; found the first administrator:
    .venv/bin/nhipcau found "Tỉnh …" --agency "Sở Ngoại vụ" --email … --name "…"
"""


def _mail(site: str, now: datetime) -> None:
    """Reminders of the day before its mails."""
    remind_today(now)
    send_mails(now, site)


def _close_to_others() -> None:
    """A database that an older version made was readable for every account of the machine."""
    for file in Path(settings.DATA).glob("nhipcau.sqlite3*"):
        file.chmod(0o600)


class Command(BaseCommand):
    """Everything from an empty folder to a running site."""

    help = "Chạy hệ thống trên máy này. Runs the site on this machine."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--host", default="127.0.0.1")
        parser.add_argument("--port", type=int, default=8000)
        parser.add_argument("--no-demo", action="store_true", help="không nạp dữ liệu minh họa / without the demo")

    def handle(self, *args: Any, **options: Any) -> None:
        self._settle_data()
        load_localities()
        load_countries()
        call_command("collectstatic", interactive=False, verbosity=0)
        self._settle_demo(wanted=not options["no_demo"])
        port = self._free_port(options["host"], options["port"])
        self._greet(options["host"], port)
        self.stdout.flush()  # a log file shows the address at once too
        Thread(target=WatchedWorker().run, name="jobs", daemon=True).start()
        site = settings.SITE if settings.SITE_IS_SET else f"http://{options['host']}:{port}"
        Thread(target=self._again, args=("Notices", tell), name="notices", daemon=True).start()
        Thread(target=self._again, args=("Mails", partial(_mail, site)), name="mails", daemon=True).start()
        Thread(target=self._remind, name="reminders", daemon=True).start()
        application = get_wsgi_application()  # made after collectstatic: it looks for the files only once
        try:
            waitress.serve(
                application, host=options["host"], port=port, threads=8, _quiet=True,
                max_request_body_size=settings.MAX_BODY_BYTES,
                clear_untrusted_proxy_headers=False,  # nhipcau.common.proxies decides whom to believe
            )  # fmt: skip
        except KeyboardInterrupt:
            self.stdout.write("Đã dừng. Stopped.")

    def _settle_data(self) -> None:
        """The data as this version wants them: backed up before anything is done to them, taken back where it fails."""
        with refusal_ends_command():
            refuse_half_a_backup()
        if is_empty():
            call_command("migrate", verbosity=0)
        else:
            call_command("upgrade", verbosity=0, stdout=self.stdout)
        _close_to_others()

    def _settle_demo(self, *, wanted: bool) -> None:
        """The demo into an empty instance that does not serve in earnest; never in earnest where the demo stands."""
        if is_demo():
            mark_demo()  # one from before there was a mark
            if settings.HTTPS or not wanted:
                raise CommandError(
                    f"Thư mục {settings.DATA} đang chứa dữ liệu minh họa với mật khẩu ai cũng biết. Hãy chạy "
                    "nhipcau demo --remove, hoặc đặt NHIPCAU_DATA sang thư mục khác. The demo, with a password that "
                    "everybody knows, lives in this data folder: nhipcau demo --remove, or set NHIPCAU_DATA."
                )
        elif wanted and is_untouched() and not settings.HTTPS:
            call_command("demo")

    def _again(self, name: str, work: Callable[[datetime], object]) -> None:
        """Every few seconds, for ever: people are told of what has happened; mails leave, however slow their server."""
        while True:
            try:
                work(timezone.now())
            except Exception:
                LOG.exception("%s failed; they are tried again.", name)
            finally:
                close_old_connections()
            time.sleep(SECONDS)

    def _remind(self) -> None:
        """Every quarter of an hour: periods whose day has come; what is old is forgotten, once a day taken away."""
        pruned_on = None
        while True:
            now = timezone.now()
            try:
                if pruned_on != timezone.localdate(now):
                    prune(now)
                    pruned_on = timezone.localdate(now)
                open_due_periods(timezone.localdate(now), now)
                collect_words()
                forget_old(now)
                drop_daily_anchor(now)
            except Exception:
                LOG.exception("Reminders or periods failed; they are tried again in a quarter of an hour.")
            finally:
                close_old_connections()
            time.sleep(QUARTER)

    def _free_port(self, host: str, wanted: int) -> int:
        for port in range(wanted, wanted + TRIES):
            with socket.socket() as probe:
                probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
                try:
                    probe.bind((host, port))
                except OSError:
                    continue
            if port != wanted:
                self.stdout.write(f"Cổng {wanted} đang bận, dùng cổng {port}. Port {wanted} is taken; using {port}.")
            return port
        raise CommandError(f"Không có cổng trống từ {wanted}. No free port from {wanted} on.")

    def _greet(self, host: str, port: int) -> None:
        self.stdout.write(f"\n  Nhịp Cầu {settings.VERSION}: http://{host}:{port}/\n")
        if is_demo():
            self._name_sign_ins()
        elif is_untouched():
            self.stdout.write(NEXT_STEP)

    def _name_sign_ins(self) -> None:
        world = read_content("world.toml")
        people = {person["email"]: person for person in world["person"]}
        for email in world["sign_in"]:
            person = people[email]
            self.stdout.write(f"  {ROLES[person['role']]:26} {email:36} {person['agency']}")
        self.stdout.write(f"  Mật khẩu / password: {PASSWORD}\n  Ctrl-C để dừng / to stop\n")
