"""A predicate of permission with the words by which people know it."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class Right:
    """What may be done; ``may`` is asked with the person, one of each thing it takes, and what stands in ``also``."""

    what: Any
    may: Callable[..., bool]
    also: tuple[Any, ...] = ()
