"""The partners app."""

from django.apps import AppConfig


class PartnersConfig(AppConfig):
    """Registers nhipcau.partners under its short label."""

    name = "nhipcau.partners"
    label = "partners"
