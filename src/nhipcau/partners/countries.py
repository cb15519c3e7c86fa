"""The table of countries: entered, and entered again from a later version without losing what people corrected.

Names are of CLDR and pycountry; national days were compared with the public holidays of PyPI's holidays; days of
relations are from one published list, of fifteen countries from two. What is not sure is said beside each.
"""

import csv
from importlib.resources import files
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from nhipcau.accounts.models import User
from nhipcau.audit.journal import record
from nhipcau.common.cleaning import clean_line
from nhipcau.common.locking import locked
from nhipcau.common.refusal import Refused, refuse_if, require
from nhipcau.partners.models import CHECKED, Country
from nhipcau.partners.permissions import can_correct_country

DOUBTS = {
    "general": gettext_lazy("theo hiểu biết chung, trùng một ngày nghỉ lễ của nước đó; cần kiểm tra"),
    "one_source": gettext_lazy("mới có một nguồn thứ cấp; cần kiểm tra"),
    "unconfirmed": gettext_lazy("chưa xác nhận được; cần kiểm tra"),
    "conflict": gettext_lazy("các nguồn ghi khác nhau; cần kiểm tra"),
    "usage": gettext_lazy("ghép theo cách gọi thông dụng; cần kiểm tra"),
    "moves": gettext_lazy("mỗi năm một ngày khác; ghi ngày của từng năm"),
    "unknown": gettext_lazy("chưa có trong nguồn nào"),
    "none": gettext_lazy("chưa có quan hệ ngoại giao"),
}
"""What is not sure of a fact, by the word that stands in the table."""
_PLAIN = ("name_vi", "name_en", "formal_vi", "formal_en", "national_day", "national_day_name_en", "relation_level")


@transaction.atomic
def load_countries() -> int:
    """Enters the countries of the shipped table; gives how many rows were new or differed."""
    known = {country.code: country for country in Country.objects.select_for_update(no_key=True)}
    count = 0
    for row in _shipped():
        country = known.get(row["code"]) or Country(code=row["code"])
        wanted = {name: value for name, value in _facts_of(row).items() if name not in country.corrected}
        if country.code not in known or any(getattr(country, name) != value for name, value in wanted.items()):
            for name, value in wanted.items():
                setattr(country, name, value)
            country.save()
            count += 1
    return count


def _shipped() -> list[dict[str, str]]:
    text = files("nhipcau.partners").joinpath("data/countries.csv").read_text(encoding="utf-8")
    return list(csv.DictReader(text.splitlines()))


def _facts_of(row: dict[str, str]) -> dict[str, Any]:
    doubts = {name: row[f"{name}_doubt"] for name in CHECKED if row.get(f"{name}_doubt")}
    facts: dict[str, Any] = {name: row[name] for name in _PLAIN}
    relations_on = Country._meta.get_field("relations_on").to_python(row["relations_on"] or None)
    return {**facts, "relations_on": relations_on, "doubts": doubts}


def doubts_of(country: Country) -> dict[str, Any]:
    """For each fact that is not sure and that nobody has set right: what is not sure of it."""
    return {name: DOUBTS[word] for name, word in country.doubts.items() if name not in country.corrected}


@transaction.atomic
def correct_country(*, by: User, country: Country, facts: dict[str, Any], source: str) -> Country:
    """Sets facts of a country right, by a source; a later version of the table leaves them alone from now on."""
    require(can_correct_country(by), _("Chỉ cán bộ đầu mối được sửa thông tin về nước."))
    country = locked(country)
    source = clean_line(source, 250)
    refuse_if(not source, _("Hãy ghi căn cứ của thông tin."))
    changes = {name: [str(getattr(country, name) or ""), str(value or "")] for name, value in facts.items()
               if name in CHECKED and getattr(country, name) != value}  # fmt: skip
    for name in changes:
        setattr(country, name, facts[name])
        country.corrected[name] = source
    try:
        country.full_clean()
    except ValidationError as error:
        raise Refused(" ".join(error.messages)) from error
    country.save()
    record(by=by, verb="correct_country", target=country, name=country.name_vi, source=source, changes=changes)
    return country
