"""The glossary app."""

from django.apps import AppConfig


class GlossaryConfig(AppConfig):
    """Registers nhipcau.glossary under its short label."""

    name = "nhipcau.glossary"
    label = "glossary"
