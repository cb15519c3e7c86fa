"""The gifts app."""

from django.apps import AppConfig


class GiftsConfig(AppConfig):
    """Registers nhipcau.gifts under its short label."""

    name = "nhipcau.gifts"
    label = "gifts"
