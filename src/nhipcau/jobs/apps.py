"""The jobs app."""

from django.apps import AppConfig


class JobsConfig(AppConfig):
    """Registers nhipcau.jobs under its short label."""

    name = "nhipcau.jobs"
    label = "jobs"
