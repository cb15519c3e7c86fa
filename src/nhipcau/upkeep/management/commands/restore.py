"""`nhipcau restore FILE`: a backup into an empty instance."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand

from nhipcau.common.commands import refusal_ends_command
from nhipcau.upkeep.backups import verify_backup
from nhipcau.upkeep.restores import restore_backup


class Command(BaseCommand):
    """Exit status 1 where nothing was restored."""

    help = "Khôi phục từ bản sao lưu vào nơi trống. Restores a backup into an empty instance."
    requires_system_checks: list[str] = []  # noqa: RUF012  (there may be no database yet)

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("file", type=Path)
        parser.add_argument("--verify-only", action="store_true", help="chỉ kiểm tra / only read it through")

    def handle(self, *args: Any, **options: Any) -> None:
        with refusal_ends_command():
            manifest = (verify_backup if options["verify_only"] else restore_backup)(options["file"])
        done = "Bản sao lưu nguyên vẹn" if options["verify_only"] else "Đã khôi phục và đối chiếu"
        self.stdout.write(
            f"{done}: {manifest.made_at}, phiên bản / version {manifest.version}, {sum(manifest.rows.values())} dòng / "
            f"rows, {len(manifest.entries)} tệp / files."
        )
        for name in manifest.faults:
            self.stderr.write(f"Đã thiếu hoặc khác khi sao lưu / missing or changed when it was made: {name}")
        if not options["verify_only"]:
            self.stdout.write("Tiếp theo / next: nhipcau upgrade, nhipcau check.")
