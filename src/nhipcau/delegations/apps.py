"""The delegations app."""

from django.apps import AppConfig


class DelegationsConfig(AppConfig):
    """Registers nhipcau.delegations under its short label."""

    name = "nhipcau.delegations"
    label = "delegations"
