"""The application's settings, made fast and closed for tests."""

import os
import tempfile
from pathlib import Path

os.environ.setdefault("NHIPCAU_DATA", tempfile.mkdtemp(prefix="nhipcau-test-"))
os.environ.setdefault("NHIPCAU_SECRET_KEY", "only-for-tests")

from nhipcau.settings import *  # noqa: F403

PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
STORAGES = {
    "default": {"BACKEND": "nhipcau.files.storage.KeptFiles"},
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
ACCOUNT_RATE_LIMITS = False
ANCHORS = Path(os.environ["NHIPCAU_DATA"]) / "no-anchors"
PAUSE_BETWEEN_PARTS = 0
WORK_APART = False  # tests/nhipcau/common/test_apart.py tries it; elsewhere it would only cost time
CACHES["default"] = {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}  # noqa: F405
if "sqlite3" in DATABASES["default"]["ENGINE"]:  # noqa: F405
    # a file, so that two threads have a connection each, as they have in earnest
    DATABASES["default"]["TEST"] = {"NAME": str(Path(os.environ["NHIPCAU_DATA"]) / "tests.sqlite3")}  # noqa: F405
    DATABASES["default"]["OPTIONS"]["init_command"] = "PRAGMA journal_mode=WAL; PRAGMA synchronous=OFF;"  # noqa: F405
