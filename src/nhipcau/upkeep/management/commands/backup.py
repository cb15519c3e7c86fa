"""`nhipcau backup`: database and files in one file, while people work."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from nhipcau.common.commands import refusal_ends_command
from nhipcau.upkeep.backups import drop_old_backups, make_backup


class Command(BaseCommand):
    """Exit status 1 where no backup was made."""

    help = "Sao lưu dữ liệu. Backs the instance up."
    requires_system_checks: list[str] = []  # noqa: RUF012  (an instance in trouble is backed up too)

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--folder", type=Path, default=Path(settings.DATA) / "backups",
                            help="thư mục chứa bản sao lưu / where backups lie")  # fmt: skip
        parser.add_argument("--keep", type=int, default=0, help="chỉ giữ N bản mới nhất / keep the N latest")
        parser.add_argument("--key", type=Path, help="ghi khóa bí mật vào tệp riêng / the secret key into its own file")

    def handle(self, *args: Any, **options: Any) -> None:
        now = timezone.now()
        path = options["folder"] / f"nhipcau-{timezone.localtime(now):%Y%m%d-%H%M%S}.zip"
        with refusal_ends_command():
            manifest = make_backup(path, now)
        self.stdout.write(
            f"{path}: {path.stat().st_size / 1024**2:.1f} MB, {len(manifest.entries)} tệp / files, "
            f"{sum(manifest.rows.values())} dòng / rows. Đã kiểm tra. Verified."
        )
        for name in manifest.faults:
            self.stderr.write(f"Tệp thiếu hoặc khác / missing or changed: {name}")
        for old in drop_old_backups(options["folder"], options["keep"]) if options["keep"] > 0 else ():
            self.stdout.write(f"Đã xóa / removed: {old.name}")
        if options["key"]:
            self._keep_key(options["key"])

    def _keep_key(self, path: Path) -> None:
        if path.exists():
            raise CommandError(f"Đã có tệp {path}. {path} is there already.")
        path.touch(mode=0o600)
        path.write_text(settings.SECRET_KEY, encoding="utf-8")
        self.stdout.write(f"{path}: cất riêng, không để cùng bản sao lưu. Keep it apart from the backup.")
