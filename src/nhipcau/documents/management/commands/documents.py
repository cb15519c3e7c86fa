"""`nhipcau documents specimen DIR`: every kind of document of every body, as .docx, from the plans at work."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand
from django.utils import timezone

from nhipcau.documents.specimens import write_specimens
from nhipcau.plans.models import Plan


class Command(BaseCommand):
    """Writes the files, and beside each name what its form lacks."""

    help = "Soạn thử mọi loại văn bản. Writes every kind of document."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("what", choices=["specimen"])
        parser.add_argument("folder", type=Path)

    def handle(self, *args: Any, **options: Any) -> None:
        for plan in Plan.objects.filter(state=Plan.State.ACTIVE).exclude(number=""):
            for name, faults in write_specimens(plan, timezone.localdate(), options["folder"]):
                self.stdout.write(f"{name}  {'; '.join(faults)}".rstrip())
