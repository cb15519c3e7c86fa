"""A form counts once, however often and however much at once it is sent; and so does a job that is taken up again.

The surface says which form is being answered; whatever an action records claims it, inside the action's own
transaction. A second request with the same form finds it claimed and changes nothing. Other words in the same form are
another form: nothing that somebody typed is taken for what was said before.
"""

import secrets
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from contextvars import ContextVar
from dataclasses import dataclass
from datetime import datetime, timedelta
from hashlib import sha256
from typing import TypeVar

from django.conf import settings
from django.db import transaction
from django.utils.translation import gettext_lazy

from nhipcau.common.refusal import Refused
from nhipcau.once.models import Claim

T = TypeVar("T")
ALREADY_COUNTED = gettext_lazy("Biểu mẫu này đã được ghi nhận rồi nên không ghi thêm lần nữa.")
KEPT = timedelta(days=30)
"""How long a claim is kept: a page does not stand open longer."""


class AlreadyCounted(Refused):
    """The same form was counted before."""


@dataclass(frozen=True, slots=True)
class Form:
    """The form that is being answered, and by which request."""

    key: str
    request: str


_FORM: ContextVar[Form | None] = ContextVar("form", default=None)


@contextmanager
def answering(key: str) -> Iterator[None]:
    """Inside, what is recorded counts for the form of this key."""
    token = _FORM.set(Form(key[:120], secrets.token_hex(16)))
    try:
        yield
    finally:
        _FORM.reset(token)


@contextmanager
def answering_part(part: str) -> Iterator[None]:
    """Inside, what is recorded counts for one part of the form: a long job goes on behind the last that counted."""
    form = _FORM.get()
    if form is None:
        yield
        return
    with answering(f"{form.key}/{part}"):
        yield


def in_parts(rows: Sequence[T], size: int, work: Callable[[Sequence[T]], None], name: Callable[[T], object]) -> None:
    """Does long work in transactions of a bounded length, so that others can write in between.

    A part that an earlier run of the same job has done, which was killed later on, is not done again. A part is known
    by the ``name`` of its rows, never by its place: the rest of a list that is read anew begins elsewhere.
    """
    for begin in range(0, len(rows), size):
        if begin:
            time.sleep(settings.PAUSE_BETWEEN_PARTS)
        part = rows[begin : begin + size]
        mark = sha256("\n".join(str(name(row)) for row in part).encode()).hexdigest()[:32]
        with suppress(AlreadyCounted), answering_part(mark), transaction.atomic():
            work(part)


def claim() -> None:
    """Counts the form that is being answered. Called inside the transaction of what it does.

    Raises AlreadyCounted where another request did; where two do at once, the constraint on the key ends one.
    """
    form = _FORM.get()
    if form is None:
        return
    known = Claim.objects.filter(key=form.key).values_list("request", flat=True).first()
    if known is None:
        Claim.objects.create(key=form.key, request=form.request)
    elif known != form.request:
        raise AlreadyCounted(str(ALREADY_COUNTED))


def is_counted(key: str) -> bool:
    """Whether a form was counted."""
    return Claim.objects.filter(key=key[:120]).exists()


def forget_old(now: datetime) -> int:
    """Forgets claims that are older than any open page."""
    return Claim.objects.filter(at__lt=now - KEPT).delete()[0]
