"""The duties app."""

from django.apps import AppConfig


class DutiesConfig(AppConfig):
    """Registers nhipcau.duties under its short label."""

    name = "nhipcau.duties"
    label = "duties"
