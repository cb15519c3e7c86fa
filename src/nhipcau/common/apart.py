"""Work on what people send, done in processes of its own: however hostile or large a file, pages go on.

Python runs one thread at a time, so that a long reading in the server's own process slows every page, and memory that
one file takes is the server's. Here it is done by a few processes with limits of time and memory; what exceeds them is
ended, the process with it, and the person told. Only so many wait at once that threads are left for pages.
"""

import atexit
import sys
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from concurrent.futures import TimeoutError as TookTooLong
from functools import cache
from multiprocessing import get_context
from threading import BoundedSemaphore
from typing import Any, TypeVar

from django.conf import settings
from django.utils.translation import gettext as _
from pebble import ProcessExpired, ProcessPool

from nhipcau.common.refusal import Refused, refuse_if

T = TypeVar("T")
PROCESSES = 2
WAITING = BoundedSemaphore(4)
"""How many threads of the server may wait for such work; the others are for pages."""
PATIENCE = 10.0
MEMORY_BYTES = 3 * 1024**3
SECONDS = 180


class Exhausted(Refused):
    """The work took more time or memory than any document needs."""


def apart(work: Callable[..., T], *args: Any, **kwargs: Any) -> T:
    """What the function gives or raises, done in another process. It must be one of a module, with plain values.

    Raises Exhausted where it took too much, and Refused where too many wait already.
    """
    if not settings.WORK_APART:
        with ThreadPoolExecutor(1) as thread:  # as apart as it goes: the work may hold an event loop of its own
            return thread.submit(work, *args, **kwargs).result()
    refuse_if(not WAITING.acquire(timeout=PATIENCE), _("Máy chủ đang đọc nhiều tệp cùng lúc; hãy gửi lại sau ít phút."))
    try:
        done: T = _pool().schedule(work, args=args, kwargs=kwargs, timeout=SECONDS).result()
    except (TookTooLong, ProcessExpired, MemoryError) as error:
        raise Exhausted(_("Tệp này cần quá nhiều thời gian hoặc bộ nhớ nên không đọc; hãy tách nhỏ tệp.")) from error
    else:
        return done
    finally:
        WAITING.release()


@cache
def _pool() -> ProcessPool:
    pool = ProcessPool(max_workers=PROCESSES, initializer=limit_memory, context=get_context("spawn"))
    atexit.register(pool.stop)
    return pool


def limit_memory() -> None:
    """Bounds the memory of the process that is running, where the system can."""
    if sys.platform == "win32":
        return
    import resource  # noqa: PLC0415 (not on Windows)

    resource.setrlimit(resource.RLIMIT_AS, (MEMORY_BYTES, MEMORY_BYTES))
