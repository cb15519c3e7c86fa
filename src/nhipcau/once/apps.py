"""The app by which a form counts once."""

from django.apps import AppConfig


class OnceConfig(AppConfig):
    """Registers nhipcau.once under its short label."""

    name = "nhipcau.once"
    label = "once"
