"""Everything done together with a partner, whatever register it stands in, on one line of time."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from itertools import chain

from django.utils.translation import gettext as _

from nhipcau.accounts.models import User
from nhipcau.agreements.queries import visible_agreements
from nhipcau.gifts.queries import givings_to
from nhipcau.greetings.queries import greetings_to
from nhipcau.overview.records import REGISTERS
from nhipcau.partners.models import Partner
from nhipcau.press.queries import press_visits_by
from nhipcau.records.queries import label_of
from nhipcau.works.queries import works_with

PAGES = {label_of(register.model): register.page for register in REGISTERS}
"""The page of a record by how the tables name its kind."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One thing: from when until when, what it was and what came of it; the page where it stands, if it has one."""

    on: date
    what: str
    text: str
    until: date | None = None
    outcome: str = ""
    page: str = ""
    pk: int = 0


def timeline_of(user: User, partner: Partner) -> list[Entry]:
    """What was done with the partner and what is fixed for a day to come, the last first."""
    entries = chain(
        _activities(partner),
        _letters(partner),
        _gifts(partner),
        _agreements(user, partner),
        _works(partner),
        _press(user, partner),
    )
    return sorted(entries, key=lambda entry: entry.on, reverse=True)


def _activities(partner: Partner) -> Iterator[Entry]:
    """What was noted, and what stands there for a record of another register, with its page."""
    for row in partner.activities.all():
        page = PAGES.get(row.record_model, "")
        yield Entry(row.on, str(row.get_kind_display()), row.text, row.until, row.outcome, page, row.record_id or 0)


def _letters(partner: Partner) -> Iterator[Entry]:
    for row in greetings_to(partner).filter(sent_on__isnull=False):
        answered = _("được đáp ngày %(day)s") % {"day": f"{row.answered_on:%d/%m/%Y}"} if row.answered_on else ""
        yield Entry(row.sent_on or row.on, _("Thư"), row.title, outcome=answered, page="greeting_detail", pk=row.pk)


def _gifts(partner: Partner) -> Iterator[Entry]:
    for row in givings_to(partner):
        text = f"{row.gift}, {row.pieces}: {row.to}"
        yield Entry(row.on, _("Quà tặng"), text, outcome=row.occasion, page="gift_detail", pk=row.gift_id)


def _agreements(user: User, partner: Partner) -> Iterator[Entry]:
    for row in visible_agreements(user).filter(partners=partner, signed_on__isnull=False):
        if row.signed_on is not None:
            yield Entry(row.signed_on, _("Ký thỏa thuận"), row.title_vi, page="agreement_detail", pk=row.pk)


def _press(user: User, partner: Partner) -> Iterator[Entry]:
    for row in press_visits_by(user, partner):
        works = "; ".join(work.title for work in row.published.all())
        what = str(row.get_kind_display())
        yield Entry(row.starts_on, what, row.topic, row.ends_on, works, "press_visit_detail", row.pk)


def _works(partner: Partner) -> Iterator[Entry]:
    for row in works_with(partner).filter(opened_on__isnull=False):
        if row.opened_on is not None:
            yield Entry(row.opened_on, _("Khánh thành"), row.name_vi, page="work_detail", pk=row.pk)
