"""A place is typed once: it is offered wherever one is asked for, of the person's localities alone."""

from datetime import date, time

import pytest
from django.urls import reverse

from nhipcau.overview.places import OFFERED, places_with
from nhipcau.programmes.actions import Said, add_programme_item
from nhipcau.programmes.models import ProgrammeItem
from tests.nhipcau import factories as make
from tests.nhipcau.programmes.test_programmes import KEEPER

pytestmark = pytest.mark.django_db
DAY = date(2026, 12, 9)


@pytest.fixture
def places(world):
    common = {"locality": world.locality}
    make.ResourceFactory(**common, kind="room", name="Phòng họp số 2", name_en="Meeting room 2")
    make.ProgrammeItemFactory(record=world.delegation, place_vi="Quảng trường bến sông", place_en="Riverside Square")
    make.EventFactory(**common, agency=world.lead_agency, place="Làng gốm Bến Hạc")
    make.ConferenceFactory(**common, agency=world.lead_agency, place="Bảo tàng tỉnh")
    make.ConferenceFactory(**common, agency=world.lead_agency, place="Bảo tàng tỉnh")
    make.EventFactory(locality=world.province, agency__locality=world.province, place="Bảo tàng tỉnh khác")


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("", ["Phòng họp số 2", "Quảng trường bến sông", "Làng gốm Bến Hạc", "Bảo tàng tỉnh"]),
        ("ben song", ["Quảng trường bến sông"]),
        ("TINH bao", ["Bảo tàng tỉnh"]),
        ("không đâu", []),
    ],
)
def test_what_was_typed_is_offered_without_marks(world, places, words, found):
    assert [place for place in places_with(world.lead, words) if place in {
        "Phòng họp số 2", "Quảng trường bến sông", "Làng gốm Bến Hạc", "Bảo tàng tỉnh", "Bảo tàng tỉnh khác",
    }] == found  # fmt: skip


def test_no_more_are_offered_than_one_looks_at(world):
    for at in range(OFFERED + 5):
        make.EventFactory(locality=world.locality, agency=world.lead_agency, place=f"Sân {at:02}")

    assert len(places_with(world.lead, "san")) == OFFERED


def test_the_form_asks_while_one_types(world, places, as_user):
    client = as_user(world.lead)
    page = client.get(reverse("add_event")).content.decode()
    assert f'hx-get="{reverse("choose_place")}?field=place"' in page

    said = client.get(reverse("choose_place"), {"field": "place", "place": "lang gom"}).content.decode()
    assert said.strip() == '<option value="Làng gốm Bến Hạc"></option>'


@pytest.mark.parametrize(
    ("place", "typed", "english"),
    [
        ("Phòng họp số 2", "", "Meeting room 2"),
        ("Quảng trường bến sông", "", "Riverside Square"),
        ("Quảng trường bến sông", "River Square", "River Square"),
        ("Nơi mới", "", ""),
        ("", "", ""),
    ],
)
def test_the_english_of_a_place_is_taken_from_before(world, places, place, typed, english):
    said = Said(DAY, time(9), "Họp", place_vi=place, place_en=typed)
    item = add_programme_item(by=world.lead, keeper=KEEPER, row=world.delegation, said=said)

    assert ProgrammeItem.objects.get(pk=item.pk).place_en == english
