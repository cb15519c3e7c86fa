"""What a list may be asked, and the field of the bar above it that asks."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Any, ClassVar

Choices = Sequence[tuple[Any, Any]] | Callable[[], Iterable[tuple[Any, Any]]]


@dataclass(frozen=True, slots=True)
class Words:
    """Words to be found, with or without marks."""

    template: ClassVar[str] = "ui/filters/words.html"
    name: str = "q"


@dataclass(frozen=True, slots=True)
class Choice:
    """One of several values, or all."""

    template: ClassVar[str] = "ui/filters/choice.html"
    name: str
    label: Any
    choices: Choices


@dataclass(frozen=True, slots=True)
class Day:
    """The list as it was on a day; today where none is named."""

    template: ClassVar[str] = "ui/filters/day.html"
    name: str
    label: Any


@dataclass(frozen=True, slots=True)
class Kept:
    """What a link asked for, and the bar keeps."""

    template: ClassVar[str] = "ui/filters/kept.html"
    name: str


@dataclass(frozen=True, slots=True)
class Switch:
    """What the address says and the bar keeps: on or off by a link beside the bar."""

    template: ClassVar[str] = "ui/filters/switch.html"
    is_beside: ClassVar[bool] = True
    name: str
    label: Any


Filter = Words | Choice | Day | Kept | Switch
