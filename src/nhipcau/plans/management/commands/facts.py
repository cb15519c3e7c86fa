"""`nhipcau facts verify` and `rebuild`: do the rows of facts say what the work itself says."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import transaction

from nhipcau.plans.facts import find_stale, rebuild
from nhipcau.plans.models import Task


class Command(BaseCommand):
    """Exit status 1 where a row is not what it should be."""

    help = "Kiểm tra, lập lại bảng tình trạng công việc. Verifies or rebuilds the facts from which statuses are told."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("what", choices=("verify", "rebuild"))

    def handle(self, *args: Any, **options: Any) -> None:
        if options["what"] == "rebuild":
            with transaction.atomic():
                count = rebuild()
            self.stdout.write(f"Đã lập lại cho {count} nhiệm vụ. Rebuilt for {count} tasks.")
            return
        wrong = list(find_stale())
        for task in Task.objects.filter(pk__in=wrong).select_related("plan", "item"):
            self.stdout.write(f"{task.pk} {task.plan}: {task}")
        if wrong:
            raise CommandError(
                f"{len(wrong)} nhiệm vụ có số liệu cũ; chạy nhipcau facts rebuild. "
                f"The facts of {len(wrong)} tasks are stale; run nhipcau facts rebuild."
            )
        self.stdout.write(f"Khớp với {Task.objects.count()} nhiệm vụ. They agree with all tasks.")
