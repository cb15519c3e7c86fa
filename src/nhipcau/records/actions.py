"""What is done alike with the record of any register: files, pictures, tasks and steps of the law that belong to it.

A register says once who keeps its records (``Keeper``); no register is known here.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any, TypeVar

from django.db import transaction
from django.db.models import Model

from nhipcau.accounts.models import User
from nhipcau.audit.journal import record as note
from nhipcau.common.locking import locked
from nhipcau.common.refusal import refuse_if, require
from nhipcau.plans.models import Task
from nhipcau.procedures.steps import Step
from nhipcau.records.keeping import (
    SentFile,
    SentPicture,
    file_kept,
    link_task,
    picture_kept,
    taken_off,
    unlink_task,
)
from nhipcau.records.models import Attachment, Picture, Stage
from nhipcau.records.steps import Progress, step_noted

M = TypeVar("M", bound=Model)


def never(_record: Any) -> str:
    """Of records that can always be changed."""
    return ""


@dataclass(frozen=True, slots=True)
class Keeper:
    """Who keeps the records of a register: who may, what others are told, and why one is over (empty: it is not)."""

    may: Callable[[User, Any], bool]
    refusal: Any
    is_over: Callable[[Any], str] = never

    def require(self, by: User, row: Model) -> None:
        require(self.may(by, row), str(self.refusal))

    def open(self, row: M) -> M:
        """The record, locked; refused where it is over."""
        return self._not_over(locked(row))

    def look(self, row: M) -> M:
        """The record as it stands now, for what takes long and locks nothing; refused where it is over."""
        return self._not_over(type(row)._default_manager.get(pk=row.pk))

    def _not_over(self, row: M) -> M:
        why = self.is_over(row)
        refuse_if(bool(why), str(why))
        return row


def attach_file(*, by: User, keeper: Keeper, row: Model, file: SentFile, now: datetime) -> Attachment:
    """Keeps a file with a record."""
    keeper.require(by, row)
    with file_kept(by=by, to=row, file=file, now=now) as kept:
        keeper.open(row)
        note(by=by, verb="attach_file", target=row, name=kept.name, sha256=kept.sha256)
    return kept


@transaction.atomic
def take_off_file(*, by: User, keeper: Keeper, row: Model, file: Attachment, now: datetime) -> None:
    """Takes a file off a record; its name and digest stay."""
    keeper.require(by, row)
    gone = taken_off(keeper.open(row), file, now)
    note(by=by, verb="take_off_file", target=row, name=gone.name, sha256=gone.sha256)


def add_picture(*, by: User, keeper: Keeper, row: Model, picture: SentPicture, now: datetime) -> Picture:
    """Keeps a picture with a record."""
    keeper.require(by, row)
    with picture_kept(by=by, to=row, picture=picture, now=now) as kept:
        keeper.open(row)
        note(by=by, verb="add_picture", target=row, caption=kept.caption_vi, sha256=kept.sha256)
    return kept


@transaction.atomic
def take_off_picture(*, by: User, keeper: Keeper, row: Model, picture: Picture, now: datetime) -> None:
    """Takes a picture off a record."""
    keeper.require(by, row)
    gone = taken_off(keeper.open(row), picture, now)
    note(by=by, verb="take_off_picture", target=row, caption=gone.caption_vi, sha256=gone.sha256)


@transaction.atomic
def link_record(*, by: User, keeper: Keeper, row: Model, tasks: Iterable[Task], now: datetime) -> None:
    """Says to which tasks of plans a record belongs."""
    keeper.require(by, row)
    row = keeper.open(row)
    links = [link_task(by=by, to=row, task=task, now=now) for task in tasks]
    note(by=by, verb="link_record", target=row, tasks=[str(link.task) for link in links])


@transaction.atomic
def unlink_record(*, by: User, keeper: Keeper, row: Model, task: Task) -> None:
    """Takes back that a record belongs to a task."""
    keeper.require(by, row)
    unlink_task(keeper.open(row), task)
    note(by=by, verb="unlink_record", target=row, task=str(task))


@transaction.atomic
def note_step(*, by: User, keeper: Keeper, row: Model, steps: Mapping[int, Step], said: Progress) -> Stage:
    """Notes how far a record is with a step of the law; ``steps`` are those that it goes through, by number."""
    keeper.require(by, row)
    stage = step_noted(keeper.open(row), steps, said)
    note(by=by, verb="note_step", target=row, step=steps[said.number].name, began_on=said.began_on,
         done_on=said.done_on, note=stage.note)  # fmt: skip
    return stage
