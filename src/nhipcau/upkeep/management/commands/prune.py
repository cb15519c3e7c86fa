"""`nhipcau prune`: ended sessions, done jobs, notices of long ago."""

from typing import Any

from django.core.management.base import BaseCommand
from django.utils import timezone

from nhipcau.overview.search import collect_words
from nhipcau.upkeep.pruning import prune


class Command(BaseCommand):
    """Says how many of each went."""

    help = "Dọn dữ liệu tạm đã cũ. Takes away what is temporary and old."

    def handle(self, *args: Any, **options: Any) -> None:
        for name, count in prune(timezone.now()).items():
            self.stdout.write(f"{name}: {count}")
        self.stdout.write(f"new words: {collect_words()}")
