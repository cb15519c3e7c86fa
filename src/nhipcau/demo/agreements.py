"""The agreements of the demo province: one that expires, one that is being prepared, one that was inherited."""

from datetime import date, datetime, timedelta
from typing import Any

from django.utils import timezone

from nhipcau.accounts.models import User
from nhipcau.agreements.actions import (
    KEEPER,
    Found,
    Terms,
    add_agreement,
    add_commitment,
    review_agreement,
)
from nhipcau.agreements.models import Agreement
from nhipcau.agreements.queries import steps_followed
from nhipcau.demo.documents import read_content
from nhipcau.partners.models import Partner
from nhipcau.plans.models import Plan
from nhipcau.records.actions import note_step
from nhipcau.records.steps import Progress


def load_agreements(plan: Plan, focal: User, now: datetime) -> None:
    """Every agreement of content/agreements.toml, as it stands on the day."""
    partners = {row.name_vi: row for row in Partner.objects.filter(locality=plan.locality)}
    today = timezone.localdate(now)
    for row in read_content("agreements.toml")["agreement"]:
        agreement = _add(plan, focal, row, partners, now)
        for text in row.get("commitments", ()):
            add_commitment(by=focal, agreement=agreement, text=text)
        for stage in row.get("stages", ()):
            steps = steps_followed(agreement)
            note_step(by=focal, keeper=KEEPER, row=agreement, steps=steps, said=_progress(stage, today))
        if "verdict" in row:
            found = Found(today.year, row["done"], row["verdict"])
            review_agreement(by=focal, agreement=agreement, found=found, now=now)


def _add(plan: Plan, focal: User, row: dict[str, Any], partners: dict[str, Partner], now: datetime) -> Agreement:
    chosen = [partners[name] for name in row["partners"]]
    expires_on = timezone.localdate(now) + timedelta(days=row["days"]) if "days" in row else None
    terms = Terms(
        title_vi=row["title"], title_en=row.get("en", ""), agency=chosen[0].agency, partners=chosen, kind=row["kind"],
        level=row.get("level", "province"), signed_on=row.get("signed"), signed_at=row.get("at", ""),
        in_force_on=row.get("signed"), expires_on=expires_on, original_at=row.get("original", ""),
        inherited_from=row.get("inherited", ""),
    )  # fmt: skip
    return add_agreement(by=focal, locality=plan.locality, terms=terms, now=now)


def _progress(row: dict[str, Any], today: date) -> Progress:
    def day(key: str) -> date | None:
        return today - timedelta(days=row[key]) if key in row else None

    return Progress(row["number"], day("began"), day("done"), row["note"])
