"""`nhipcau demo`: loads the demo province; `--reset` brings it back as it was."""

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand
from django.utils import timezone

from nhipcau.demo.loading import is_loaded, load_demo, remove_demo


class Command(BaseCommand):
    """Loads the demo once."""

    help = "Nạp dữ liệu minh họa (một tỉnh giả định). Loads the demo province."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--reset", action="store_true", help="nạp lại từ đầu / bring it back as it was")

    def handle(self, *args: Any, **options: Any) -> None:
        if options["reset"]:
            remove_demo()
        if is_loaded():
            self.stdout.write("Dữ liệu minh họa đã có; dùng --reset để nạp lại. The demo is there; --reset reloads it.")
            return
        plan = load_demo(timezone.now())
        self.stdout.write(f"Đã nạp dữ liệu minh họa. The demo is loaded: {plan.title}")
