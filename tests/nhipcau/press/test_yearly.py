"""The year's foreign press by country and language, against a count by hand."""

from datetime import date
from types import SimpleNamespace

import pytest
from django.urls import reverse
from hypothesis import given
from hypothesis import strategies as st

from nhipcau.press.yearly import table_of, year_of_press
from tests.nhipcau import factories as make

COUNTRIES = st.sampled_from(["", "Nhật Bản", "Lào", "Đức"])
VISITS = st.lists(st.tuples(COUNTRIES, st.integers(0, 40)), max_size=20)
WORKS = st.lists(st.tuples(COUNTRIES, st.sampled_from(["en", "fr", "ja", "xx"])), max_size=30)


def _named(country):
    return SimpleNamespace(name_vi=country) if country else None


@given(VISITS, WORKS)
def test_whatever_came_and_was_published_is_counted_once(visits, works):
    table = table_of(
        2026,
        [SimpleNamespace(country=_named(country), people=people) for country, people in visits],
        [SimpleNamespace(visit=SimpleNamespace(country=_named(country)), language=code) for country, code in works],
    )

    assert {line.name for line in table.countries} == {row[0] for row in (*visits, *works)}
    for line in table.countries:
        here = [people for country, people in visits if country == line.name]
        codes = [code for country, code in works if country == line.name]
        assert (line.visits, line.reporters, line.published) == (len(here), sum(here), len(codes))
        assert all(line.works[code] == codes.count(code) for code in ("en", "fr", "ja", "xx"))
    assert (table.whole.visits, table.whole.published) == (len(visits), len(works))
    assert set(table.languages) == {code for _country, code in works}
    assert [line.name for line in table.countries if not line.name] == [
        line.name for line in table.countries[-1:] if not line.name
    ]


@pytest.mark.django_db
def test_only_what_began_or_was_published_in_the_year_and_took_place(world, as_user):
    said = {"locality": world.locality, "agency": world.lead_agency, "outlet": world.outlet}
    country = make.CountryFactory(name_vi="Nhật Bản")
    visit = make.PressVisitFactory(**said, country=country)
    make.ReporterFactory.create_batch(3, visit=visit)
    make.PublishedFactory(visit=visit, language="ja")
    make.PublishedFactory(visit=visit, language="en")
    make.PublishedFactory(visit=visit, published_on=date(2027, 1, 2))
    before = make.PressVisitFactory(**said, country=country, starts_on=date(2025, 12, 30))
    make.PublishedFactory(visit=before, language="ja", published_on=date(2026, 1, 2))
    make.PublishedFactory(visit=make.PressVisitFactory(**said, cancelled_on=date(2026, 8, 1)))
    make.PressVisitFactory(**said, answer="not", answered_on=date(2026, 8, 1))
    make.PressVisitFactory()

    table = year_of_press(world.locality, 2026)

    assert [(one.name, one.visits, one.reporters, dict(one.works)) for one in table.countries] == [
        ("Nhật Bản", 1, 3, {"ja": 2, "en": 1})
    ]
    client = as_user(world.focal)
    page = client.get(reverse("press_year"), {"year": "2026"}).content.decode()
    assert [word in page for word in ("Nhật Bản", "Tiếng Nhật", "Tiếng Anh", "Tiếng Pháp")] == [True, True, True, False]
    assert client.get(reverse("press_year"), {"year": "99999999"}).status_code == 200
    assert client.get(reverse("press_year_xlsx"), {"year": "2026"}).content[:2] == b"PK"
