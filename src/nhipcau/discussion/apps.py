"""The discussion app."""

from django.apps import AppConfig


class DiscussionConfig(AppConfig):
    """Registers nhipcau.discussion under its short label."""

    name = "nhipcau.discussion"
    label = "discussion"
