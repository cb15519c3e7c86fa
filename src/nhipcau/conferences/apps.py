"""The conferences app."""

from django.apps import AppConfig


class ConferencesConfig(AppConfig):
    """Registers nhipcau.conferences under its short label."""

    name = "nhipcau.conferences"
    label = "conferences"
