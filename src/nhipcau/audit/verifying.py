"""Whether the record is whole: nothing changed, missing, or put in another place."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.utils.translation import gettext as _

from nhipcau.audit.models import ChainHead, Event
from nhipcau.audit.recording import HEAD


@dataclass(frozen=True, slots=True)
class Fault:
    """Where the record was tampered with, and how: kind is changed, missing or reordered."""

    kind: str
    number: int
    sentence: str


def find_faults() -> Iterator[Fault]:
    """Every fault of the chain, in order; nothing where the record is whole."""
    number, digest = 0, ""
    for event in Event.objects.order_by("number").iterator(chunk_size=2000):
        yield from _faults_of(event, number, digest)
        number, digest = event.number, event.digest
    head = ChainHead.objects.filter(pk=HEAD).first() or ChainHead()
    if head.number > number:
        yield _missing(number + 1, head.number)
    elif (head.number, head.digest) != (number, digest):
        yield Fault(
            "changed", number, _("Đầu chuỗi không khớp với sự kiện cuối cùng, số %(number)s.") % {"number": number}
        )


def _faults_of(event: Event, number: int, digest: str) -> Iterator[Fault]:
    if event.number > number + 1:
        yield _missing(number + 1, event.number - 1)
    if event.digest != event.computed_digest:
        yield Fault("changed", event.number, _("Sự kiện số %(number)s đã bị sửa.") % {"number": event.number})
    elif event.number == number + 1 and event.previous != digest:
        sentence = _("Sự kiện số %(number)s không nối tiếp sự kiện đứng trước: đã bị đổi chỗ hoặc thay thế.")
        yield Fault("reordered", event.number, sentence % {"number": event.number})


def _missing(first: int, last: int) -> Fault:
    if first == last:
        return Fault("missing", first, _("Thiếu sự kiện số %(number)s.") % {"number": first})
    return Fault("missing", first, _("Thiếu các sự kiện số %(first)s đến %(last)s.") % {"first": first, "last": last})
