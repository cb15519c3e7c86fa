"""Work of unbounded length stays outside the one write transaction: while it lasts, nobody else could write.

On SQLite every action is the only writer. A long reading inside one made every other person's page wait twenty
seconds and fail; so what reads, converts or writes documents refuses to run there.
"""

from collections.abc import Callable
from functools import wraps
from typing import ParamSpec, TypeVar

from django.db import connection

P = ParamSpec("P")
T = TypeVar("T")


class InsideTransaction(RuntimeError):
    """Long work was begun inside a transaction: a fault of the code, found by any test that goes there."""


def before_the_lock(work: Callable[P, T]) -> Callable[P, T]:
    """Marks work whose length depends on what somebody sent; it raises InsideTransaction inside one."""

    @wraps(work)
    def outside(*args: P.args, **kwargs: P.kwargs) -> T:
        # a test case's own transaction around everything does not count, as with atomic(durable=True)
        if any(not block._from_testcase for block in connection.atomic_blocks):  # type: ignore[attr-defined]
            raise InsideTransaction(f"{work.__module__}.{work.__qualname__} inside a transaction")
        return work(*args, **kwargs)

    return outside
