"""The events app."""

from django.apps import AppConfig


class EventsConfig(AppConfig):
    """Registers nhipcau.events under its short label."""

    name = "nhipcau.events"
    label = "events"
