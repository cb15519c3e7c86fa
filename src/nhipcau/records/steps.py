"""The steps of the law that a record goes through: what was done of each, and by which day it has to be."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from django.db.models import Exists, Model, OuterRef, QuerySet
from django.utils.translation import gettext as _

from nhipcau.common.cleaning import clean_line
from nhipcau.common.refusal import refuse_if
from nhipcau.procedures.steps import Step
from nhipcau.records.models import Stage
from nhipcau.records.queries import label_of


@dataclass(frozen=True, slots=True)
class Progress:
    """How far a step is: when it began, when it was done, by which paper."""

    number: int
    began_on: date | None
    done_on: date | None
    note: str = ""


SENT = ("ngày gửi hồ sơ", "ngày gửi thông báo")
"""From when the clock of an answer runs, as the table of steps has it: the day on which the step before was done."""


@dataclass(frozen=True, slots=True)
class StageRow:
    """A step of the law beside what was done of it: its last day where the act sets one, and whether that is over.

    ``is_consent`` where nobody answered until then and the act takes that for consent: nothing is left to be done.
    """

    step: Step
    stage: Stage | None
    due: date | None
    is_late: bool
    is_consent: bool = False

    @property
    def is_done(self) -> bool:
        return self.stage is not None and self.stage.done_on is not None

    @property
    def is_settled(self) -> bool:
        return self.is_done or self.is_consent


def stages_of(record: Model) -> QuerySet[Stage]:
    return Stage.objects.filter(record_model=label_of(record), record_id=record.pk)


def stage_rows(
    record: Model, steps: Mapping[int, Step], since: Mapping[str, date | None], today: date
) -> list[StageRow]:
    """The steps of the law by number, each with what was done of it.

    ``since`` names the days from which clocks are counted as the table of steps has them ("ngày ký"); any other
    clock runs from the day on which its step began.
    """
    there = {stage.number: stage for stage in stages_of(record)}
    return [stage_row(step, there.get(number), _since(step, there, since), today) for number, step in steps.items()]


def _since(step: Step, there: Mapping[int, Stage], since: Mapping[str, date | None]) -> date | None:
    """From which day the clock of a step runs; None where that is not known."""
    own, before = there.get(step.number), there.get(step.number - 1)
    if step.counted_from in SENT:
        return before.done_on if before else None
    return since.get(step.counted_from, own.began_on if own else None)


def stage_row(step: Step, stage: Stage | None, since: date | None, today: date) -> StageRow:
    """A step as it stands on a day, its clock counted from ``since``."""
    due, done_on = step.due(since), stage.done_on if stage else None
    is_over = due is not None and (done_on or today) > due
    is_consent = is_over and done_on is None and step.silence_is_consent
    return StageRow(step, stage, due, is_late=is_over and not is_consent, is_consent=is_consent)


def noted(model: type[Model], *numbers: int) -> Exists:
    """That one of these steps was noted as done, of the rows of a register."""
    done = Stage.objects.filter(record_model=label_of(model), record_id=OuterRef("pk"), done_on__isnull=False)
    return Exists(done.filter(number__in=numbers))


def next_step(rows: Iterable[StageRow]) -> StageRow | None:
    """The step that is due first of those that are not done; None where nothing has a day."""
    waiting = [row for row in rows if row.due is not None and not row.is_settled]
    return min(waiting, key=lambda row: row.due or date.max, default=None)


def step_noted(record: Model, steps: Mapping[int, Step], said: Progress) -> Stage:
    """Keeps how far a step is; the action that calls it asks for permission and records."""
    refuse_if(said.number not in steps, _("Không có bước này trong quy trình."))
    refuse_if(
        said.began_on is not None and said.done_on is not None and said.done_on < said.began_on,
        _("Ngày xong trước ngày bắt đầu."),
    )
    stage, _is_new = Stage.objects.update_or_create(
        record_model=label_of(record), record_id=record.pk, number=said.number,
        defaults={"began_on": said.began_on, "done_on": said.done_on, "note": clean_line(said.note, 500)},
    )  # fmt: skip
    return stage
