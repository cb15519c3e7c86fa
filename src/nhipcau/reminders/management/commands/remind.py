"""`nhipcau remind`: the reminders up to today, and the mails. Run it every hour; it does each day once."""

from argparse import ArgumentParser
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand
from django.utils import timezone

from nhipcau.reminders.rounds import remind_everywhere, send_mails


class Command(BaseCommand):
    """For sites with several processes; `nhipcau serve` does the same by itself."""

    help = "Nhắc việc đến hôm nay và gửi thư. Reminders up to today, and their mails."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--no-mail", action="store_true", help="không gửi thư / without mails")

    def handle(self, *args: Any, **options: Any) -> None:
        now = timezone.now()
        written = remind_everywhere(timezone.localdate(now))
        sent, failed = (0, 0)
        if not options["no_mail"]:
            sent, failed = send_mails(timezone.localdate(now), now, settings.SITE)
        self.stdout.write(
            f"Nhắc {written}, gửi {sent} thư, {failed} thư chưa gửi được. "
            f"{written} reminders, {sent} mails sent, {failed} could not be."
        )
