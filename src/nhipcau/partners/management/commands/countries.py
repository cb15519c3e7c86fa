"""`nhipcau countries load`: the table of countries; what people corrected stays."""

from typing import Any

from django.core.management.base import BaseCommand, CommandParser

from nhipcau.partners.countries import load_countries


class Command(BaseCommand):
    """Can be run again."""

    help = "Nạp danh mục nước. Loads the table of countries."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("what", choices=("load",))

    def handle(self, *args: Any, **options: Any) -> None:
        count = load_countries()
        self.stdout.write(f"Thêm, sửa {count} nước. {count} countries were added or changed.")
