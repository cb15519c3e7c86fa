"""`nhipcau remind`: people told of what happened and of what is due, and the mails. Run it every few minutes."""

from argparse import ArgumentParser
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand
from django.utils import timezone

from nhipcau.notices.delivery import send_mails
from nhipcau.notices.rounds import remind_of_clocks
from nhipcau.notices.telling import tell
from nhipcau.reminders.rounds import remind_everywhere


class Command(BaseCommand):
    """For sites with several processes; `nhipcau serve` does the same by itself."""

    help = "Thông báo, nhắc việc đến hôm nay và gửi thư. Notices, reminders up to today, and their mails."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--no-mail", action="store_true", help="không gửi thư / without mails")

    def handle(self, *args: Any, **options: Any) -> None:
        now = timezone.now()
        today = timezone.localdate(now)
        told = tell(now)
        written = remind_everywhere(today) + remind_of_clocks(today, now)
        sent, failed = (0, 0) if options["no_mail"] else send_mails(now, settings.SITE)
        self.stdout.write(
            f"Thông báo {told}, nhắc {written}, gửi {sent} thư, {failed} thư chưa gửi được. "
            f"{told} notices, {written} reminders, {sent} mails sent, {failed} could not be."
        )
