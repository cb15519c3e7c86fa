"""The notices app."""

from django.apps import AppConfig


class NoticesConfig(AppConfig):
    """Registers nhipcau.notices under its short label."""

    name = "nhipcau.notices"
    label = "notices"
