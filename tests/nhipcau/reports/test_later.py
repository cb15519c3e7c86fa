"""What came after a period's last day, listed beside the report that does not count it."""

from datetime import datetime, time, timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from nhipcau.plans.models import Change
from nhipcau.reports.later import later_keys, tell_later
from tests.conftest import TODAY
from tests.nhipcau import factories as make

pytestmark = pytest.mark.django_db


@pytest.fixture
def period(world):
    world.period.ends_on = TODAY
    world.period.save()
    return world.period


def _at(day, hours=12):
    return timezone.make_aware(datetime.combine(day, time(hours)))


def test_what_came_later_is_told_the_last_first(world, period):
    for day, note in ((0, "Trong kỳ."), (1, "Sau kỳ.")):
        make.ProgressFactory(
            assignment=world.assignment, state="in_progress", percent=50, note=note,
            posted_at=_at(period.ends_on + timedelta(days=day)),
        )  # fmt: skip
    make.ExtensionFactory(
        assignment=world.assignment, until=period.ends_on + timedelta(days=90), due=period.ends_on, is_granted=False,
        answer="Phải xong đúng hạn.", decided_by=world.focal, decided_at=_at(period.ends_on + timedelta(days=3)),
    )  # fmt: skip
    amendment = make.AmendmentFactory(
        plan=world.plan, number="15/QĐ-UBND", in_force_by=world.focal,
        in_force_at=_at(period.ends_on + timedelta(days=2)),
    )  # fmt: skip
    amendment.changes.create(kind=Change.Kind.CHANGED, place="Mục V", text="Bỏ khoản 2.")

    told = tell_later(world.plan, later_keys(period))

    until = f"{period.ends_on + timedelta(days=90):%d/%m/%Y}"
    assert [(row.task, row.agency, row.what) for row in told] == [
        (world.assignment.task, world.assignment.display_name,
         f"Không đồng ý gia hạn đến {until}. Phải xong đúng hạn."),
        (None, "", "Sửa đổi: 15/QĐ-UBND. Bỏ khoản 2."),
        (world.assignment.task, world.assignment.display_name, "Đang thực hiện 50%. Sau kỳ."),
    ]  # fmt: skip


def test_the_period_leads_to_what_came_later(world, period, as_user):
    client, address = as_user(world.focal), reverse("period_later", args=[period.pk])
    assert "Chưa có cập nhật nào" in client.get(address).content.decode()
    assert address not in client.get(reverse("period_detail", args=[period.pk])).content.decode()

    make.ProgressFactory(
        assignment=world.assignment, state="in_progress", percent=50, note="Sau kỳ.",
        posted_at=_at(period.ends_on + timedelta(days=1)),
    )  # fmt: skip

    assert "Sau kỳ." in client.get(address).content.decode()
    assert address in client.get(reverse("period_detail", args=[period.pk])).content.decode()
