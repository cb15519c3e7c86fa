"""The plans app."""

from django.apps import AppConfig


class PlansConfig(AppConfig):
    """Registers nhipcau.plans under its short label."""

    name = "nhipcau.plans"
    label = "plans"
