"""Partners as people look for them, who holds a post today, and how a relation stands."""

from collections import defaultdict
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import Max, Min, OuterRef, Q, QuerySet, Subquery
from django.utils.translation import gettext_lazy as _
from rapidfuzz import fuzz, process

from nhipcau.accounts.models import User
from nhipcau.agencies.models import Agency, Locality, Membership
from nhipcau.agencies.standing import standing_of
from nhipcau.common.vietnamese import fold, with_words
from nhipcau.partners.models import Activity, Contact, Country, Partner, Post

LIKELY = 86
"""Likeness in per cent from which two names may be of one partner."""
SILENT_AFTER = timedelta(days=365)
"""After which a relation without any activity is called silent."""
SILENT, QUIET, LIVELY, NEW = "silent", "quiet", "lively", "new"
HEALTH = (
    (LIVELY, _("Tốt")),
    (QUIET, _("Bình thường")),
    (SILENT, _("Lâu không có hoạt động")),
    (NEW, _("Chưa có hoạt động")),
)
"""How a relation stands: something within three months or fixed ahead; within a year; longer ago; never."""
LIVELY_WITHIN = timedelta(days=92)


def visible_partners(user: User) -> QuerySet[Partner]:
    """The partners of the localities in which the person holds a role; merged ones stand with the other."""
    rows = Partner.objects.filter(locality__in=standing_of(user).localities, merged_into=None)
    return rows.select_related("country", "agency", "person", "locality")


def merged_into(user: User, pk: int) -> Partner | None:
    """The partner into which one was merged, for a link that somebody kept; None of one that stands."""
    return visible_partners(user).filter(merged=pk).first()


def visible_posts(user: User) -> QuerySet[Post]:
    rows = Post.objects.filter(partner__in=visible_partners(user))
    return rows.select_related("contact", "partner__locality")


def with_activity(rows: QuerySet[Partner], today: date) -> QuerySet[Partner]:
    """Adds the day of the last activity that was (last_on) and of the next that is fixed (next_on)."""
    of_partner = Activity.objects.filter(partner=OuterRef("pk")).order_by().values("partner")
    last = of_partner.filter(on__lte=today).annotate(day=Max("on")).values("day")
    following = of_partner.filter(on__gt=today).annotate(day=Min("on")).values("day")
    return rows.annotate(last_on=Subquery(last), next_on=Subquery(following))


def search_partners(rows: QuerySet[Partner], words: str) -> QuerySet[Partner]:
    """Partners with every word in one of their names, in their country's, or in the name of somebody there."""
    found = with_words(rows, words, "folded__contains", "country__folded__contains", "posts__contact__folded__contains")
    return found.distinct() if words else found


def in_health(rows: QuerySet[Partner], health: str, today: date) -> QuerySet[Partner]:
    """Those (with last_on and next_on) whose relation stands so; all for another word."""
    lively = Q(next_on__isnull=False) | Q(last_on__gte=today - LIVELY_WITHIN)
    chosen = {
        NEW: Q(last_on=None, next_on=None),
        LIVELY: lively,
        QUIET: Q(last_on__gte=today - SILENT_AFTER) & ~lively,
        SILENT: Q(last_on__lt=today - SILENT_AFTER, next_on=None),
    }
    return rows.filter(chosen[health]) if health in chosen else rows


def health_of(last_on: date | None, next_on: date | None, today: date) -> str:
    """The word of HEALTH that is true of a relation on a day."""
    if next_on is not None or (last_on is not None and last_on >= today - LIVELY_WITHIN):
        return LIVELY
    if last_on is None:
        return NEW
    return QUIET if last_on >= today - SILENT_AFTER else SILENT


@dataclass(frozen=True, slots=True)
class Health:
    """How a relation stands on a day: the word, what was last and next, how many in twelve months and those before."""

    word: str
    last: Activity | None
    next: Activity | None
    this_year: int
    year_before: int


def partner_health(partner: Partner, today: date) -> Health:
    """The relation at a glance."""
    rows = partner.activities
    a_year_ago, two_ago = today - SILENT_AFTER, today - 2 * SILENT_AFTER
    last = rows.filter(on__lte=today).first()
    following = rows.filter(on__gt=today).order_by("on", "pk").first()
    return Health(
        health_of(last.on if last else None, following.on if following else None, today),
        last,
        following,
        rows.filter(on__gt=a_year_ago, on__lte=today).count(),
        rows.filter(on__gt=two_ago, on__lte=a_year_ago).count(),
    )


@dataclass(frozen=True, slots=True)
class Posts:
    """The posts at a partner seen from a day: those that are held, heads first, those to come, those before."""

    held: list[Post]
    coming: list[Post]
    former: list[Post]


def posts_around(partner: Partner, day: date) -> Posts:
    """Everybody at the partner, asked once."""
    rows = list(partner.posts.select_related("contact"))
    return Posts(
        [post for post in rows if post.is_held(day)],
        [post for post in rows if post.since is not None and post.since > day],
        [post for post in rows if post.until is not None and post.until < day],
    )


def posts_on(partner: Partner, day: date) -> list[Post]:
    """Who holds which post at the partner on a day, heads first."""
    return posts_around(partner, day).held


