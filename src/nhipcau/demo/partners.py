"""The partners of the demo province, with whom it has lived for years."""

from datetime import date, datetime, timedelta
from typing import Any

from django.utils import timezone

from nhipcau.accounts.models import User
from nhipcau.agencies.standing import standing_of
from nhipcau.demo.documents import read_content
from nhipcau.partners.actions import (
    KEEPER,
    Deed,
    Particulars,
    Person,
    add_partner,
    add_post,
    end_post,
    note_activity,
)
from nhipcau.partners.countries import load_countries
from nhipcau.partners.models import Country, Partner
from nhipcau.plans.models import Plan
from nhipcau.plans.queries import tasks_with
from nhipcau.records.actions import link_record

TWINNED_TASKS = ("kết nghĩa", "hữu nghị")


def load_partners(plan: Plan, focal: User, now: datetime) -> None:
    """Every partner of content/partners.toml, with its people and its timeline, as it stands on the day."""
    load_countries()
    countries = {country.code: country for country in Country.objects.all()}
    for row in read_content("partners.toml")["partner"]:
        partner = _add(plan, focal, row, countries, now)
        for post in row.get("posts", ()):
            _add_post(partner, focal, post, now)
        for deed in row.get("activities", ()):
            _note(partner, focal, deed, now)
    tasks = tasks_with(plan, TWINNED_TASKS)[:2]
    for partner in Partner.objects.filter(locality=plan.locality, relation=Partner.Relation.TWINNED):
        link_record(by=focal, keeper=KEEPER, row=partner, tasks=tasks, now=now)


def _add(plan: Plan, focal: User, row: dict[str, Any], countries: dict[str, Country], now: datetime) -> Partner:
    agency = next(post.agency_id for post in standing_of(focal).posts)
    said = Particulars(
        kind=row.get("kind", "locality"), name_vi=row["name"], agency=plan.locality.agencies.get(pk=agency),
        country=countries.get(row.get("country", "")), name_en=row.get("en", ""), name_own=row.get("own", ""),
        relation=row.get("relation", "cooperating"), related_since=row.get("since"),
        membership_fee=row.get("fee", ""), address=row.get("address", ""), protocol_notes=row.get("notes", ""),
    )  # fmt: skip
    return add_partner(by=focal, locality=plan.locality, said=said, now=now)


def _add_post(partner: Partner, focal: User, row: dict[str, Any], now: datetime) -> None:
    person = Person(
        title_vi=row["title"], title_en=row["en"], name=row["name"], name_own=row.get("own", ""),
        address_as=row["as"], is_head=row.get("head", False), since=row.get("since"), email=row.get("email", ""),
        phone=row.get("phone", ""), rank=row.get("rank", ""), style=row.get("style", ""),
    )  # fmt: skip
    post = add_post(by=focal, partner=partner, person=person, now=now)
    if "until" in row:
        end_post(by=focal, post=post, on=row["until"])


def _note(partner: Partner, focal: User, row: dict[str, Any], now: datetime) -> None:
    def day(key: str) -> date:
        return timezone.localdate(now) - timedelta(days=row[key])

    until = day("until") if "until" in row else None
    deed = Deed(row["kind"], day("days"), row["text"], until, row.get("outcome", ""))
    note_activity(by=focal, partner=partner, deed=deed, now=now)
