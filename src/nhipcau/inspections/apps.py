"""The inspections app."""

from django.apps import AppConfig


class InspectionsConfig(AppConfig):
    """Registers nhipcau.inspections under its short label."""

    name = "nhipcau.inspections"
    label = "inspections"
