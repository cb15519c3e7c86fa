"""Words of a letter that depend on whom it goes to and what day it is for, in Vietnamese and in English."""

from datetime import date

from nhipcau.agreements.models import Agreement
from nhipcau.greetings.occasions import lunar_year
from nhipcau.partners.address import formal_name, small_first, with_article
from nhipcau.partners.models import Country, Partner, Style
from nhipcau.reports.phrases import short_day

VI, EN = "vi", "en"
Words = dict[str, str]
"""The same words by language."""
BY_STYLE = {
    Style.COMPATRIOT: {VI: "toàn thể bà con", EN: "our compatriots"},
    Style.CONSUL: {VI: "toàn thể cán bộ, nhân viên Tổng Lãnh sự quán", EN: "the staff of the Consulate General"},
}  # fmt: skip
"""To whom else the words go through somebody of a style, whatever the partner is."""
BY_KIND = {
    Partner.Kind.LOCALITY: {VI: "chính quyền và Nhân dân {}", EN: "the authorities and people of {}"},
    Partner.Kind.MISSION: {VI: "Chính phủ và Nhân dân {}", EN: "the Government and people of {}"},
}
"""The same by what the partner is; of everybody else those who work there."""
OF_OTHERS = {VI: "toàn thể cán bộ, nhân viên {}", EN: "the staff of {}"}
OF_LOCALITIES = {VI: "hai địa phương", EN: "our two localities"}
OF_MISSIONS = {VI: "{} và các đối tác {}", EN: "{} and its partners in {}"}
BETWEEN = {VI: "{} và {}", EN: "{} and {}"}
ENDINGS = {1: "st", 2: "nd", 3: "rd"}


def through(partner: Partner, style: str, language: str) -> str:
    """To whom else the words go through the addressee; empty where the partner has no name in the language."""
    known = BY_STYLE.get(Style(style)) if style else None
    if known is not None:
        return known[language]
    kind = BY_KIND.get(Partner.Kind(partner.kind))
    name = name_of(partner, language) if kind else own_name(partner, language)
    return (kind or OF_OTHERS)[language].format(name) if name else ""


def between(partner: Partner, own: str, language: str) -> str:
    """Between whom the relation is, within a sentence."""
    if partner.kind == Partner.Kind.LOCALITY:
        return OF_LOCALITIES[language]
    if partner.kind == Partner.Kind.MISSION:
        return OF_MISSIONS[language].format(own, name_of(partner, language))
    return BETWEEN[language].format(own, own_name(partner, language))


def own_name(partner: Partner, language: str) -> str:
    """A body within a sentence: the UNESCO Office in Viet Nam."""
    return partner.name_vi if language == VI else with_article(partner.name_en)


def name_of(partner: Partner, language: str) -> str:
    """A locality by its name; anybody else's by their country's."""
    if partner.kind == Partner.Kind.LOCALITY or partner.country is None:
        return small_first(partner.name_vi) if language == VI else partner.name_en
    return country_name(partner.country, language)


def country_name(country: Country | None, language: str) -> str:
    """Its short name within a sentence."""
    if country is None:
        return ""
    return country.name_vi if language == VI else with_article(country.name_en)


def day_words(day: date, years: int | None, country: Country | None, agreement: Agreement | None) -> Words:
    """What the phrase of an occasion may ask for: the day, how many years, the country's names, the agreement's."""
    return {
        **_counted(years),
        "year": str(day.year),
        "lunar_year": lunar_year(day.year),
        "day_vi": short_day(day),
        "day_en": f"{day.day} {day:%B} {day.year}",
        "day_name_en": day_name(country),
        "formal_vi": formal_name(country, VI),
        "formal_en": formal_name(country, EN),
        "country_vi": country_name(country, VI),
        "country_en": country_name(country, EN),
        **_agreed(agreement),
    }


def _counted(years: int | None) -> Words:
    if not years:
        return {"nth_vi": " ", "nth_en": "the ", "years": "", "years_en": ""}
    nth = ordinal(years)
    return {
        "nth_vi": f"lần thứ {years} ", "nth_en": f"the {nth} anniversary of the ", "years": str(years), "years_en": nth,
    }  # fmt: skip


def _agreed(agreement: Agreement | None) -> Words:
    if agreement is None:
        return {}
    return {"agreement_vi": agreement.title_vi, "agreement_en": agreement.title_en}


def day_name(country: Country | None) -> str:
    """Independence Day of Afghanistan Independence Day: the country is named behind it."""
    if country is None or not country.national_day_name_en:
        return "National Day"
    begins = country.name_en[:4].strip().casefold()
    words = country.national_day_name_en.split()
    kept = [word for word in words if not begins.startswith(word.casefold()[:4]) or len(word) < 3]
    return " ".join(kept) or "National Day"


def ordinal(number: int) -> str:
    """21st, 112th."""
    if number % 100 in (11, 12, 13):
        return f"{number}th"
    return f"{number}{ENDINGS.get(number % 10, 'th')}"
