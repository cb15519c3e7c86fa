"""The accounts app."""

from django.apps import AppConfig


class AccountsConfig(AppConfig):
    """Registers nhipcau.accounts under its short label."""

    name = "nhipcau.accounts"
    label = "accounts"
