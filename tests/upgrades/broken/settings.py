"""The application's settings, with the app beside it whose migration fails."""

from nhipcau.settings import *  # noqa: F403

INSTALLED_APPS = [*INSTALLED_APPS, "tests.upgrades.broken"]  # noqa: F405
