"""The occasions that come: on which day, for which partners, who is to be written to, and what is written already."""

from collections import defaultdict
from collections.abc import Collection, Iterator
from dataclasses import dataclass, replace
from datetime import date
from typing import Any
from urllib.parse import urlencode

from django.db.models import Count, F, Prefetch, QuerySet, Window
from django.db.models.functions import RowNumber

from nhipcau.agreements.models import Agreement
from nhipcau.greetings.models import Greeting
from nhipcau.greetings.occasions import Occasion, days_of, is_round, occasions, years_of
from nhipcau.partners.models import Country, Partner, Post

Key = tuple[int, str, date]
"""A letter by its partner, its occasion and the day."""


@dataclass(frozen=True, slots=True)
class Coming:
    """An occasion of one partner on a day: whom to write to (None: nobody is known), and the letter if there is one.

    ``years`` is how many years it looks back upon, None where it does not count.
    """

    day: date
    occasion: Occasion
    partner: Partner
    post: Post | None
    greeting: Greeting | None
    agreement: Agreement | None = None
    years: int | None = None

    @property
    def asked(self) -> str:
        """How an address asks for it."""
        agreement = {"agreement": self.agreement.pk} if self.agreement else {}
        return urlencode({"occasion": self.occasion.code, "on": self.day.isoformat(), **agreement})

    @property
    def is_round(self) -> bool:
        return self.years is not None and is_round(self.years)


@dataclass(frozen=True, slots=True)
class Group:
    """The partners with the same occasion on one day: the first of them, how many there are, how many have a letter."""

    day: date
    occasion: Occasion
    rows: list[Coming]
    size: int
    written: int

    @property
    def unwritten(self) -> int:
        return self.size - self.written


@dataclass(frozen=True, slots=True)
class _Slot:
    """Partners of one occasion and day before anything is known of their heads and letters."""

    day: date
    partners: list[Partner]
    size: int
    agreement: Agreement | None = None


def coming(partners: QuerySet[Partner], first: date, last: date, most: int) -> list[Group]:
    """What falls within some days, the first of them first, by occasion; of each day at most so many partners."""
    rows = partners.exclude(relation=Partner.Relation.ENDED)
    years = range(first.year, last.year + 1)
    slots = [
        (occasion, slot)
        for occasion in occasions().values()
        for slot in _slots(occasion, rows, years, most)
        if first <= slot.day <= last
    ]
    keys = {partner.pk for _occasion, slot in slots for partner in slot.partners}
    posts, letters = _heads(keys), _letters(keys, first, last)
    written, groups = _written(partners, first, last), dict[tuple[date, str], Group]()
    for occasion, slot in slots:
        key = slot.day, occasion.code
        known = groups.get(key, Group(slot.day, occasion, [], 0, written.get(key, 0)))
        found = [_coming(occasion, slot, partner, posts, letters) for partner in slot.partners]
        groups[key] = replace(known, rows=[*known.rows, *found], size=known.size + slot.size)
    return [groups[key] for key in sorted(groups)]


def _coming(
    occasion: Occasion, slot: _Slot, partner: Partner, posts: dict[int, list[Post]], letters: dict[Key, Greeting]
) -> Coming:
    post = next((one for one in posts.get(partner.pk, ()) if one.is_held(slot.day)), None)
    letter = letters.get((partner.pk, occasion.code, slot.day))
    years = years_of(occasion, partner.country, slot.agreement, slot.day)
    return Coming(slot.day, occasion, partner, post, letter, slot.agreement, years)


def _slots(occasion: Occasion, partners: QuerySet[Partner], years: range, most: int) -> Iterator[_Slot]:
    """The days of an occasion in some years with who has it; nobody is asked where there is no day."""
    rule = occasion.rule.partition(":")[0]
    if rule == "agreement":
        yield from _of_agreements(occasion, partners, years)
    elif rule in ("national_day", "relations"):
        yield from _of_countries(occasion, partners, years, most)
    elif not occasion.is_event:
        days = days_of(occasion, years, None, None)
        rows = _concerned(occasion, partners)
        found, size = (list(rows[:most]), rows.count()) if days else ([], 0)
        yield from (_Slot(day, found, size) for day in days if size)


def _of_countries(occasion: Occasion, partners: QuerySet[Partner], years: range, most: int) -> Iterator[_Slot]:
    """By country: the first partners of each, and how many there are, asked at once."""
    days = {one.pk: days_of(occasion, years, one, None) for one in Country.objects.all()}
    countries = [country for country, found in days.items() if found]
    rows = _concerned(occasion, partners).filter(country__in=countries).annotate(
        place=Window(RowNumber(), partition_by=[F("country")], order_by=["sort_key", "pk"]),
        size=Window(Count("pk"), partition_by=[F("country")]),
    )  # fmt: skip
    by_country: dict[int, list[Any]] = defaultdict(list)
    for row in rows.filter(place__lte=most).order_by("sort_key", "pk"):
        by_country[row.country_id or 0].append(row)
    for country, here in by_country.items():
        yield from (_Slot(day, here, here[0].size) for day in days[country])


def _concerned(occasion: Occasion, partners: QuerySet[Partner]) -> QuerySet[Partner]:
    rows = partners.filter(kind__in=occasion.kinds)
    return rows.filter(country__code__in=occasion.countries) if occasion.countries else rows


def _of_agreements(occasion: Occasion, partners: QuerySet[Partner], years: range) -> Iterator[_Slot]:
    rows = Agreement.objects.filter(ended_on=None, signed_on__isnull=False, partners__in=partners.order_by())
    here = _concerned(occasion, partners)
    for agreement in rows.distinct().prefetch_related(Prefetch("partners", queryset=here)):
        found = list(agreement.partners.all())
        yield from (_Slot(day, found, len(found), agreement) for day in days_of(occasion, years, None, agreement))


def _heads(partners: Collection[int]) -> dict[int, list[Post]]:
    """Who heads each partner or did, the last first: asked once."""
    rows = Post.objects.filter(partner__in=partners, is_head=True).select_related("contact", "partner__country")
    found: dict[int, list[Post]] = defaultdict(list)
    for post in rows:
        found[post.partner_id].append(post)
    return found


def _letters(partners: Collection[int], first: date, last: date) -> dict[Key, Greeting]:
    rows = Greeting.objects.filter(partner__in=partners, on__range=(first, last)).select_related("document")
    return {(row.partner_id, row.occasion, row.on): row for row in rows}


def _written(partners: QuerySet[Partner], first: date, last: date) -> dict[tuple[date, str], int]:
    """How many letters there are, or that none is sent, by day and occasion."""
    rows = Greeting.objects.filter(partner__in=partners.order_by().values("pk"), on__range=(first, last))
    counted = rows.order_by().values("on", "occasion").annotate(count=Count("pk"))
    return {(row["on"], row["occasion"]): row["count"] for row in counted}
