"""What can be wrong with the record."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Fault:
    """Where the record was tampered with, and how: changed, missing, reordered, replaced, or a row that differs."""

    kind: str
    number: int
    sentence: str
