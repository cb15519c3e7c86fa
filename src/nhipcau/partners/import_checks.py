"""What a list of partners may say, read against the register, the countries and the agencies: faults by their cells."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext as _
from rapidfuzz import process

from nhipcau.accounts.models import User
from nhipcau.agencies.models import Agency, Locality
from nhipcau.agencies.name_index import AgencyIndex, agency_index
from nhipcau.common.vietnamese import fold
from nhipcau.common.xlsx_in import CellFault, SheetRow, day_of, keys_by_label
from nhipcau.partners.list_shape import relation_of_words
from nhipcau.partners.models import Country, Partner, Post
from nhipcau.partners.permissions import can_edit_partner
from nhipcau.partners.queries import agency_of_worker, countries_by_name, folded_names

LONGEST = {"name_vi": 250, "name_en": 250, "name_own": 250, "head": 200, "title": 200, "phone": 60, "website": 500}
FIRST_YEAR = 1900
_ADDRESSES = {"email": forms.EmailField(), "website": forms.URLField(assume_scheme="https")}


@dataclass(frozen=True, slots=True)
class Known:
    """What the lines of one list are read against: the partners by name and country, their heads, the words in use."""

    by: User
    home: Agency | None
    partners: Mapping[str, Mapping[str, Partner]]
    heads: Mapping[int, Post]
    countries: Mapping[str, Country]
    agencies: AgencyIndex
    kinds: Mapping[str, str]
    relations: Mapping[str, str]
    told: Counter[tuple[str, str]]

    @classmethod
    def of(cls, locality: Locality, today: date, by: User, rows: Sequence[SheetRow]) -> "Known":
        partners = Partner.objects.filter(locality=locality, merged_into=None).select_related(
            "country", "agency", "person", "locality"
        )
        known: dict[str, dict[str, Partner]] = {}
        for one in partners:
            for name in folded_names(one):
                known.setdefault(name, {})[one.country.code if one.country else ""] = one
        posts = Post.objects.filter(partner__in=partners, is_head=True, until=None).select_related("contact")
        countries = countries_by_name()
        told = Counter((fold(row["name_vi"]), fold(row["country"])) for row in rows)
        return cls(
            by, agency_of_worker(by, locality), known, {post.partner_id: post for post in posts}, countries,
            agency_index(locality, today), keys_by_label(Partner.Kind.choices),
            keys_by_label(Partner.Relation.choices), told,
        )  # fmt: skip

    def country(self, said: str) -> Country | None:
        return self.countries.get(fold(said))

    def kind(self, said: str) -> str:
        """The kind by its name; empty where there is none of that name."""
        return self.kinds.get(fold(said), "")

    def partner_of(self, row: SheetRow) -> Partner | None:
        """The partner of the name: in the country of the line, or of no country; without one, the only one there is."""
        same, country = self._same(row), self.country(row["country"])
        if country is not None:
            return same.get(country.code) or same.get("")
        return next(iter(same.values())) if len(same) == 1 else None

    def _same(self, row: SheetRow) -> Mapping[str, Partner]:
        """Partners of the name by the code of their country."""
        return self.partners.get(fold(row["name_vi"]), {})

    def relation(self, said: str) -> str:
        """The relation by its name, or as lists write of it; empty where nobody knows."""
        return self.relations.get(fold(said)) or relation_of_words(said)

    def faults_of(self, row: SheetRow) -> Iterator[CellFault]:
        if self.told[fold(row["name_vi"]), fold(row["country"])] > 1:
            yield row.fault("name_vi", _("Tên này có ở nhiều dòng."))
        if not row["country"] and len(self._same(row)) > 1:
            yield row.fault("country", _("Sổ có nhiều đối tác tên này; hãy ghi nước."))
        for key, longest in LONGEST.items():
            if len(row[key]) > longest:
                yield row.fault(key, _("Quá dài: nhiều nhất %(count)s ký tự.") % {"count": longest})
        yield from self._word_faults(row)
        yield from _value_faults(row)
        known = self.partner_of(row)
        if known is not None and not can_edit_partner(self.by, known):
            yield row.fault("name_vi", _("Hồ sơ này do %(agency)s theo dõi; tài khoản không sửa được.") % {
                "agency": known.agency.name})  # fmt: skip

    def _word_faults(self, row: SheetRow) -> Iterator[CellFault]:
        if row["country"] and self.country(row["country"]) is None:
            near = process.extractOne(fold(row["country"]), list(self.countries))
            name = self.countries[near[0]].name_vi if near else "—"
            yield row.fault("country", _("Không có nước “%(name)s”; gần nhất là: %(likely)s.") % {
                "name": row["country"][:80], "likely": name})  # fmt: skip
        if row["kind"] and not self.kind(row["kind"]):
            labels = "; ".join(str(kind.label) for kind in Partner.Kind)
            yield row.fault("kind", _("Không có loại “%(kind)s”; các loại: %(labels)s.") % {
                "kind": row["kind"][:60], "labels": labels})  # fmt: skip
        if row["relation"] and not self.relation(row["relation"]):
            labels = "; ".join(str(relation.label) for relation in Partner.Relation)
            yield row.fault("relation", _("Không rõ quan hệ “%(said)s”; các quan hệ: %(labels)s.") % {
                "said": row["relation"][:60], "labels": labels})  # fmt: skip
        yield from self._agency_faults(row)

    def _agency_faults(self, row: SheetRow) -> Iterator[CellFault]:
        agency = self.agencies.find(row["agency"]) if row["agency"] else self.home
        if row["agency"] and (agency is None or agency.is_group):
            likely = self.agencies.suggest(row["agency"])
            names = {"name": row["agency"][:120], "likely": likely.agency if likely else "—"}
            yield row.fault("agency", _("Danh mục không có cơ quan “%(name)s”; gần nhất là: %(likely)s.") % names)
        elif agency is None and self.partner_of(row) is None:
            yield row.fault("agency", _("Hãy ghi cơ quan theo dõi."))


def _value_faults(row: SheetRow) -> Iterator[CellFault]:
    if row["related_since"] and day_said(row["related_since"]) is None:
        yield row.fault("related_since", _("Không đọc được ngày “%(said)s”; hãy ghi như 23/02/2019.") % {
            "said": row["related_since"][:40]})  # fmt: skip
    for key, field in _ADDRESSES.items():
        if row[key] and not _takes(field, row[key]):
            yield row.fault(key, _("“%(said)s” không phải địa chỉ.") % {"said": row[key][:80]})
    if row["head"] and not row["title"]:
        yield row.fault("title", _("Hãy ghi chức vụ."))


def _takes(field: forms.Field, said: str) -> bool:
    """True for what may be typed into a field."""
    try:
        field.clean(said)
    except ValidationError:
        return False
    return True


def site_address(said: str) -> str:
    """The address of a site, as people write it."""
    return said if not said or "://" in said else f"https://{said}"


def day_said(said: str) -> date | None:
    """A day, or the first day of a year: lists say "2014" of a relation."""
    if said.isdigit() and FIRST_YEAR <= int(said) <= timezone.localdate().year:
        return date(int(said), 1, 1)
    return day_of(said)
