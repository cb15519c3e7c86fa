"""Agencies as people type them: a name a line."""

from django.core.exceptions import ValidationError
from django.utils.translation import gettext

from nhipcau.agencies.models import Agency
from nhipcau.agencies.name_index import AgencyIndex
from nhipcau.common.cleaning import clean_line


def lines_of(text: str) -> list[str]:
    """The names of a field with one name a line."""
    return [name for line in text.splitlines() if (name := clean_line(line))]


def agencies_named(text: str, index: AgencyIndex) -> list[Agency]:
    """The known agencies of a field with one name a line; says which are not known, and what they may mean."""
    found: dict[Agency, None] = {}
    unknown = []
    for name in lines_of(text):
        agency = index.find(name)
        if agency is None:
            unknown.append(_unknown(name, index))
        else:
            found[agency] = None
    if unknown:
        raise ValidationError(unknown)
    return list(found)


def _unknown(name: str, index: AgencyIndex) -> str:
    likely = index.suggest(name)
    if likely is None:
        return gettext("Danh mục không có cơ quan “%(name)s”.") % {"name": name}
    return gettext("Danh mục không có cơ quan “%(name)s”; có phải là %(likely)s?") % {
        "name": name,
        "likely": likely.agency,
    }
