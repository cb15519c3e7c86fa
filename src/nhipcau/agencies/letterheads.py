"""The form in which an agency writes: what is confirmed, what convention proposes until then, and what is missing."""

import tomllib
from dataclasses import dataclass
from datetime import date
from functools import cache
from importlib.resources import files
from typing import Any

from django.utils.translation import gettext as _

import kehoach
from nhipcau.agencies.models import Agency, Letterhead, Locality, Membership, Signer
from nhipcau.common.vietnamese import fold

PARTY_LINE = 22
"""Capitals at 14 points that a line of the Party's letterhead holds."""
COMMUNE_KINDS = ("phường", "xã", "đặc khu", "thị trấn")
CITY = "Thành phố "


@dataclass(frozen=True, slots=True)
class Convention:
    """How bodies of one kind write: by whose rules, under whom, signed by whom; its source, and what is in doubt."""

    begins: tuple[str, ...] = ()
    kind: str = ""
    form: str = Letterhead.Form.DECREE
    above: str = ""
    none_above: bool = False
    name: str = "{name}"
    symbol: str = ""
    place: str = "{place}"
    authority: str = ""
    chief: str = ""
    deputy: str = "KT."
    leaders: str = ""
    filed: str = "Lưu: VT"
    outside: bool = False
    term: int | None = None
    source: str = ""
    doubt: str = ""

    def fits(self, agency: Agency) -> bool:
        return fold(agency.name).startswith(self.begins) if self.begins else self.kind == agency.kind


@cache
def conventions() -> tuple[Convention, ...]:
    """Every convention that is known, the special ones first."""
    text = files("nhipcau.agencies").joinpath("data", "letterheads.toml").read_text(encoding="utf-8")
    rows: list[dict[str, Any]] = tomllib.loads(text)["convention"]
    return tuple(Convention(**{**row, "begins": tuple(row.get("begins", ()))}) for row in rows)


def convention_of(agency: Agency) -> Convention:
    """The first that fits; an empty one for what no convention knows."""
    return next((one for one in conventions() if one.fits(agency)), Convention())


def letterhead_of(agency: Agency) -> Letterhead:
    """The agency's form as a person confirmed it, else an unsaved one as convention has it."""
    return Letterhead.objects.filter(agency=agency).first() or proposed_letterhead(agency)


def outside_bodies(agencies: list[Agency]) -> set[int]:
    """The keys of those that do not stand under the People's Committee, as confirmed or by convention."""
    known = dict(Letterhead.objects.filter(agency__in=agencies).values_list("agency", "is_outside"))
    return {agency.pk for agency in agencies if known.get(agency.pk, convention_of(agency).outside)}


def proposed_letterhead(agency: Agency) -> Letterhead:
    """What convention says of a body of this kind and name, unsaved."""
    convention = convention_of(agency)
    names = _names(agency)
    above = convention.above.format(**names)
    if agency.parent is not None and not convention.none_above:
        above = agency.parent.name
    written = convention.name.format(**names)
    longest = PARTY_LINE if convention.form == Letterhead.Form.PARTY else kehoach.LONGEST_LINE
    lines = written.splitlines() if "\n" in written else kehoach.break_name(written, longest)
    return Letterhead(
        agency=agency, form=convention.form, has_none_above=convention.none_above, above=above,
        name_lines="\n".join(lines), symbol=convention.symbol or _symbol(agency),
        place=convention.place.format(**names), authority=convention.authority, chief=convention.chief,
        deputy_mark=convention.deputy, leaders=convention.leaders.format(**names), filed=convention.filed,
        is_outside=convention.outside, term_from=convention.term,
    )  # fmt: skip


def _names(agency: Agency) -> dict[str, str]:
    """What stands in for the names in braces of a convention."""
    locality = agency.locality
    place = place_of(locality)
    kind, party = (("tỉnh", "Tỉnh ủy"), ("thành phố", "Thành ủy"))[locality.name.startswith(CITY)]
    bare = agency.name
    for committee in (" Tỉnh ủy", " Thành ủy"):
        bare = bare.removesuffix(committee)
    if bare.endswith((f" tỉnh {place}", f" thành phố {place}")):
        bare = bare.removesuffix(f" {place}")
    return {
        "name": bare,
        "place": place,
        "level": kind,
        "province": f"{kind} {place}",
        "party": f"{party} {place}",
        "commune": _commune(agency.name) or place,
        "commune_kind": commune_kind(agency.name),
    }


def place_of(locality: Locality) -> str:
    """The name of a locality without its kind, as it is proposed before the day of issue."""
    name = locality.name.removeprefix("Tỉnh ")
    return name.removeprefix(CITY)


def _commune(name: str) -> str:
    """Ủy ban nhân dân phường Lạc Thành -> Lạc Thành; phường 12 keeps its kind (Annex I, II.4a)."""
    for kind in COMMUNE_KINDS:
        _before, found, after = name.partition(f" {kind} ")
        if found:
            return f"{kind.capitalize()} {after}" if after[:1].isdigit() else after
    return ""


def commune_kind(name: str) -> str:
    """phường: of which kind the commune of a Committee is."""
    bare = name.removeprefix("Ủy ban nhân dân ")
    return next((kind for kind in COMMUNE_KINDS if bare.startswith(f"{kind} ")), "xã")


def _symbol(agency: Agency) -> str:
    return next(iter(agency.short_name.split()), "")


def missing_of(letterhead: Letterhead) -> list[str]:
    """What has to be known of an agency's form before a document of it may be issued, as sentences."""
    agency = letterhead.agency
    lacks_above = not letterhead.above and not letterhead.has_none_above
    asked = (
        (letterhead.pk is None, _("Thể thức văn bản của %(agency)s chưa được xác nhận.")),
        (letterhead.form == Letterhead.Form.OWN,
         _("%(agency)s soạn theo hướng dẫn riêng; hệ thống chưa có thể thức này.")),
        (lacks_above, _("Chưa rõ cơ quan chủ quản của %(agency)s.")),
        (not letterhead.lines, _("Chưa có tên cơ quan ban hành của %(agency)s.")),
        (not letterhead.symbol, _("Chưa có ký hiệu của %(agency)s.")),
        (not letterhead.place, _("Chưa có địa danh của %(agency)s.")),
        (not letterhead.chief, _("Chưa rõ chức vụ người đứng đầu %(agency)s.")),
    )  # fmt: skip
    return [sentence % {"agency": agency.name} for is_asked, sentence in asked if is_asked]


def first_signer(agency: Agency, day: date) -> Signer | None:
    """Who signs where nobody was chosen: the head before a deputy."""
    chief = fold(letterhead_of(agency).chief)
    signers = Signer.objects.filter(agency=agency).on(day)
    return min(signers, key=lambda signer: (fold(signer.position) != chief, signer.pk), default=None)


def proposed_signer(agency: Agency) -> Signer | None:
    """One of the heads of the agency who is no signer yet, unsaved; the position by the convention of the body."""
    roles = (Membership.Role.HEAD, Membership.Role.LEADER)
    held = Membership.objects.held().filter(agency=agency, role__in=roles).select_related("user")
    known = Signer.objects.filter(agency=agency, until=None).exclude(user=None).values("user")
    row = held.exclude(user__in=known).order_by("pk").first()
    if row is None:
        return None
    chief = letterhead_of(agency).chief
    deputy = f"Phó {chief}"
    title = row.user.title
    position = next((known for known in (deputy, chief) if chief and fold(title).startswith(fold(known))), title)
    return Signer(agency=agency, user=row.user, name=row.user.full_name, position=position)
