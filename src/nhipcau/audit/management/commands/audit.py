"""`nhipcau audit verify`, `export` and `anchor`: is the record whole, the record as lines, its head written down."""

from itertools import chain
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils import timezone

from nhipcau.audit.exports import anchors_file, drop_anchor, export_lines, find_differences, find_lost_anchors
from nhipcau.audit.models import Event
from nhipcau.audit.verification import find_faults
from nhipcau.audit.witnesses import find_changed_rows


class Command(BaseCommand):
    """Exit status 1 where a fault is found."""

    help = "Kiểm tra, xuất, ghi mốc nhật ký. Verifies, exports or anchors the audit record."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("what", choices=("verify", "export", "anchor"))
        parser.add_argument("--against", type=Path, help="tệp đã xuất trước đây / a former export")

    def handle(self, *args: Any, **options: Any) -> None:
        if options["what"] == "export":
            for line in export_lines():
                self.stdout.write(line)
        elif options["what"] == "anchor":
            self.stdout.write(f"{drop_anchor(timezone.now())}\n{anchors_file()}")
        else:
            self._verify(options["against"])

    def _verify(self, export: Path | None) -> None:
        found = chain(find_faults(), find_changed_rows(), find_lost_anchors(), _against(export))
        count = 0
        for fault in found:
            count += 1
            self.stdout.write(f"{fault.kind} {fault.number}: {fault.sentence}")
        if count:
            raise CommandError(f"Nhật ký không nguyên vẹn: {count} chỗ. The record is not whole.")
        self.stdout.write(f"Nhật ký nguyên vẹn, {Event.objects.count()} sự kiện. The record is whole.")


def _against(export: Path | None) -> Any:
    if export is None:
        return
    try:
        with export.open(encoding="utf-8") as lines:
            yield from find_differences(lines)
    except (OSError, ValueError, TypeError, KeyError) as error:
        raise CommandError(f"Không đọc được tệp xuất {export}. The export cannot be read: {error}") from error
