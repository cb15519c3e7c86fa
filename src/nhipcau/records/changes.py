"""What changed of a record, in the words that the record keeps: Vietnamese, whatever the page is in."""

from collections.abc import Iterable
from datetime import date

from django.db.models import Model
from django.utils import translation


def in_words(row: Model, names: Iterable[str]) -> dict[str, str]:
    """The columns of a row as a person reads them: a choice by its label, a day as a date, yes and no in words."""
    with translation.override("vi"):
        return {name: _word(row, name) for name in names}


def _word(row: Model, name: str) -> str:
    value = getattr(row, name)
    if isinstance(value, bool):
        return "có" if value else "không"
    if isinstance(value, date):
        return value.isoformat()
    label = getattr(row, f"get_{name}_display", None)
    return str(label() if label else value or "")


def changed(before: dict[str, str], after: dict[str, str]) -> dict[str, list[str]]:
    """Those that are not what they were, each with before and after."""
    return {name: [was, after[name]] for name, was in before.items() if was != after[name]}
