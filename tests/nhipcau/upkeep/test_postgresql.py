"""Backup and restore of a PostgreSQL database, in two databases beside the one of the tests."""

import os
import subprocess
import sys

import pytest
from django.conf import settings

pytestmark = pytest.mark.skipif("postgresql" not in settings.DATABASES["default"]["ENGINE"], reason="of PostgreSQL")


@pytest.fixture
def databases():
    """The names of two empty databases, and the environment in which to reach them."""
    told = settings.DATABASES["default"]
    signed_in = {"PGHOST": told["HOST"], "PGPORT": told["PORT"], "PGUSER": told["USER"], "PGPASSWORD": told["PASSWORD"]}
    given = {**os.environ, **{name: str(value) for name, value in signed_in.items()}}
    given["DJANGO_SETTINGS_MODULE"] = "nhipcau.settings"
    names = [f"upkeep_{os.getpid()}_{at}" for at in (1, 2)]
    for name in names:
        subprocess.run(["createdb", name], env=given, check=True)
    yield names, given
    for name in names:
        subprocess.run(["dropdb", "--if-exists", "--force", name], env=given, check=True)


def test_a_postgresql_database_comes_back_as_it_was(databases, tmp_path):
    (here, there), given = databases

    def run(name, *command):
        env = {**given, "NHIPCAU_DATABASE_NAME": name, "NHIPCAU_DATA": str(tmp_path / name)}
        words = [sys.executable, "-m", "nhipcau", *command]
        done = subprocess.run(words, env=env, capture_output=True, text=True, check=False)
        assert done.returncode == 0, done.stdout + done.stderr
        return done.stdout

    run(here, "migrate", "-v0")
    run(here, "demo")
    run(here, "backup", "--folder", str(tmp_path / "kept"))

    run(there, "restore", str(next((tmp_path / "kept").glob("*.zip"))))

    assert "LỖI" not in run(there, "check")
    assert "đã ở phiên bản" in run(there, "upgrade")
