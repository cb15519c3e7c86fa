"""The files app."""

from django.apps import AppConfig


class FilesConfig(AppConfig):
    """Registers nhipcau.files under its short label."""

    name = "nhipcau.files"
    label = "files"
