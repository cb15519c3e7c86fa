"""On which days occasions fall, and for whom: by rule, never by a list of days."""

from datetime import date

import pytest

from nhipcau.greetings.coming import coming
from nhipcau.greetings.occasions import days_of, lunar_year, movable_day, occasions
from nhipcau.greetings.texts import unknown_names
from nhipcau.greetings.wording import ordinal
from nhipcau.partners.address import filled, with_article
from nhipcau.partners.models import Country, Partner
from nhipcau.partners.queries import visible_partners
from tests.nhipcau import factories as make


@pytest.mark.parametrize(
    ("country", "name", "days"),
    [
        ("VN", "Lunar New Year", ["2026-02-17", "2027-02-06", "2030-02-02"]),
        ("CN", "Chinese New Year (Spring Festival)", ["2026-02-17", "2027-02-06", "2030-02-03"]),
        ("KR", "Korean New Year", ["2026-02-17", "2027-02-07", "2030-02-03"]),
        ("LA", "Lao New Year's Day", ["2026-04-14", "2027-04-14", "2030-04-14"]),
        ("IN", "A feast that nobody keeps", [None, None, None]),
    ],
)  # fmt: skip
def test_a_movable_feast_falls_as_its_country_keeps_it(country, name, days):
    found = [movable_day(country, name, year) for year in (2026, 2027, 2030)]
    assert [day and day.isoformat() for day in found] == days


def test_every_movable_feast_has_a_day_in_the_years_to_come():
    movable = [one for one in occasions().values() if one.rule.startswith("movable:")]
    missing = [(one.code, year) for one in movable for year in (2027, 2028) if not days_of(one, [year], None, None)]

    assert (len(movable), missing) == (8, [])


def test_national_days_and_round_anniversaries():
    country = Country(national_day="02-29", relations_on=date(1992, 12, 22))
    national, relations = occasions()["national_day"], occasions()["relations"]

    assert days_of(national, [2027, 2028], country, None) == [date(2027, 2, 28), date(2028, 2, 29)]
    assert days_of(relations, range(2025, 2033), country, None) == [date(2027, 12, 22), date(2032, 12, 22)]
    assert days_of(national, [2027], Country(), None) == []


@pytest.mark.parametrize(
    ("year", "name"), [(1984, "Giáp Tý"), (2025, "Ất Tỵ"), (2026, "Bính Ngọ"), (2027, "Đinh Mùi"), (2030, "Canh Tuất")]
)
def test_the_lunar_year_has_its_name(year, name):
    assert lunar_year(year) == name


def test_ordinals_articles_and_blanks():
    assert [ordinal(n) for n in (1, 2, 3, 4, 11, 12, 13, 21, 109, 112)] == [
        "1st", "2nd", "3rd", "4th", "11th", "12th", "13th", "21st", "109th", "112th",
    ]  # fmt: skip
    names = ("Japan", "Republic of Finland", "United Arab Emirates", "UNESCO Office in Viet Nam", "Minamihama City")
    assert [with_article(name) for name in names] == [
        "Japan", "the Republic of Finland", "the United Arab Emirates", "the UNESCO Office in Viet Nam", "Minamihama City",
    ]  # fmt: skip
    assert filled("Thưa {you} {title},", {"you": "Ngài", "title": ""}) == "Thưa Ngài [title],"
    assert unknown_names("{you} {nobody} {you}") == ["nobody"]


@pytest.mark.django_db
def test_what_comes_is_asked_once_however_many_partners_there_are(world, django_assert_num_queries):
    country = make.CountryFactory(code="JP", national_day="02-23", relations_on=date(1973, 9, 21))

    def add(count):
        for _ in range(count):
            partner = make.PartnerFactory(locality=world.locality, agency=world.lead_agency, country=country)
            make.PostFactory(partner=partner, is_head=True)

    add(1)
    rows = visible_partners(world.lead)  # who the person is was asked for here
    with django_assert_num_queries(28):
        first = coming(rows, date(2028, 1, 1), date(2028, 12, 31), 9)
    add(4)
    with django_assert_num_queries(28):
        more = coming(rows, date(2028, 1, 1), date(2028, 12, 31), 9)

    assert [(group.day.isoformat(), group.occasion.code, len(group.rows)) for group in more] == [
        ("2028-01-01", "new_year", 5), ("2028-02-23", "national_day", 5), ("2028-09-21", "relations", 5),
    ]  # fmt: skip
    assert [len(group.rows) for group in first] == [1, 1, 1]
    assert (more[2].rows[0].years, more[2].rows[0].is_round) == (55, True)


@pytest.mark.django_db
def test_who_is_written_to_is_who_heads_the_partner_on_the_day(world):
    before = make.PostFactory(partner=world.city, is_head=True, until="2026-12-31")
    after = make.PostFactory(partner=world.city, is_head=True, since="2027-01-01")
    rows = visible_partners(world.lead)

    found = {
        group.day.year: group.rows[0].post
        for group in coming(rows, date(2026, 1, 1), date(2027, 1, 31), 9) if group.occasion.code == "new_year"
    }  # fmt: skip
    assert found == {2026: before, 2027: after}
    Partner.objects.filter(pk=world.city.pk).update(relation=Partner.Relation.ENDED)
    assert coming(rows, date(2027, 1, 1), date(2027, 1, 1), 9) == []
