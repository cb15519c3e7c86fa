"""`nhipcau open_periods`: opens the reporting periods that schedules ask for today. Run it every day."""

from typing import Any

from django.core.management.base import BaseCommand
from django.utils import timezone

from nhipcau.reports.periods import open_due_periods


class Command(BaseCommand):
    """For sites with several processes; `nhipcau serve` does the same by itself."""

    help = "Mở các kỳ báo cáo đã đến ngày. Opens the reporting periods whose day has come."

    def handle(self, *args: Any, **options: Any) -> None:
        now = timezone.now()
        opened = open_due_periods(timezone.localdate(now), now)
        for period in opened:
            self.stdout.write(f"{period.plan}: {period.name}")
        self.stdout.write(f"Đã mở {len(opened)} kỳ báo cáo. {len(opened)} periods opened.")
