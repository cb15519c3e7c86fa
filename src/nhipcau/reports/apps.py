"""The reports app."""

from django.apps import AppConfig


class ReportsConfig(AppConfig):
    """Registers nhipcau.reports under its short label."""

    name = "nhipcau.reports"
    label = "reports"
