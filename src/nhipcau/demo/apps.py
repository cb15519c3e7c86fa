"""The demo app."""

from django.apps import AppConfig


class DemoConfig(AppConfig):
    """Registers nhipcau.demo under its short label."""

    name = "nhipcau.demo"
    label = "demo"
