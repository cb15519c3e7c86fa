"""The record outside the database: exports and anchors, by which a record that was written anew as a whole shows."""

import json
from collections.abc import Iterable, Iterator
from datetime import datetime
from pathlib import Path
from typing import Any

from django.conf import settings
from django.utils.translation import gettext as _

from nhipcau.audit.faults import Fault
from nhipcau.audit.models import HEAD, ChainHead, Event

BATCH = 500


def export_lines() -> Iterator[str]:
    """Each event as a line of JSON with everything that its digest covers."""
    for event in Event.objects.order_by("number").iterator(chunk_size=2000):
        fields = {
            "number": event.number, "at": event.at.isoformat(), "by": event.by, "role": event.role,
            "origin": event.origin, "verb": event.verb, "target": f"{event.target_model}:{event.target_id}",
            "data": event.data, "previous": event.previous, "digest": event.digest,
        }  # fmt: skip
        yield json.dumps(fields, ensure_ascii=False)


def find_differences(lines: Iterable[str]) -> Iterator[Fault]:
    """Where an export does not prove itself, and where the record here says otherwise or has lost what is in it."""
    previous: tuple[int, str] | None = None
    batch: list[Event] = []
    for line in lines:
        event = _event_of(line)
        number = {"number": event.number}
        if event.digest != event.computed_digest:
            yield Fault("changed", event.number, _("Dòng của sự kiện số %(number)s trong tệp đã bị sửa.") % number)
        elif previous and (event.number, event.previous) != (previous[0] + 1, previous[1]):
            yield Fault("reordered", event.number, _("Tệp thiếu dòng trước sự kiện số %(number)s.") % number)
        previous = event.number, event.digest
        batch.append(event)
        if len(batch) == BATCH:
            yield from _lost(batch)
            batch = []
    yield from _lost(batch)


def _event_of(line: str) -> Event:
    said: dict[str, Any] = json.loads(line)
    model, _colon, target = said.pop("target").rpartition(":")
    at = datetime.fromisoformat(said.pop("at"))
    return Event(**said, at=at, target_model=model, target_id=int(target))


def _lost(events: list[Event]) -> Iterator[Fault]:
    here = dict(Event.objects.filter(number__in=[e.number for e in events]).values_list("number", "digest"))
    for event in events:
        number = {"number": event.number}
        if event.number not in here:
            yield Fault("missing", event.number, _("Nhật ký không còn sự kiện số %(number)s.") % number)
        elif here[event.number] != event.digest:
            yield Fault("replaced", event.number, _("Sự kiện số %(number)s khác với bản đã xuất.") % number)


def anchors_file() -> Path:
    """Where anchors are kept: best on another machine's disk, where who may write the database may not write."""
    return Path(settings.ANCHORS)


def drop_anchor(now: datetime) -> str:
    """Writes the number and digest of the last event down outside the database, behind the former anchors."""
    head = ChainHead.objects.filter(pk=HEAD).first()
    if head is None:
        return ""
    line = f"{now.isoformat()} {head.number} {head.digest}"
    with anchors_file().open("a", encoding="utf-8") as file:
        file.write(f"{line}\n")
    return line


def drop_daily_anchor(now: datetime) -> None:
    """An anchor where none of this day is there yet."""
    file = anchors_file()
    kept = file.read_text(encoding="utf-8") if file.exists() else ""
    if not kept.rsplit("\n", 2)[-2:][0].startswith(now.date().isoformat()):
        drop_anchor(now)


def find_lost_anchors() -> Iterator[Fault]:
    """Anchors that the record no longer holds: it was cut, put back, or written anew."""
    if not anchors_file().exists():
        return
    for line in anchors_file().read_text(encoding="utf-8").splitlines():
        at, number, digest = line.split(" ")
        if not Event.objects.filter(number=int(number), digest=digest).exists():
            sentence = _("Mốc ghi lúc %(at)s (sự kiện số %(number)s) không còn trong nhật ký.")
            yield Fault("replaced", int(number), sentence % {"at": at, "number": number})
