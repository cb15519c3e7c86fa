"""The letters of the demo province: three that went out, one that waits for its English, one for the New Year."""

from datetime import datetime, timedelta
from typing import Any

from django.utils import timezone

from nhipcau.accounts.models import User
from nhipcau.agencies.models import Membership
from nhipcau.demo.documents import read_content
from nhipcau.documents.actions import put_for_signature, sign_document
from nhipcau.documents.issue import issue_document
from nhipcau.documents.models import Document
from nhipcau.documents.numbering import next_number
from nhipcau.greetings.actions import Said, Sent, note_answer, note_sent, write_greeting
from nhipcau.greetings.coming import coming
from nhipcau.greetings.models import Greeting
from nhipcau.partners.models import Partner
from nhipcau.plans.models import Plan

BEFORE = timedelta(days=9)
"""Before its occasion a letter is written."""
NEAR = timedelta(days=40)
"""Around the day that the content names, the day of the occasion is looked for: feasts move."""


def load_greetings(plan: Plan, focal: User, now: datetime) -> None:
    """Every letter of content/greetings.toml, as it stands on the day."""
    for row in read_content("greetings.toml")["greeting"]:
        _write(plan, focal, row, now)


def _write(plan: Plan, focal: User, row: dict[str, Any], now: datetime) -> None:
    around = timezone.localdate(now) - timedelta(days=row["days"])
    partners = Partner.objects.filter(locality=plan.locality, name_vi=row["partner"])
    groups = coming(partners, around - NEAR, around + NEAR, most=1)
    found = min(
        (one for group in groups if group.occasion.code == row["occasion"] for one in group.rows if one.post),
        key=lambda one: abs(one.day - around), default=None,
    )  # fmt: skip
    if found is None or found.post is None:
        return
    vi, en = row.get("said", ("", ""))
    said = Said(row["occasion"], found.day, found.post, found.agreement, said_vi=vi, said_en=en)
    at = min(now, timezone.make_aware(datetime.combine(found.day - BEFORE, now.time())))
    greeting = write_greeting(by=focal, partner=found.partner, said=said, now=at)
    if row.get("sent") and found.day < timezone.localdate(now):
        _send(greeting, focal, row, at)


def _send(greeting: Greeting, focal: User, row: dict[str, Any], at: datetime) -> None:
    """Signed, numbered and sent on the day it was written, and answered some days later."""
    document = Document.objects.select_related("signer__user", "issuer").get(greeting=greeting)
    clerk = Membership.objects.held().filter(agency=document.issuer, role=Membership.Role.CLERK).first()
    if clerk is None:
        return
    put_for_signature(by=focal, document=document, now=at)
    signer = document.signer.user if document.signer else None
    sign_document(by=signer or clerk.user, document=document, now=at + timedelta(hours=1))
    on = timezone.localdate(at)
    number = next_number(document, on.year)
    issue_document(by=clerk.user, document=document, on=on, now=at + timedelta(hours=2), number=number)
    greeting = note_sent(by=focal, greeting=greeting, sent=Sent(on, "mission"), now=at + timedelta(hours=3))
    if "answered" in row:
        later = at + timedelta(days=row["answered"])
        note_answer(by=focal, greeting=greeting, on=timezone.localdate(later), answer="Thư cảm ơn", now=later)
