"""The search app."""

from django.apps import AppConfig


class SearchConfig(AppConfig):
    """Registers nhipcau.search under its short label."""

    name = "nhipcau.search"
    label = "search"
