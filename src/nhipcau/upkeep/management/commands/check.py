"""`nhipcau check`: is this instance well? Django's own checks of the settings first, then the data and the machine."""

import json
from typing import Any

from django.core.management.base import CommandError, CommandParser
from django.core.management.commands import check
from django.utils import timezone

from nhipcau.upkeep.health import FAULT, WARNING, WELL, check_everything

MARKS = {WELL: "tốt / well", WARNING: "lưu ý / warning", FAULT: "LỖI / FAULT"}


class Command(check.Command):
    """Exit status 1 where a fault is found. With any of Django's own words (--deploy, --tag) only the settings."""

    help = "Kiểm tra hệ thống đang chạy. Checks this instance."

    def add_arguments(self, parser: CommandParser) -> None:
        super().add_arguments(parser)
        parser.add_argument("--json", action="store_true", help="kết quả dạng JSON / as JSON")

    def handle(self, *args: Any, **options: Any) -> None:
        is_of_settings = bool(args or options["deploy"] or options["tags"] or options["list_tags"])
        if is_of_settings or not options["json"]:
            super().handle(*args, **options)
        if not is_of_settings:
            self._check_instance(is_json=options["json"])

    def _check_instance(self, *, is_json: bool) -> None:
        """A line for each check as soon as it is done; as JSON all of them together."""
        found = []
        for finding in check_everything(timezone.now()):
            found.append(finding)
            if not is_json:
                self.stdout.write(f"{finding.name:<12}{MARKS[finding.state]:<18}{finding.said}")
        if is_json:
            self.stdout.write(json.dumps([row.as_dict() for row in found], ensure_ascii=False, indent=1))
        faults = [row.name for row in found if row.state == FAULT]
        if faults:
            raise CommandError(f"Có lỗi / faults: {', '.join(faults)}")
