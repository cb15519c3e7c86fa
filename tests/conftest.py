"""What all tests share."""

from datetime import UTC, date, datetime
from pathlib import Path

import pytest

CORPUS = Path(__file__).parent / "kehoach" / "corpus"
TODAY = date(2026, 8, 20)
NOW = datetime(2026, 8, 20, 3, 0, tzinfo=UTC)


def pytest_addoption(parser):
    parser.addoption("--accept", action="store_true", help="rewrite the corpus' expected.json; the run fails")


@pytest.fixture(scope="session")
def plan_bytes():
    """The provincial plan of the corpus, as text."""
    return (CORPUS / "tinh-co-phu-luc" / "source.txt").read_bytes()
