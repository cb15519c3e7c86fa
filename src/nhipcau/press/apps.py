"""The press app."""

from django.apps import AppConfig


class PressConfig(AppConfig):
    """Registers nhipcau.press under its short label."""

    name = "nhipcau.press"
    label = "press"
