"""Partners that plans name: known ones are offered for their tasks, near ones as the same, others as new."""

import pytest
from django.urls import reverse

from nhipcau.partners.models import Partner
from nhipcau.partners.suggestions import suggested_partners
from nhipcau.plans.models import Item, Plan
from nhipcau.records.keeping import link_task
from tests.conftest import NOW
from tests.nhipcau import factories as make

pytestmark = pytest.mark.django_db


def _task(world, begin, end):
    item = make.ItemFactory(plan=world.plan, span_start=begin, span_end=end, position=900 + begin)
    return make.TaskFactory(item=item, plan=world.plan)


def _mention(world, text, at, kind="partner", plan=None):
    return make.ItemFactory(
        plan=plan or world.plan, kind=Item.Kind.MENTION, mention_type=kind, text=text, span_start=at,
        span_end=at + len(text), position=2000 + at,
    )  # fmt: skip


def _found(world):
    return [
        (row.text, row.name, row.country and row.country.code, row.tasks, row.known, row.near)
        for row in suggested_partners(world.focal, world.locality)
    ]


def test_a_name_that_is_missing_is_offered_with_its_country_and_its_task(world):
    make.CountryFactory()
    task = _task(world, 1000, 1200)
    _task(world, 1200, 1400)
    _mention(world, "thành phố Minami (Nhật Bản)", 1100)
    _mention(world, "Liên hiệp Phố cổ", 9000, "organisation")
    _mention(world, "Lễ hội Đèn nước", 1150, "event")

    assert _found(world) == [
        ("thành phố Minami (Nhật Bản)", "Thành phố Minami", "JP", [task], None, None),
        ("Liên hiệp Phố cổ", "Liên hiệp Phố cổ", None, [], None, None),
    ]


def test_one_that_is_known_is_offered_for_the_tasks_that_it_lacks(world):
    first, second = _task(world, 1000, 1200), _task(world, 1200, 1400)
    _mention(world, world.city.name_vi, 1100)
    _mention(world, world.city.name_vi.upper(), 1250)
    link_task(to=world.city, task=first, by=world.focal, now=NOW)

    assert [row[3:] for row in _found(world)] == [([second], world.city, None)]
    link_task(to=world.city, task=second, by=world.focal, now=NOW)
    assert _found(world) == []


def test_one_that_is_much_alike_is_offered_as_the_same(world):
    minami = make.PartnerFactory(
        locality=world.locality, agency=world.lead_agency, name_vi="Thành phố Minamihama",
        all_names="Thành phố Minamihama",
    )  # fmt: skip
    _mention(world, "Thành phố Minami-hama", 1100)

    assert [row[4:] for row in _found(world)] == [(None, minami)]


def test_plans_that_are_not_at_work_name_nobody(world):
    draft = make.PlanFactory(locality=world.locality, state=Plan.State.DRAFT)
    _mention(world, "Thành phố Minami (Nhật Bản)", 1100, plan=draft)

    assert _found(world) == []


def test_from_the_page_a_known_one_is_linked_and_a_new_one_is_begun(world, as_user):
    make.CountryFactory()
    task = _task(world, 1000, 1200)
    _mention(world, world.city.name_vi, 1100)
    _mention(world, "Đại sứ quán Nhật Bản", 5000)
    client = as_user(world.focal)

    page = client.get(reverse("partner_suggestions")).content.decode()
    client.post(reverse("link_record", args=["partner", world.city.pk]), {"tasks": [task.pk]})
    form = client.get(reverse("add_partner"), {"name_vi": "Đại sứ quán Nhật Bản", "country": ""}).content.decode()

    assert f'<input type="hidden" name="tasks" value="{task.pk}">' in page
    assert "?name_vi=%C4%90%E1%BA%A1i%20s%E1%BB%A9%20qu%C3%A1n%20Nh%E1%BA%ADt%20B%E1%BA%A3n&amp;country=" in page
    assert '<option value="mission" selected>' in form
    assert [row[0] for row in _found(world)] == ["Đại sứ quán Nhật Bản"]


def test_another_name_is_offered_beside_those_that_are_there(world, as_user):
    Partner.objects.filter(pk=world.city.pk).update(other_names="Bến Cũ")

    form = as_user(world.focal).get(reverse("edit_partner", args=[world.city.pk]), {"other_names": "Bến Mới"})

    assert "Bến Cũ\nBến Mới</textarea>" in form.content.decode()
