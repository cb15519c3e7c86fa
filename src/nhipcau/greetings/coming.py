"""The occasions that come: on which day, for which partners, who is to be written to, and what is written already."""

from collections import defaultdict
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import date
from urllib.parse import urlencode

from django.db.models import QuerySet

from nhipcau.agreements.models import Agreement
from nhipcau.greetings.models import Greeting
from nhipcau.greetings.occasions import Occasion, days_of, is_round, occasions, years_of
from nhipcau.partners.models import Partner, Post


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
    """All partners with the same occasion on one day."""

    day: date
    occasion: Occasion
    rows: list[Coming]

    @property
    def written(self) -> int:
        return sum(row.greeting is not None for row in self.rows)


def coming(partners: QuerySet[Partner], first: date, last: date) -> list[Group]:
    """What falls within some days, the first of them first, by occasion."""
    rows = partners.exclude(relation=Partner.Relation.ENDED)
    found = [
        (occasion, one)
        for occasion in occasions().values()
        for one in _of_occasion(occasion, rows, range(first.year, last.year + 1))
        if first <= one[0] <= last
    ]
    keys = {partner.pk for _occasion, (_day, partner, _agreement) in found}
    posts, letters = _heads(keys), _letters(keys, first, last)
    groups: dict[tuple[date, str], list[Coming]] = defaultdict(list)
    for occasion, (day, partner, agreement) in found:
        post = next((one for one in posts.get(partner.pk, ()) if one.is_held(day)), None)
        letter = letters.get((partner.pk, occasion.code, day))
        years = years_of(occasion, partner.country, agreement, day)
        groups[day, occasion.code].append(Coming(day, occasion, partner, post, letter, agreement, years))
    return [Group(day, occasions()[code], rows) for (day, code), rows in sorted(groups.items())]


Found = tuple[date, Partner, Agreement | None]


def _of_occasion(occasion: Occasion, partners: QuerySet[Partner], years: range) -> Iterator[Found]:
    """Every partner that has the occasion, with its days in some years; nobody is asked where there is no day."""
    rule = occasion.rule.partition(":")[0]
    if occasion.is_event:
        return
    if rule == "agreement":
        yield from _of_agreements(occasion, partners, years)
        return
    if rule in ("fixed", "movable"):
        days = days_of(occasion, years, None, None)
        for partner in _concerned(occasion, partners) if days else ():
            yield from ((day, partner, None) for day in days)
        return
    for partner in _concerned(occasion, partners.exclude(country=None)):
        yield from ((day, partner, None) for day in days_of(occasion, years, partner.country, None))


def _concerned(occasion: Occasion, partners: QuerySet[Partner]) -> QuerySet[Partner]:
    rows = partners.filter(kind__in=occasion.kinds)
    return rows.filter(country__code__in=occasion.countries) if occasion.countries else rows


def _of_agreements(occasion: Occasion, partners: QuerySet[Partner], years: range) -> Iterator[Found]:
    rows = Agreement.objects.filter(ended_on=None, signed_on__isnull=False, partners__in=partners.order_by())
    here = {partner.pk: partner for partner in _concerned(occasion, partners)}
    for agreement in rows.distinct().prefetch_related("partners"):
        days = days_of(occasion, years, None, agreement)
        for partner in agreement.partners.all():
            if partner.pk in here:
                yield from ((day, here[partner.pk], agreement) for day in days)


def _heads(partners: Collection[int]) -> dict[int, list[Post]]:
    """Who heads each partner or did, the last first: asked once."""
    rows = Post.objects.filter(partner__in=set(partners), is_head=True).select_related("contact", "partner__country")
    found: dict[int, list[Post]] = defaultdict(list)
    for post in rows:
        found[post.partner_id].append(post)
    return found


def _letters(partners: Collection[int], first: date, last: date) -> dict[tuple[int, str, date], Greeting]:
    rows = Greeting.objects.filter(partner__in=set(partners), on__range=(first, last)).select_related("document")
    return {(row.partner_id, row.occasion, row.on): row for row in rows}
