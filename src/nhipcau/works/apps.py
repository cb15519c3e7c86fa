"""The works app."""

from django.apps import AppConfig


class WorksConfig(AppConfig):
    """Registers nhipcau.works under its short label."""

    name = "nhipcau.works"
    label = "works"
