"""The records app."""

from django.apps import AppConfig


class RecordsConfig(AppConfig):
    """Registers nhipcau.records under its short label."""

    name = "nhipcau.records"
    label = "records"