def likely_same(partner: Partner) -> list[Partner]:
    """Partners of the locality and country whose name is much like one of this one's."""
    rows = Partner.objects.filter(locality=partner.locality_id, merged_into=None).exclude(pk=partner.pk)
    near = rows.filter(Q(country=partner.country_id) | Q(country=None)).only("all_names", "name_vi")
    known = {row.pk: row for row in near}
    names = {(pk, name): name for pk, row in known.items() for name in folded_names(row)}
    found = {
        pk
        for own in folded_names(partner)
        for _name, _score, (pk, _said) in process.extract(
            own, names, scorer=fuzz.token_sort_ratio, score_cutoff=LIKELY, limit=5
        )
    }
    return [known[pk] for pk in sorted(found)]


def folded_names(partner: Partner) -> list[str]:
    """Every name of a partner as searches compare them."""
    return [fold(name) for name in partner.all_names.split("\n") if name]


def partners_named(locality: Locality, name: str) -> QuerySet[Partner]:
    """Partners of the locality that bear exactly this name, marks aside."""
    folded = fold(name)
    rows = Partner.objects.filter(locality=locality, merged_into=None, folded__contains=folded)
    return rows.filter(pk__in=[row.pk for row in rows if folded in folded_names(row)])


def one_named(locality: Locality, names: Iterable[str]) -> dict[str, Partner]:
    """By name the one partner of the locality that bears it in any language; nothing of a name that two have."""
    bearers: dict[str, set[int]] = defaultdict(set)
    here = Partner.objects.filter(locality=locality, merged_into=None).only("all_names")
    rows = {row.pk: row for row in here}
    for row in rows.values():
        for folded in folded_names(row):
            bearers[folded].add(row.pk)
    found = ((name, bearers.get(fold(name), set())) for name in names)
    return {name: rows[min(pks)] for name, pks in found if len(pks) == 1}


def partners_of(agencies: Collection[int]) -> QuerySet[Partner]:
    """The partners for which these agencies answer."""
    return Partner.objects.filter(agency__in=agencies, merged_into=None).order_by("pk")


def agencies_to_answer(locality: Locality) -> QuerySet[Agency]:
    """Agencies of the locality that are at work, groups aside: who may answer for a partner."""
    rows = Agency.objects.filter(locality=locality, valid_to=None).exclude(kind=Agency.Kind.GROUP)
    return rows.order_by("sort_key")


def workers_in(locality: Locality) -> QuerySet[User]:
    """Officers and heads of the locality's agencies, by name."""
    held = Membership.objects.held().filter(agency__locality=locality, role__in=Membership.WORKING)
    return User.objects.filter(is_active=True, memberships__in=held).distinct().order_by("full_name")


def visible_contacts(user: User) -> QuerySet[Contact]:
    """People abroad of the localities in which the person holds a role."""
    return Contact.objects.filter(locality__in=standing_of(user).localities)


def countries_found(words: str) -> QuerySet[Country]:
    """Countries by one of their names, marks aside."""
    rows = Country.objects.all()
    return (
        rows.filter(Q(folded__contains=fold(words)) | Q(name_en__icontains=words) | Q(code__iexact=words))
        if words
        else rows
    )


CALLED = {"my": "US", "vuong quoc anh": "GB", "uc dai loi": "AU", "trieu tien": "KP", "uae": "AE", "tiep": "CZ"}
"""What else countries are called, folded, by their code."""


def countries_by_name() -> dict[str, Country]:
    """Every country by each of its names, folded; what stands in brackets behind a name is no part of it."""
    rows = {row.code: row for row in Country.objects.all()}
    names = {
        fold(name.split(" (")[0]): row
        for row in rows.values()
        for name in (row.code, row.name_vi, row.name_en, row.formal_vi, row.formal_en)
        if name
    }
    return {called: rows[code] for called, code in CALLED.items() if code in rows} | names


def agency_of_worker(user: User, locality: Locality) -> Agency | None:
    """The agency of the locality for which a person acts: the first of theirs where it is several."""
    posts = [post for post in standing_of(user).acting if post.locality_id == locality.pk]
    return Agency.objects.filter(pk=posts[0].agency_id).first() if posts else None


def rank_of(contact: Contact | None, partner: Partner, day: date) -> str:
    """The guest rank that somebody's post at a partner was given; empty where nobody has set one."""
    posts = partner.posts.filter(contact=contact) if contact else Post.objects.none()
    return next((post.rank for post in posts if post.rank and post.is_held(day)), "")


def contacts_at(partner: Partner | None) -> QuerySet[Contact]:
    """Everybody who holds or held a post at a partner; nobody at none."""
    return Contact.objects.filter(posts__partner=partner).distinct() if partner else Contact.objects.none()


def activities_near(partner: Partner | None, today: date) -> QuerySet[Activity]:
    """What was done with a partner in the year before a day, or is fixed for one to come; the latest first."""
    rows = Activity.objects.filter(partner=partner, on__gte=today - SILENT_AFTER)
    return rows.order_by("-on", "pk") if partner else rows.none()
