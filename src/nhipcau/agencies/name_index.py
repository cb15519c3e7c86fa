"""Which agency a printed name means, and why."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _
from rapidfuzz import fuzz, process

from nhipcau.agencies.models import Agency, Alias, Locality
from nhipcau.agencies.queries import heirs_on
from nhipcau.common.vietnamese import fold

LIKELY = 82
"""Likeness in per cent from which a known agency is offered for a printed name."""
SAME_WORD = 78
"""Likeness in per cent from which two words at one place of two names are one word, misprinted."""


def name_key(name: str) -> str:
    """A key under which a name is the same with or without marks, and with UBND written out or not."""
    return re.sub(r"\bubnd\b", "uy ban nhan dan", fold(name))


@dataclass(frozen=True, slots=True)
class Match:
    """The agency that a printed name means, and why: a sentence for the person who checks."""

    agency: Agency
    reason: str


@dataclass(frozen=True, slots=True)
class AgencyIndex:
    """The living agencies of a locality by every folded name they go by, and what became of earlier ones."""

    by_folded: Mapping[str, Match]
    by_former: Mapping[str, tuple[Agency, list[Agency]]]

    def match(self, printed: str) -> Match | None:
        """The agency with exactly this name, short name or alias, marks and UBND aside; or its only heir."""
        key = name_key(printed)
        known = self.by_folded.get(key)
        if known is not None or key not in self.by_former:
            return known
        former, heirs = self.by_former[key]
        return Match(heirs[0], _former_reason(former)) if len(heirs) == 1 else None

    def find(self, printed: str) -> Agency | None:
        """The agency of ``match`` alone."""
        known = self.match(printed)
        return known.agency if known else None

    def suggest(self, printed: str) -> Match | None:
        """What the name may mean where it means nothing for sure: an heir, or the agency whose name is most like it."""
        key = name_key(printed)
        former, heirs = self.by_former.get(key, (None, []))
        if former is not None and heirs:
            names = "; ".join(heir.name for heir in heirs)
            return Match(heirs[0], _("%(old)s nay là %(new)s; hãy chọn") % {"old": former.name, "new": names})
        likely = process.extract(key, list(self.by_folded), scorer=fuzz.token_sort_ratio, score_cutoff=LIKELY, limit=5)
        best = next((one for one in likely if not _is_another(key, one[0])), None)
        if best is None:
            return None
        agency = self.by_folded[best[0]].agency
        return Match(agency, _("độ tương đồng %(percent)s%%") % {"percent": round(best[1])})


def _is_another(key: str, known: str) -> bool:
    """True of names as long as each other that differ in a whole word: Sở Nội vụ is not Sở Ngoại vụ."""
    said, other = key.split(), known.split()
    if len(said) != len(other):
        return False
    return any(fuzz.ratio(a, b) < SAME_WORD for a, b in zip(said, other, strict=True))


def _former_reason(former: Agency) -> str:
    day = f"{former.valid_to:%d/%m/%Y}" if former.valid_to else ""
    return _("kế thừa %(old)s từ ngày %(day)s") % {"old": former.name, "day": day}


def agency_index(locality: Locality, on: date) -> AgencyIndex:
    """Every name of every agency that lives on the date, and of those before them."""
    living = list(Agency.objects.filter(locality=locality).living(on))
    gone = list(Agency.objects.filter(locality=locality, valid_to__lte=on))
    aliases: dict[int, list[str]] = {}
    for alias in Alias.objects.filter(locality=locality):
        aliases.setdefault(alias.agency_id, []).append(alias.name)
    by_folded: dict[str, Match] = {}
    for agency in living:
        for name in aliases.get(agency.pk, ()):
            by_folded[name_key(name)] = Match(agency, _("tên gọi khác đã ghi nhớ"))
    for agency in living:
        if agency.short_name:
            by_folded.setdefault(name_key(agency.short_name), Match(agency, _("tên viết tắt")))
        by_folded[name_key(agency.name)] = Match(agency, _("trùng tên"))
    return AgencyIndex(by_folded, dict(_former_names(gone, aliases, heirs_on(locality, on) if gone else {})))


def _former_names(
    gone: Iterable[Agency], aliases: Mapping[int, list[str]], heirs: Mapping[int, list[Agency]]
) -> Iterable[tuple[str, tuple[Agency, list[Agency]]]]:
    for agency in gone:
        for name in (agency.name, agency.short_name, *aliases.get(agency.pk, ())):
            if name and heirs.get(agency.pk):
                yield name_key(name), (agency, heirs[agency.pk])
