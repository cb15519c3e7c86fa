"""The upkeep app."""

from django.apps import AppConfig


class UpkeepConfig(AppConfig):
    """Registers nhipcau.upkeep under its short label."""

    name = "nhipcau.upkeep"
    label = "upkeep"
