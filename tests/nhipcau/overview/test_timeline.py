"""One line of time for everything done with a partner."""

from datetime import date

import pytest

from nhipcau.agreements.models import Agreement
from nhipcau.overview.timeline import timeline_of
from tests.conftest import TODAY
from tests.nhipcau import factories as make

pytestmark = pytest.mark.django_db


def test_all_registers_stand_on_one_line(world):
    make.ActivityFactory(partner=world.city, on=date(2026, 9, 1), text="Họp chuẩn bị", kind="meeting")
    make.GreetingFactory(
        partner=world.city, title="Thư Năm mới", sent_on=date(2026, 1, 2), answered_on=date(2026, 1, 20)
    )
    make.GreetingFactory(partner=world.city, occasion="tet", title="Chưa gửi")
    gift = make.GiftFactory(locality=world.locality, agency=world.lead_agency, name_vi="Bình gốm")
    make.GivingFactory(gift=gift, partner=world.city, on=date(2026, 3, 4), occasion="Chào xã giao")
    make.GivingFactory(gift=gift, partner=world.city, on=TODAY, taken_back_at="2026-08-20T00:00:00Z")
    Agreement.objects.filter(pk=world.agreement.pk).update(signed_on=date(2020, 5, 6), title_vi="Bản ghi nhớ")
    work = make.WorkFactory(locality=world.locality, name_vi="Góc sách", opened_on=date(2019, 4, 18))
    work.partners.add(world.city)

    found = [
        (row.on.isoformat(), row.what, row.text, row.outcome, row.page) for row in timeline_of(world.lead, world.city)
    ]
    assert found == [
        ("2026-09-01", "Họp, làm việc", "Họp chuẩn bị", "", ""),
        ("2026-03-04", "Quà tặng", f"Bình gốm, 1: {world.city}", "Chào xã giao", "gift_detail"),
        ("2026-01-02", "Thư", "Thư Năm mới", "được đáp ngày 20/01/2026", "greeting_detail"),
        ("2020-05-06", "Ký thỏa thuận", "Bản ghi nhớ", "", "agreement_detail"),
        ("2019-04-18", "Khánh thành", "Góc sách", "", "work_detail"),
    ]  # fmt: skip
