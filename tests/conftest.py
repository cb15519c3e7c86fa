"""What all tests share."""

from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

settings.register_profile("any machine", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("any machine")  # how long an example takes says what else the machine does
CORPUS = Path(__file__).parent / "kehoach" / "corpus"
TODAY = date(2026, 8, 20)
NOW = datetime(2026, 8, 20, 3, 0, tzinfo=UTC)


def pytest_addoption(parser):
    parser.addoption("--accept", action="store_true", help="rewrite the corpus' expected.json; the run fails")


@pytest.fixture(scope="session")
def plan_bytes():
    """The provincial plan of the corpus, as text."""
    return (CORPUS / "tinh-co-phu-luc" / "source.txt").read_bytes()
