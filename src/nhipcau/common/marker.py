"""The sign in a data folder that says: the demo lives here."""

from pathlib import Path

from django.conf import settings


def demo_marker() -> Path:
    """The file whose being there marks the demo's data folder."""
    return Path(settings.DATA) / "this-is-the-demo"
