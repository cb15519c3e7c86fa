"""Documents that are written of a record: drafts that go the way of every document, and stand on its card."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db import transaction
from django.db.models import Model, QuerySet, TextChoices
from django.utils import timezone
from django.utils.translation import gettext as _

from nhipcau.accounts.models import User
from nhipcau.agencies.models import Agency
from nhipcau.common.refusal import refuse_if
from nhipcau.documents.actions import compose_document
from nhipcau.documents.models import Document
from nhipcau.documents.orders import Order
from nhipcau.documents.papers import Composed
from nhipcau.plans.added_tasks import outside_plan
from nhipcau.records.models import RecordPaper
from nhipcau.records.queries import label_of


def papers_of(record: Model) -> QuerySet[RecordPaper]:
    """What was written of a record, the first first."""
    rows = RecordPaper.objects.filter(record_model=label_of(record), record_id=record.pk)
    return rows.select_related("document__issuer")


@dataclass(frozen=True, slots=True)
class PaperSet:
    """Which documents a register writes of its records: what they are called, which can be written on a day and why
    one cannot, how one is composed for a body that issues it, and which body that is likely to be (by its key)."""

    what: type[TextChoices]
    writable: Callable[[Any, date], Sequence[str]]
    why_not: Callable[[Any, str], Any]
    compose: Callable[[Any, Agency, str], Composed]
    likely: Callable[[Any, str], int | None]

    def label(self, what: str) -> str:
        return str(self.what(what).label)


@contextmanager
def paper_kept(*, by: User, to: Any, composed: Composed, now: datetime) -> Iterator[Document]:
    """The draft of a document, kept with its record in the transaction of the block.

    Nothing is locked while it is written; who may draft for the body that issues it is asked there.
    """
    order = Order(
        composed.kind, outside_plan(by, to.locality, now), composed.issuer, about=composed.about,
        addressees=composed.addressees, recipients=composed.recipients, paper=composed.paper,
    )  # fmt: skip
    document = compose_document(by=by, order=order, now=now)
    with transaction.atomic():
        RecordPaper.objects.create(
            record_model=label_of(to), record_id=to.pk, what=composed.what, document=document, digest=composed.digest
        )
        yield document


def refuse_days_to_come(until: date, now: datetime, since: date | None = None) -> None:
    """Of what a register has between two days nothing is reported before the last of them."""
    refuse_if(until > timezone.localdate(now), _("Ngày chốt số liệu chưa tới."))
    refuse_if(since is not None and since > until, _("Ngày kết thúc trước ngày bắt đầu."))
