"""Countries: facts with their doubts, set right by a source, and never lost to a later table."""

from io import StringIO

import pytest
from django.core.management import call_command

from nhipcau.common.refusal import NotAllowed, Refused
from nhipcau.partners.countries import DOUBTS, correct_country, doubts_of, load_countries
from nhipcau.partners.models import CHECKED, Country
from nhipcau.partners.queries import countries_found

pytestmark = pytest.mark.django_db


def test_the_table_is_whole_and_says_what_is_not_sure():
    assert (load_countries(), load_countries()) == (197, 0)

    laos, britain = Country.objects.get(code="LA"), Country.objects.get(code="GB")
    assert (laos.national_day, laos.national_day_said, str(laos.relations_on)) == ("12-02", "02/12", "1962-09-05")
    assert (britain.national_day, britain.doubts["national_day"]) == ("", "moves")
    assert {word for row in Country.objects.all() for word in row.doubts.values()} <= DOUBTS.keys()
    for row in Country.objects.all():
        row.full_clean()


def test_what_a_person_set_right_outlives_a_new_table(world):
    load_countries()
    country = Country.objects.get(code="GB")
    facts = {name: getattr(country, name) for name in CHECKED} | {"national_day": "06-13", "base_year": 1952}

    correct_country(by=world.focal, country=country, facts=facts, source="Công hàm của Đại sứ quán")

    Country.objects.filter(code="GB").update(name_vi="Anh cũ", formal_vi="")
    assert load_countries() == 1
    country.refresh_from_db()
    assert (country.national_day, country.base_year, country.name_vi) == ("06-13", 1952, "Anh (Vương quốc Anh)")
    assert country.corrected == dict.fromkeys(("national_day", "base_year"), "Công hàm của Đại sứ quán")
    assert "national_day" not in doubts_of(country)


@pytest.mark.parametrize(("day", "source", "sentence"), [("06-31x", "Nguồn", "tháng-ngày"), ("06-13", " ", "căn cứ")])
def test_a_poor_correction_is_refused(world, country_of_the_world, day, source, sentence):
    with pytest.raises(Refused, match=sentence):
        correct_country(by=world.focal, country=country_of_the_world, facts={"national_day": day}, source=source)


@pytest.fixture
def country_of_the_world():
    load_countries()
    return Country.objects.get(code="FR")


def test_only_a_focal_officer_sets_facts_right(world, country_of_the_world):
    with pytest.raises(NotAllowed):
        correct_country(by=world.lead, country=country_of_the_world, facts={"national_day": "07-14"}, source="Nguồn")


@pytest.mark.parametrize(("words", "code"), [("han quoc", "KR"), ("Phap", "FR"), ("Lao", "LA"), ("Japan", "JP")])
def test_a_country_is_found_by_any_of_its_names(words, code):
    load_countries()

    assert code in {country.code for country in countries_found(words)}


def test_the_command_says_what_it_did():
    out = StringIO()
    call_command("countries", "load", stdout=out)

    assert out.getvalue() == "Thêm, sửa 197 nước. 197 countries were added or changed.\n"
