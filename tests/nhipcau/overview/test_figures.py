"""What the records of a task count this year, in the words of a report, and into the form of its results."""

from datetime import date, timedelta

import pytest
from django.urls import reverse
from django.utils.timezone import localdate

from nhipcau.agreements.models import Agreement
from nhipcau.greetings.models import Greeting
from nhipcau.overview.figures import figures_at
from nhipcau.overview.records import registers_at
from nhipcau.records.keeping import link_task
from tests.conftest import NOW, TODAY
from tests.nhipcau import factories as make

pytestmark = pytest.mark.django_db
A_YEAR = timedelta(days=366)


def _link(world, *rows):
    for row in rows:
        link_task(by=world.focal, to=row, task=world.assignment.task, now=NOW)


def _figures(person, world):
    task = world.assignment.task
    return figures_at(person, task, TODAY, registers_at(task))


def test_every_register_counts_what_belongs_to_the_task_this_year(world):
    for on in (TODAY, TODAY - A_YEAR, TODAY + timedelta(days=1)):
        make.ActivityFactory(partner=world.city, on=on)
    Agreement.objects.filter(pk=world.agreement.pk).update(signed_on=TODAY)
    for sent_on in (TODAY, date(2026, 1, 1), date(2025, 12, 31), None):
        _link(world, make.GreetingFactory(partner=world.city, occasion="tet", on=f"{2000 + Greeting.objects.count()}-01-01",
                                          sent_on=sent_on))  # fmt: skip
    starred = make.GiftFactory(locality=world.locality, agency=world.lead_agency, ocop_stars=5)
    make.GivingFactory(gift=starred, partner=world.city, pieces=12)
    make.GivingFactory(gift=starred, partner=world.city, pieces=9, taken_back_at=NOW)
    make.FigureFactory(work=world.friendship_work, name="Lượt bạn đọc", value=1412, unit="lượt")
    make.FigureFactory(work=world.friendship_work, year=2025)
    make.GiftFactory(locality=world.locality, ocop_stars=5)  # of another task, or of none
    _link(world, world.city, world.agreement, starred, world.friendship_work, world.received_gift)

    found = _figures(world.lead, world)
    assert [(one.value, one.sentence) for one in found] == [
        (1, "01 hoạt động với đối tác nước ngoài"), (1, "ký 01 thỏa thuận quốc tế"),
        (1412, f"lượt bạn đọc: 1.412 ({world.friendship_work})"), (2, "gửi 02 điện, thư chúc mừng, thăm hỏi"),
        (1, "01 sản phẩm OCOP 05 sao trong danh mục quà tặng"), (12, "tặng 12 suất quà"),
    ]  # fmt: skip
    assert _figures(world.outsider, world) == []


def test_a_task_without_records_asks_no_register(world, django_assert_num_queries):
    task = world.assignment.task
    with django_assert_num_queries(1):
        assert (registers_at(task), figures_at(world.lead, task, TODAY, [])) == ([], [])


def test_a_figure_is_taken_into_results_and_indicators(world, as_user):
    make.FigureFactory(work=world.friendship_work, name="Lượt bạn đọc", value=412, year=localdate().year)
    _link(world, world.friendship_work)
    task = world.assignment.task
    world.indicator.item = task.item
    world.indicator.save()
    client = as_user(world.lead)
    sentence = f"lượt bạn đọc: 412 ({world.friendship_work})"

    page = client.get(reverse("task_detail", args=[task.pk]), {"said": sentence})
    assert f">\n{sentence}</textarea>" in page.content.decode()
    page = client.get(reverse("indicator_detail", args=[world.indicator.pk]), {"value": "412", "note": sentence})
    assert 'name="value" value="412"' in page.content.decode()
    assert sentence in page.content.decode()
