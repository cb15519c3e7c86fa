"""Whether the chain of the record is whole: nothing changed, missing, or put in another place."""

from collections.abc import Iterator

from django.utils.translation import gettext as _

from nhipcau.audit.faults import Fault
from nhipcau.audit.models import HEAD, ChainHead, Event


def find_faults() -> Iterator[Fault]:
    """Every fault of the chain, in order; nothing where the record is whole, also while people work.

    The head is read before the events and again behind them: what is at least there, and what may be there at most.
    """
    least = _head()
    number, digest = 0, ""
    for event in Event.objects.order_by("number").iterator(chunk_size=2000):
        yield from _faults_of(event, number, digest)
        number, digest = event.number, event.digest
        if number == least.number and digest != least.digest:
            yield _of_head(number)
    if least.number > number:
        yield _missing(number + 1, least.number)
    if number > _head().number:
        yield _of_head(number)


def _head() -> ChainHead:
    return ChainHead.objects.filter(pk=HEAD).first() or ChainHead()


def _of_head(number: int) -> Fault:
    sentence = _("Đầu chuỗi không khớp với sự kiện cuối cùng, số %(number)s.") % {"number": number}
    return Fault("changed", number, sentence)


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
