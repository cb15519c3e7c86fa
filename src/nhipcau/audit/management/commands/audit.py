"""`nhipcau audit verify`: is the record whole? `nhipcau audit export`: the record, a line of JSON for each event."""

import json
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from nhipcau.audit.models import Event
from nhipcau.audit.verifying import find_faults


class Command(BaseCommand):
    """Exit status 1 where a fault is found."""

    help = "Kiểm tra hoặc xuất nhật ký. Verifies or exports the audit record."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("what", choices=("verify", "export"))

    def handle(self, *args: Any, **options: Any) -> None:
        if options["what"] == "export":
            self._export()
            return
        faults = list(find_faults())
        for fault in faults:
            self.stdout.write(f"{fault.kind} {fault.number}: {fault.sentence}")
        if faults:
            raise CommandError(f"Nhật ký không nguyên vẹn: {len(faults)} chỗ. The record is not whole.")
        self.stdout.write(f"Nhật ký nguyên vẹn, {Event.objects.count()} sự kiện. The record is whole.")

    def _export(self) -> None:
        for event in Event.objects.order_by("number").iterator(chunk_size=2000):
            fields = {
                "number": event.number, "at": event.at.isoformat(), "by": event.by, "origin": event.origin,
                "verb": event.verb, "target": f"{event.target_model}:{event.target_id}", "data": event.data,
                "previous": event.previous, "digest": event.digest,
            }  # fmt: skip
            self.stdout.write(json.dumps(fields, ensure_ascii=False))
