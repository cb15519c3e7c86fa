"""What all forms of registers do alike: nobody's words are overwritten unseen."""

import re

import pytest
from django.urls import reverse

from nhipcau.partners.models import Partner
from tests.nhipcau import factories as make

pytestmark = pytest.mark.django_db


def _form(page):
    return {
        "kind": "locality", "name_vi": "Bến Xa mới", "relation": "friendly",
        "seen": re.search(r'name="seen" value="(\w+)"', page)[1],
    }  # fmt: skip


def test_a_record_that_was_changed_meanwhile_is_not_overwritten_unseen(world, as_user):
    client, address = as_user(world.focal), reverse("edit_partner", args=[world.city.pk])
    said = _form(client.get(address).content.decode()) | {"agency": world.city.agency_id}
    Partner.objects.filter(pk=world.city.pk).update(address="Số 1, phố Cảng")

    refused = client.post(address, said)
    page = refused.content.decode()

    assert refused.status_code == 422
    assert "có người đã sửa hồ sơ này" in page
    assert 'value="Bến Xa mới"' in page
    assert Partner.objects.get(pk=world.city.pk).name_vi == world.city.name_vi

    again = client.post(address, said | _form(page) | {"agency": world.city.agency_id})
    assert again.status_code == 302
    assert Partner.objects.get(pk=world.city.pk).name_vi == "Bến Xa mới"


def test_what_comes_beside_a_record_takes_no_part_in_it(world, as_user):
    client, address = as_user(world.focal), reverse("note_activity", args=[world.city.pk])
    page = client.get(address).content.decode()
    Partner.objects.filter(pk=world.city.pk).update(address="Số 1, phố Cảng")

    client.post(address, {"kind": "meeting", "on": "20/08/2026", "text": "Họp trực tuyến"})

    assert 'name="seen"' not in page
    assert [str(one) for one in world.city.activities.all()] == ["Họp, làm việc: Họp trực tuyến"]


def test_the_occasions_of_a_month_stand_by_their_days(world, as_user):
    make.PartnerFactory(
        locality=world.locality, agency=world.lead_agency, name_vi="Đại sứ quán Nhật Bản", kind="mission",
    )  # fmt: skip
    client, address = as_user(world.focal), reverse("greeting_calendar")

    page = client.get(address, {"month": "2027-02"}).content.decode()

    assert "Các dịp trong tháng 02/2027" in page
    assert page.count('href="?month=') == 12
    assert "23/02/2027" in page
    assert client.get(address, {"month": "2027-13"}).status_code == 200
    assert client.get(address, {"month": "9999-12"}).status_code == 200
    assert client.get(reverse("greeting_group"), {"occasion": "new_year", "on": "2026-13-45"}).status_code == 404
    assert client.get(reverse("write_greeting", args=[world.city.pk]), {"on": "2026-13-45"}).status_code == 200
