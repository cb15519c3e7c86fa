"""The agencies app."""

from django.apps import AppConfig


class AgenciesConfig(AppConfig):
    """Registers nhipcau.agencies under its short label."""

    name = "nhipcau.agencies"
    label = "agencies"
