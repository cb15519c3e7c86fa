"""Who reports, to whom, how often and until when: corrected where it was misread."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from nhipcau.common.refusal import refuse_if
from nhipcau.plans.models import Item, ReportingDuty


@dataclass(frozen=True, slots=True)
class Reported:
    """A reporting duty as a person has it: names, frequency, and the day as a date or MM-DD, or no text."""

    by: tuple[str, ...]
    to: tuple[str, ...]
    frequency: str
    due: str


def correct_reporting(item: Item, said: Reported | None) -> None:
    """Overwrites the reporting duty of an item, where it has one and something was said of it."""
    if said is None:
        return
    refuse_if(said.frequency not in ReportingDuty.Frequency.values, _("Hãy chọn kỳ báo cáo."))
    ReportingDuty.objects.filter(item=item).update(
        by=list(said.by), to=list(said.to), frequency=said.frequency, due=said.due
    )


def told_reporting(item: Item) -> str:
    """The reporting duty of an item in a line, for the record; nothing where it has none."""
    duties = ReportingDuty.objects.filter(item=item)
    said = (f"{'; '.join(d.by)} → {'; '.join(d.to)}: {d.frequency_label} {d.due_day}".strip() for d in duties)
    return next(said, "")
