"""The agreements app."""

from django.apps import AppConfig


class AgreementsConfig(AppConfig):
    """Registers nhipcau.agreements under its short label."""

    name = "nhipcau.agreements"
    label = "agreements"
