"""The greetings app."""

from django.apps import AppConfig


class GreetingsConfig(AppConfig):
    """Registers nhipcau.greetings under its short label."""

    name = "nhipcau.greetings"
    label = "greetings"
