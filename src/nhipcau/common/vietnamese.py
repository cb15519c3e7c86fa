"""Vietnamese text in the database: columns that are searched without marks and sorted by the alphabet.

The folding and the order are the reader's own (kehoach), so that a search finds what the
reader matched.
"""

from functools import reduce
from operator import or_
from typing import Any, TypeVar

from django.db import models

import kehoach

M = TypeVar("M", bound=models.Model)


class DerivedTextField(models.TextField):  # type: ignore[type-arg]
    """A text column that is computed from another column of the same row when it is written."""

    def __init__(self, *args: Any, source: str = "", **kwargs: Any) -> None:
        self.source = source
        kwargs.setdefault("editable", False)
        kwargs.setdefault("default", "")
        super().__init__(*args, **kwargs)

    def deconstruct(self) -> Any:
        name, path, args, kwargs = super().deconstruct()
        return name, path, args, {**kwargs, "source": self.source}

    def derive(self, text: str) -> str:
        raise NotImplementedError

    def pre_save(self, model_instance: models.Model, add: bool) -> str:  # noqa: FBT001 (Django's signature)
        value = self.derive(getattr(model_instance, self.source))
        setattr(model_instance, self.attname, value)
        return value


class FoldedField(DerivedTextField):
    """Lower case, without marks, đ as d: "le hoi" finds "Lễ hội"."""

    def derive(self, text: str) -> str:
        return kehoach.fold(text)


class SortKeyField(DerivedTextField):
    """Sorts as a Vietnamese dictionary does, on every database alike."""

    def derive(self, text: str) -> str:
        return kehoach.sort_key(text)


def sort_key(text: str) -> str:
    """Sorts by the Vietnamese alphabet: see kehoach.sort_key."""
    return kehoach.sort_key(text)


def fold(text: str) -> str:
    """What a search compares: see kehoach.fold."""
    return kehoach.fold(text)


def with_words(rows: models.QuerySet[M], words: str, *lookups: str) -> models.QuerySet[M]:
    """The rows in which each word, marks aside, is found by one of the lookups: folded__contains and the like."""
    for word in fold(words.replace("\x00", "")).split():
        rows = rows.filter(reduce(or_, (models.Q(**{lookup: word}) for lookup in lookups)))
    return rows
