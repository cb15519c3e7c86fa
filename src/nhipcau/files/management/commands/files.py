"""`nhipcau files verify`: every kept file against its SHA-256; `--remove-orphans` takes away what no row names."""

from argparse import ArgumentParser
from datetime import timedelta
from typing import Any

from django.core.files.storage import default_storage
from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from nhipcau.files.integrity import find_file_faults

SETTLED = timedelta(hours=1)
"""A younger file without a row may be on its way in."""
WORDS = {"missing": "thiếu / missing", "changed": "đã khác / changed", "orphan": "không ai dùng / no row names it"}


class Command(BaseCommand):
    """Exit status 1 where a file is missing or changed."""

    help = "Kiểm tra tệp đã lưu. Checks the kept files."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("what", choices=["verify"])
        parser.add_argument("--remove-orphans", action="store_true", help="xóa tệp không ai dùng / delete orphans")

    def handle(self, *args: Any, **options: Any) -> None:
        broken = 0
        for fault in find_file_faults():
            self.stdout.write(f"{WORDS[fault.kind]}: {fault.name} {fault.row}".rstrip())
            if fault.kind != "orphan":
                broken += 1
            elif options["remove_orphans"] and _is_settled(fault.name):
                default_storage.delete(fault.name)
        if broken:
            raise CommandError(f"{broken} tệp hỏng hoặc thiếu. {broken} files are broken or missing.")
        self.stdout.write("Mọi tệp còn nguyên. Every kept file is whole.")


def _is_settled(name: str) -> bool:
    return timezone.now() - default_storage.get_modified_time(name) > SETTLED
