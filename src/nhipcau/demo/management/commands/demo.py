"""`nhipcau demo`: loads the demo province; `--reset` brings it back as it was, `--remove` takes it away."""

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand
from django.utils import timezone

from nhipcau.agencies.localities import load_localities
from nhipcau.common.commands import refusal_ends_command
from nhipcau.demo.instance import clear_demo, is_demo, mark_demo, refuse_demo_here
from nhipcau.demo.loader import load_demo
from nhipcau.partners.countries import load_countries


class Command(BaseCommand):
    """Into an empty data folder alone, and away with the whole of it."""

    help = "Nạp dữ liệu minh họa (một tỉnh giả định). Loads the demo province."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--reset", action="store_true", help="nạp lại từ đầu / bring it back as it was")
        parser.add_argument("--remove", action="store_true", help="bỏ dữ liệu minh họa / take the demo away")

    def handle(self, *args: Any, **options: Any) -> None:
        with refusal_ends_command():
            self._handle(reset=options["reset"], remove=options["remove"])

    def _handle(self, *, reset: bool, remove: bool) -> None:
        if remove or (reset and is_demo()):
            clear_demo()
            load_localities()
            load_countries()
        if remove:
            self.stdout.write("Đã bỏ dữ liệu minh họa. The demo is gone.")
            return
        refuse_demo_here()
        if is_demo():
            self.stdout.write("Dữ liệu minh họa đã có; dùng --reset để nạp lại. The demo is there; --reset reloads it.")
            return
        plan = load_demo(timezone.now())
        mark_demo()
        self.stdout.write(f"Đã nạp dữ liệu minh họa. The demo is loaded: {plan.title}")
