"""The desk app."""

from django.apps import AppConfig


class DeskConfig(AppConfig):
    """Registers nhipcau.desk under its short label."""

    name = "nhipcau.desk"
    label = "desk"
