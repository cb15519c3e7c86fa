"""SQLite for many threads: who writes waits in a row.

SQLite lets a writer that finds the lock taken sleep and try again; a newcomer that comes while the others sleep
overtakes them, and on a busy day somebody starves until the timeout. Here the writers of one process wait in the order
in which they came, before they ask for SQLite's lock; other processes still meet at the lock itself.
"""

from collections import deque
from threading import Event, Lock
from typing import Any

from django.db.backends.sqlite3 import base
from django.db.utils import OperationalError


class WriterQueue:
    """A lock that is handed on in the order in which it was asked for."""

    def __init__(self) -> None:
        self._guard = Lock()
        self._waiting: deque[Event] = deque()
        self._is_held = False

    def enter(self, seconds: float) -> bool:
        """Waits for its turn; False where it did not come within so many seconds."""
        turn = Event()
        with self._guard:
            if not self._is_held:
                self._is_held = True
                return True
            self._waiting.append(turn)
        if turn.wait(seconds):
            return True
        with self._guard:
            if turn.is_set():  # handed on at the last moment
                return True
            self._waiting.remove(turn)
            return False

    def leave(self) -> None:
        """Hands on to whoever has waited longest."""
        with self._guard:
            if self._waiting:
                self._waiting.popleft().set()
            else:
                self._is_held = False


QUEUES: dict[str, WriterQueue] = {}
"""One for each database file."""


class DatabaseWrapper(base.DatabaseWrapper):
    """Django's, which enters the queue before a transaction begins and leaves it when it has ended."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._is_in_turn = False

    def _start_transaction_under_autocommit(self) -> None:
        self._enter()
        try:
            super()._start_transaction_under_autocommit()  # type: ignore[misc]
        except BaseException:
            self._leave()
            raise

    def _commit(self) -> None:
        try:
            super()._commit()  # type: ignore[misc]
        finally:
            self._leave()

    def _rollback(self) -> None:
        try:
            super()._rollback()  # type: ignore[misc]
        finally:
            self._leave()

    def _close(self) -> None:
        try:
            super()._close()  # type: ignore[misc]
        finally:
            self._leave()

    def _enter(self) -> None:
        seconds = float(self.settings_dict["OPTIONS"].get("timeout", 5))
        if not self._queue().enter(seconds):
            raise OperationalError("database is locked: its turn did not come in time")
        self._is_in_turn = True

    def _leave(self) -> None:
        if self._is_in_turn:
            self._is_in_turn = False
            self._queue().leave()

    def _queue(self) -> WriterQueue:
        return QUEUES.setdefault(str(self.settings_dict["NAME"]), WriterQueue())
