"""`nhipcau localities load`: the provinces; `nhipcau localities import FILE`: the communes."""

from argparse import ArgumentParser
from datetime import date
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from nhipcau.agencies.localities import UnreadableRows, import_communes, load_localities


class Command(BaseCommand):
    """Both can be run again; what is there stays."""

    help = "Nạp địa phương và xã, phường. Loads provinces and communes."

    def add_arguments(self, parser: ArgumentParser) -> None:
        what = parser.add_subparsers(dest="what", required=True)
        what.add_parser("load", help="các tỉnh, thành phố / provinces and cities")
        communes = what.add_parser("import", help="xã, phường, đặc khu từ .csv / communes from a .csv")
        communes.add_argument("file", type=Path)
        communes.add_argument("--on", type=date.fromisoformat, help="tệp có giá trị từ ngày / the day it holds from")
        communes.add_argument("--act", default="", help="văn bản / by what act, e.g. 1655/NQ-UBTVQH15")

    def handle(self, *args: Any, **options: Any) -> None:
        if options["what"] == "load":
            loaded = load_localities()
        else:
            try:
                loaded = import_communes(options["file"], on=options["on"], act=options["act"])
            except UnreadableRows as error:
                raise CommandError(f"Không nạp được tệp, chưa thay đổi gì. Nothing was changed. {error}") from error
        self.stdout.write(f"Thêm {loaded.added}, sửa {loaded.changed}. {loaded.added} added, {loaded.changed} changed.")
