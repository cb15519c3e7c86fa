"""The names of passages: of the whole ("overview"), of a task ("task:12"), of an indicator, of a section."""

import hashlib
from typing import NamedTuple

from nhipcau.common.numbers import parse_whole


class PassageKey(NamedTuple):
    """What a passage is about: a kind, and the key of its row where it is about one."""

    kind: str
    row: int | None


def task_key(pk: int) -> str:
    """The words about one assignment; in a consolidated report about one task."""
    return f"task:{pk}"


def indicator_key(pk: int) -> str:
    return f"indicator:{pk}"


def section_key(name: str) -> str:
    """A section of the plan, by its name."""
    return "section:" + hashlib.sha256(name.encode()).hexdigest()[:16]


def parse_key(key: str) -> PassageKey:
    """What the name says; a passage of the whole has no row."""
    kind, _colon, row = key.partition(":")
    return PassageKey(kind, parse_whole(row) if kind in ("task", "indicator") else None)


def is_about_one(key: str) -> bool:
    """True of a passage about one task, indicator or section, false of one about the whole."""
    return ":" in key
