"""The work app."""

from django.apps import AppConfig


class WorkConfig(AppConfig):
    """Registers nhipcau.work under its short label."""

    name = "nhipcau.work"
    label = "work"
