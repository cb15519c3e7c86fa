"""The command `nhipcau`: every management command, and `nhipcau serve`."""

import os
import sys

from django.core.management import execute_from_command_line


def main() -> None:
    """Runs a management command with this project's settings."""
    os.umask(0o077)  # what is kept here is for this account alone
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "nhipcau.settings")
    execute_from_command_line(sys.argv)


if __name__ == "__main__":
    main()
