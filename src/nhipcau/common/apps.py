"""The common app."""

from django.apps import AppConfig


class CommonConfig(AppConfig):
    """Registers nhipcau.common under its short label."""

    name = "nhipcau.common"
    label = "common"
