"""Every change to partners, the people there and what was done together, and to what is known of countries."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from nhipcau.accounts.models import User
from nhipcau.agencies.colleagues import refuse_stranger
from nhipcau.agencies.models import Agency, Locality
from nhipcau.audit.journal import record
from nhipcau.common.cleaning import clean_line, clean_text, take_in
from nhipcau.common.locking import locked
from nhipcau.common.refusal import Refused, refuse_if, require
from nhipcau.partners.models import Activity, Contact, Country, Partner, Post
from nhipcau.partners.permissions import (
    can_add_partner,
    can_edit_partner,
    can_merge_partners,
)
from nhipcau.partners.queries import partners_named
from nhipcau.records.actions import Keeper
from nhipcau.records.changes import changed, in_words
from nhipcau.records.keeping import move_record

KEEPERS_ONLY = gettext_lazy("Chỉ cán bộ đầu mối hoặc cơ quan theo dõi đối tác được sửa hồ sơ này.")


def _why_over(partner: Partner) -> str:
    return _("Hồ sơ này đã được gộp vào hồ sơ khác.") if partner.merged_into_id is not None else ""


KEEPER = Keeper(can_edit_partner, KEEPERS_ONLY, _why_over)
EARLIEST = 1900
"""A year before which nobody of today took up a post."""
NAMES = ("name_vi", "name_en", "name_own")


@dataclass(frozen=True, slots=True)
class Particulars:
    """What is said of a partner. ``other_names`` are names that it also goes by, one to a line."""

    kind: str
    name_vi: str
    agency: Agency
    country: Country | None = None
    name_en: str = ""
    name_own: str = ""
    other_names: str = ""
    relation: str = Partner.Relation.COOPERATING
    related_since: date | None = None
    membership_fee: str = ""
    person: User | None = None
    address: str = ""
    website: str = ""
    protocol_notes: str = ""


@transaction.atomic
def add_partner(*, by: User, locality: Locality, said: Particulars, now: datetime) -> Partner:
    """Enters a partner; refused where one of the locality bears the same name in the same country."""
    require(can_add_partner(by, locality), _("Chỉ cán bộ của địa phương được thêm đối tác."))
    partner = Partner(locality=locality, made_by=by, made_at=now)
    same = partners_named(locality, clean_line(said.name_vi)).filter(country=said.country).first()
    if same is not None:
        raise Refused(_("Sổ đã có đối tác “%(name)s”; hãy mở hồ sơ đó.") % {"name": same.name_vi})
    _take(partner, said)
    record(by=by, verb="add_partner", target=partner, name=partner.name_vi, agency=partner.agency)
    return partner


@transaction.atomic
def edit_partner(*, by: User, partner: Partner, said: Particulars) -> Partner:
    """Changes what is said of a partner; the record keeps what stood before."""
    require(can_edit_partner(by, partner), str(KEEPERS_ONLY))
    partner = KEEPER.open(partner)
    before = in_words(partner, Particulars.__slots__)
    _take(partner, said)
    changes = changed(before, in_words(partner, Particulars.__slots__))
    record(by=by, verb="edit_partner", target=partner, name=partner.name_vi, changes=changes)
    return partner


def _take(partner: Partner, said: Particulars) -> None:
    refuse_if(not clean_line(said.name_vi), _("Hãy ghi tên tiếng Việt của đối tác."))
    refuse_if(said.agency.locality_id != partner.locality_id, _("Cơ quan này thuộc địa phương khác."))
    refuse_stranger(said.agency, said.person)
    take_in(partner, said, Particulars.__slots__)
    _gather_names(partner)
    partner.save()


def _gather_names(partner: Partner) -> None:
    """All names of a partner, one to a line, each once: what searches and doubles are found by."""
    names = [*(getattr(partner, name) for name in NAMES), *partner.other_names.split("\n")]
    partner.all_names = "\n".join(dict.fromkeys(clean_line(name) for name in names if clean_line(name)))


@transaction.atomic
def merge_partners(*, by: User, partner: Partner, into: Partner) -> Partner:
    """One of two records of the same partner goes into the other, with everything that hangs on it.

    The other keeps its own words where it has any, takes over what it lacks, and remembers the names.
    """
    require(can_merge_partners(by, partner), _("Chỉ cán bộ đầu mối được gộp hồ sơ đối tác."))
    refuse_if(partner.pk == into.pk or partner.locality_id != into.locality_id,
              _("Hãy chọn một đối tác khác của địa phương."))  # fmt: skip
    first, second = sorted((partner, into), key=lambda row: row.pk)
    first, second = KEEPER.open(first), KEEPER.open(second)
    partner, into = (first, second) if first.pk == partner.pk else (second, first)
    moved = _move_all(partner, into)
    for name in ("country", "related_since", *NAMES[1:], "membership_fee", "address", "website", "protocol_notes"):
        setattr(into, name, getattr(into, name) or getattr(partner, name))
    known = [*into.all_names.split("\n"), *partner.all_names.split("\n")]
    own = {getattr(into, name) for name in NAMES}
    into.other_names = "\n".join(name for name in dict.fromkeys(known) if name and name not in own)
    _gather_names(into)
    into.save()
    Partner.objects.filter(pk=partner.pk).update(merged_into=into)
    record(by=by, verb="merge_partners", target=into, name=partner.name_vi, merged=partner.pk, moved=moved)
    return into


def _move_all(old: Partner, new: Partner) -> int:
    """Whatever register holds rows of the one gives them to the other: the model knows all who point to it."""
    moved = sum(_move(relation, old, new) for relation in old._meta.related_objects)
    move_record(old=old, new=new)
    return moved


def _move(relation: Any, old: Partner, new: Partner) -> int:
    """The rows of one table that point to the one point to the other; of several partners each stands once."""
    name = relation.field.name
    rows = relation.related_model._default_manager.filter(**{name: old})
    if not relation.many_to_many:
        return int(rows.update(**{name: new}))
    found = list(rows)
    for row in found:
        getattr(row, name).add(new)
        getattr(row, name).remove(old)
    return len(found)


@dataclass(frozen=True, slots=True)
class Person:
    """A person abroad and their post: one who is ``known`` already, or a new one."""

    title_vi: str
    name: str = ""
    known: Contact | None = None
    address_as: str = ""
    name_own: str = ""
    email: str = ""
    phone: str = ""
    title_en: str = ""
    is_head: bool = False
    since: date | None = None
    rank: str = ""
    style: str = ""


@transaction.atomic
def add_post(*, by: User, partner: Partner, person: Person, now: datetime) -> Post:
    """Says who holds a post at the partner. A new head ends the post of the one before on the day before."""
    require(can_edit_partner(by, partner), str(KEEPERS_ONLY))
    partner = KEEPER.open(partner)
    title = clean_line(person.title_vi, 200)
    refuse_if(not title, _("Hãy ghi chức vụ."))
    contact = person.known or _new_contact(partner.locality, person)
    refuse_if(contact.locality_id != partner.locality_id, _("Đầu mối này thuộc địa phương khác."))
    if person.is_head:
        _end_heads(partner, person.since or timezone.localdate(now))
    post = Post.objects.create(
        contact=contact, partner=partner, title_vi=title, title_en=clean_line(person.title_en, 200),
        is_head=person.is_head, since=person.since, rank=person.rank, style=person.style,
    )  # fmt: skip
    record(by=by, verb="add_post", target=partner, contact=str(contact), title=title, post=post.pk)
    return post


def _new_contact(locality: Locality, person: Person) -> Contact:
    name = clean_line(person.name, 200)
    refuse_if(not name, _("Hãy ghi họ tên, hoặc chọn người đã có."))
    return Contact.objects.create(
        locality=locality, address_as=person.address_as, name=name, name_own=clean_line(person.name_own, 200),
        email=clean_line(person.email), phone=clean_line(person.phone, 60),
    )  # fmt: skip


def _end_heads(partner: Partner, on: date) -> None:
    """Whoever was head until now is so to the day before; refused where they began only then, or later."""
    heads = partner.posts.filter(is_head=True, until=None)
    refuse_if(
        on.year < EARLIEST or heads.filter(since__gte=on).exists(),
        _("Người đứng đầu đang có nhận chức vụ sau ngày này; hãy xem lại ngày."),
    )
    heads.update(until=on - timedelta(days=1))


@transaction.atomic
def end_post(*, by: User, post: Post, on: date) -> Post:
    """Says that somebody holds a post no more; what was done with them stays."""
    require(can_edit_partner(by, post.partner), str(KEEPERS_ONLY))
    post = locked(post, "contact", "partner")
    refuse_if(post.until is not None, _("Chức vụ này đã kết thúc."))
    refuse_if(post.since is not None and on < post.since, _("Ngày kết thúc trước ngày bắt đầu."))
    post.until = on
    post.save()
    record(by=by, verb="end_post", target=post.partner, contact=str(post.contact), title=post.title_vi, on=on)
    return post


@dataclass(frozen=True, slots=True)
class Deed:
    """Something that was done together, or is fixed for a day."""

    kind: str
    on: date
    text: str
    until: date | None = None
    outcome: str = ""


@transaction.atomic
def note_activity(*, by: User, partner: Partner, deed: Deed, now: datetime) -> Activity:
    """Notes something on the partner's timeline."""
    require(can_edit_partner(by, partner), str(KEEPERS_ONLY))
    partner = KEEPER.open(partner)
    text = clean_line(deed.text, 500)
    refuse_if(not text, _("Hãy ghi nội dung hoạt động."))
    refuse_if(deed.until is not None and deed.until < deed.on, _("Ngày kết thúc trước ngày bắt đầu."))
    activity = Activity.objects.create(
        partner=partner, kind=deed.kind, on=deed.on, until=deed.until, text=text, outcome=clean_text(deed.outcome),
        noted_by=by, noted_at=now,
    )  # fmt: skip
    record(by=by, verb="note_activity", target=partner, text=text, on=deed.on, activity=activity.pk)
    return activity
