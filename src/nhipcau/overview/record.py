"""The record in words: what somebody did, as a sentence behind their name."""

import re
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.apps import apps
from django.core.exceptions import FieldDoesNotExist
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from nhipcau.agencies import sentences as agencies
from nhipcau.agreements import sentences as agreements
from nhipcau.audit.models import Event
from nhipcau.conferences import sentences as conferences
from nhipcau.delegations import sentences as delegations
from nhipcau.discussion import sentences as discussion
from nhipcau.documents import sentences as documents
from nhipcau.duties import sentences as duties
from nhipcau.events import sentences as events
from nhipcau.gifts import sentences as gifts
from nhipcau.glossary import sentences as glossary
from nhipcau.greetings import sentences as greetings
from nhipcau.inspections import sentences as inspections
from nhipcau.notices import sentences as notices
from nhipcau.partners import sentences as partners
from nhipcau.plans import sentences as plans
from nhipcau.press import sentences as press
from nhipcau.programmes import sentences as programmes
from nhipcau.records import sentences as records
from nhipcau.reminders import sentences as reminders
from nhipcau.reports import sentences as reports
from nhipcau.succession import sentences as succession
from nhipcau.work import sentences as work
from nhipcau.works import sentences as works

PARTS = (
    agencies.SENTENCES,
    agreements.SENTENCES,
    conferences.SENTENCES,
    events.SENTENCES,
    delegations.SENTENCES,
    discussion.SENTENCES,
    documents.SENTENCES,
    duties.SENTENCES,
    gifts.SENTENCES,
    glossary.SENTENCES,
    greetings.SENTENCES,
    inspections.SENTENCES,
    notices.SENTENCES,
    partners.SENTENCES,
    plans.SENTENCES,
    press.SENTENCES,
    programmes.SENTENCES,
    records.SENTENCES,
    reminders.SENTENCES,
    reports.SENTENCES,
    succession.SENTENCES,
    work.SENTENCES,
    works.SENTENCES,
)
SENTENCES = {verb: sentence for part in PARTS for verb, sentence in part.items()}
"""For every verb that an action records."""

_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
_QUOTED = ("before", "after", "text", "note", "reason", "answer", "remark")


@dataclass(frozen=True, slots=True)
class Told:
    """An event in words: the sentence, and what was written on the occasion."""

    sentence: str
    quotes: tuple[str, ...]
    files: tuple[str, ...]


def tell(event: Event) -> Told:
    """The event in the reader's language; an old verb that no action has any more stands as it is."""
    data: dict[str, Any] = event.data
    if event.verb == "drop_item" and not data.get("is_dropped"):
        sentence = _("đưa lại một mục đã bỏ")
    else:
        told = str(SENTENCES.get(event.verb, event.verb.replace("%", "%%")))
        sentence = told % _Known({key: _flat(value) for key, value in data.items()})
    quotes = [str(data[key]) for key in _QUOTED if isinstance(data.get(key), str) and data[key]]
    quotes += [f"{_label(event, key)}: {_shown(before)} → {_shown(after)}" for key, before, after in _changes(data)]
    return Told(sentence, tuple(quotes), tuple(data.get("files") or ()))


def _changes(data: dict[str, Any]) -> list[tuple[str, Any, Any]]:
    """Each changed key with what stood there before and after; of any other form nothing."""
    found = data.get("changes")
    pairs = found.items() if isinstance(found, dict) else ()
    return [(key, pair[0], pair[1]) for key, pair in pairs if isinstance(pair, list | tuple) and len(pair) == 2]


def _flat(value: Any) -> Any:
    if isinstance(value, list):
        return "; ".join(map(str, value))
    return _shown(value) if isinstance(value, str) and _DAY.fullmatch(value) else value


LABELS = {"due": gettext_lazy("Hạn")}
"""What an event changed that is no field of the row it is about."""


def _label(event: Event, key: str) -> str:
    """The name of what changed, in the reader's language; a key that nothing knows any more stands as it is."""
    if key in LABELS:
        return str(LABELS[key])
    try:
        field = apps.get_model(event.target_model)._meta.get_field(key)
    except (LookupError, ValueError, FieldDoesNotExist):
        return key
    return str(getattr(field, "verbose_name", key))


def _shown(value: Any) -> str:
    """A value before or after: a day as it is printed, nothing as a dash."""
    if value in (None, ""):
        return "—"
    if not isinstance(value, str) or not _DAY.fullmatch(value):
        return str(value)
    return f"{date.fromisoformat(value):%d/%m/%Y}"


class _Known(dict[str, Any]):
    """What an event says; what it leaves out is a dash."""

    def __missing__(self, key: str) -> str:
        return "—"
