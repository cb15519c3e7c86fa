"""The reminders app."""

from django.apps import AppConfig


class RemindersConfig(AppConfig):
    """Registers nhipcau.reminders under its short label."""

    name = "nhipcau.reminders"
    label = "reminders"
