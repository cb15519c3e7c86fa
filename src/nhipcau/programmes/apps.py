"""The programmes app."""

from django.apps import AppConfig


class ProgrammesConfig(AppConfig):
    """Registers nhipcau.programmes under its short label."""

    name = "nhipcau.programmes"
    label = "programmes"
