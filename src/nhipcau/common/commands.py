"""What management commands share."""

from collections.abc import Iterator
from contextlib import contextmanager

from django.core.management.base import CommandError

from nhipcau.common.refusal import Refused


@contextmanager
def refusal_ends_command() -> Iterator[None]:
    """A refusal inside ends the command with its sentence and status 1."""
    try:
        yield
    except Refused as refusal:
        raise CommandError(str(refusal)) from refusal
