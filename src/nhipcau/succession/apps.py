"""The succession app."""

from django.apps import AppConfig


class SuccessionConfig(AppConfig):
    """Registers nhipcau.succession under its short label."""

    name = "nhipcau.succession"
    label = "succession"
