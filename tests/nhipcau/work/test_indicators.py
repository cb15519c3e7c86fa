"""Indicators: set or taken from the plan, reported once with evidence, used in every report."""

from datetime import date
from decimal import Decimal

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from django.utils import translation

from nhipcau.common.numbers import parse_decimal
from nhipcau.common.refusal import NotAllowed, Refused
from nhipcau.desk.charts import year_bars
from nhipcau.plans.models import Indicator, Item
from nhipcau.plans.reading.plan_reader import indicator_candidates
from nhipcau.reports.consolidated import report_content
from nhipcau.reports.drafts import submission_slots, texts_of
from nhipcau.reports.periods import open_period
from nhipcau.reports.windows import NewPeriod
from nhipcau.work.indicators.actions import Aim, Measured, drop_indicator, post_value, set_indicator, take_indicators
from nhipcau.work.indicators.reach import plan_reach
from nhipcau.work.progress.rows import File
from tests.conftest import NOW, TODAY
from tests.nhipcau import factories as make

pytestmark = pytest.mark.django_db
AIM = Aim("Số lễ hội quốc tế", "lễ hội", Decimal(2), targets={2025: Decimal(3), 2026: Decimal(4), 2027: Decimal(6)})


@pytest.fixture
def indicator(world):
    aim = Aim(AIM.name, AIM.unit, AIM.baseline, world.lead_agency, targets=AIM.targets)
    return set_indicator(by=world.focal, plan=world.plan, indicator=None, aim=aim)


def _post(world, indicator, value, on=TODAY, by=None, **more):
    measured = Measured(Decimal(value), on, more.pop("token", f"{value}-{on}"), **more)
    return post_value(by=by or world.lead, indicator=indicator, measured=measured, now=NOW)


def _reach(world, day=TODAY):
    return plan_reach(world.plan, day)[0]


def test_the_target_of_the_year_counts_and_the_last_value_of_each(world, indicator):
    _post(world, indicator, 3, date(2025, 12, 1))
    _post(world, indicator, 1, date(2026, 3, 1))
    _post(world, indicator, 4, date(2026, 8, 1))

    reach = _reach(world)

    assert (reach.target_year, reach.target, reach.last.value, reach.is_reached, reach.per_cent) == (
        2026,
        4,
        4,
        True,
        100,
    )
    assert [(y.year, y.target, y.value, y.is_reached) for y in reach.years] == [
        (2025, 3, 3, True), (2026, 4, 4, True), (2027, 6, None, None),
    ]  # fmt: skip
    assert [(bars.target_height, bars.height) for bars in year_bars(reach.years)] == [
        (50, 50),
        (66.67, 66.67),
        (100, 0),
    ]


def test_a_day_before_knows_nothing_of_later(world, indicator):
    _post(world, indicator, 4, date(2026, 8, 1))

    before = _reach(world, date(2026, 7, 1))

    assert (before.last, before.is_reached, before.per_cent) == (None, None, None)


def test_where_less_is_better_a_target_is_reached_from_above(world):
    aim = Aim("Số vụ việc phát sinh", "vụ", is_falling=True, targets={2026: Decimal(5)})
    falling = set_indicator(by=world.focal, plan=world.plan, indicator=None, aim=aim)
    _post(world, falling, 3, by=world.focal)

    assert (_reach(world).is_reached, _reach(world).per_cent) == (True, None)


def test_a_value_comes_once_with_its_evidence(world, indicator):
    first = _post(world, indicator, 4, files=[File("bang.txt", b"so lieu")], links=["https://baovinhha.example/1"])
    again = _post(world, indicator, 4, files=[File("bang.txt", b"so lieu")])

    assert first == again
    assert [(e.name, bool(e.content)) for e in first.evidence.order_by("pk")] == [
        ("bang.txt", True), ("https://baovinhha.example/1", False),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("change", "why"), [({"on": date(2099, 1, 1)}, "sau hôm nay"), ({"value": 10**15}, "quá lớn"),
                        ({"files": [File("a.exe", b"x")]}, "Không nhận")],
)  # fmt: skip
def test_a_value_that_cannot_be_is_refused(world, indicator, change, why):
    with pytest.raises(Refused, match=why):
        _post(world, indicator, change.pop("value", 4), **change)
    assert indicator.values.count() == 0


@pytest.mark.parametrize("person", ["partner", "chair", "outsider"])
def test_who_may_not_say_what_was_reached(world, indicator, person):
    with pytest.raises(NotAllowed):
        _post(world, indicator, 4, by=getattr(world, person))


def test_an_indicator_is_written_anew_and_keeps_its_values(world, indicator):
    _post(world, indicator, 4)
    set_indicator(by=world.focal, plan=world.plan, indicator=indicator, aim=Aim("Lễ hội", targets={2030: Decimal(9)}))

    indicator.refresh_from_db()
    assert (indicator.name, [t.year for t in indicator.targets.all()], indicator.values.count()) == (
        "Lễ hội",
        [2030],
        1,
    )
    with pytest.raises(Refused, match="đã có kết quả"):
        drop_indicator(by=world.focal, indicator=indicator)


def test_what_the_plan_counts_is_offered_and_taken_once(world):
    item = make.ItemFactory(
        plan=world.plan, kind=Item.Kind.OBJECTIVE, text="Tổ chức ít nhất 02 lễ hội quốc tế đến năm 2027."
    )
    candidates = indicator_candidates(world.plan, [item])
    assert [(c.item, c.value, c.unit, c.years, c.is_falling) for c in candidates] == [
        (item, 2.0, "lễ hội quốc tế", (2027,), False)
    ]

    take_indicators(by=world.focal, plan=world.plan, chosen=candidates)
    take_indicators(by=world.focal, plan=world.plan, chosen=candidates)

    made = Indicator.objects.get()
    assert (made.name, made.unit, [(t.year, t.value) for t in made.targets.all()]) == (
        "Tổ chức ít nhất 02 lễ hội quốc tế đến năm 2027", "lễ hội quốc tế", [(2027, 2)],
    )  # fmt: skip


def test_a_result_reported_once_stands_in_every_report(world, indicator):
    _post(world, indicator, "4.5", date(2026, 8, 1))
    new = NewPeriod("Kỳ thử", TODAY.replace(month=1, day=1), TODAY, TODAY, "once")

    period = open_period(by=world.focal, plan=world.plan, new=new, duty_item=None, now=NOW)

    drafts = submission_slots(period.submissions.get(agency=world.lead_agency), TODAY)
    assert (
        texts_of(drafts)[f"indicator:{indicator.pk}"]
        == "Số lễ hội quốc tế: đạt 4,5 lễ hội (chỉ tiêu đến hết năm 2026: 4 lễ hội)."
    )
    assert [(r.indicator, r.last.value) for r in report_content(period, None, TODAY).reach] == [
        (indicator, Decimal("4.50"))
    ]


def test_indicators_in_the_browser(world, as_user):
    make.ItemFactory(plan=world.plan, kind=Item.Kind.OBJECTIVE, text="Mở ít nhất 03 lớp tập huấn mỗi năm.")
    client = as_user(world.focal)
    page = client.get(reverse("plan_indicators", args=[world.plan.pk]))
    (_n, candidate), *_rest = page.context["candidates"]
    client.post(
        reverse("take_indicators", args=[world.plan.pk]), {"candidate": f"{candidate.item.pk}|{candidate.text}"}
    )
    taken = Indicator.objects.get()
    address = reverse("set_indicator", args=[world.plan.pk])
    bad = client.post(address, {"name": "Khách quốc tế", "targets": "2026 mười"})
    client.post(
        f"{address}?indicator={taken.pk}",
        {"name": "Lớp tập huấn", "unit": "lớp", "targets": "2026: 3\n2027: 1.200,5", "agency": world.lead_agency.pk},
    )
    officer = as_user(world.lead)
    form = {"value": "4", "on": "01/08/2026", "token": "t", "note": "Ba lớp ở xã."}
    refused = officer.post(reverse("post_value", args=[taken.pk]), {**form, "on": "01/08/2099"})
    good = officer.post(
        reverse("post_value", args=[taken.pk]), {**form, "evidence": SimpleUploadedFile("lop.txt", b"danh sach")}
    )
    shown = officer.get(reverse("indicator_detail", args=[taken.pk])).content.decode()
    listed = officer.get(reverse("plan_indicators", args=[world.plan.pk])).content.decode()
    sheet = officer.get(reverse("indicators_xlsx", args=[world.plan.pk]))
    evidence = taken.values.get().evidence.get()

    assert (bad.status_code, refused.status_code, good.status_code) == (422, 422, 302)
    assert "Ba lớp ở xã." in refused.content.decode()
    assert {t.year: t.value for t in taken.targets.all()} == {2026: 3, 2027: Decimal("1200.50")}
    assert "lop.txt" in shown
    assert "1.200,5" in shown
    assert "Lớp tập huấn" in listed
    assert sheet.content[:2] == b"PK"
    assert officer.get(reverse("evidence_preview", args=[evidence.pk])).status_code == 200
    assert "<mark>lop</mark>.<mark>txt</mark>" in officer.get(reverse("find"), {"q": "lop txt"}).content.decode()


@pytest.mark.parametrize(
    ("language", "typed", "number"),
    [
        ("vi", "1.200,5", "1200.5"), ("vi", "1.200", "1200"), ("vi", "4.5", "4.5"), ("vi", "-3", "-3"),
        ("en", "1,200.5", "1200.5"), ("en", "1,200", "1200"), ("vi", "mười", None), ("vi", "1.2.3", None), ("vi", "", None),
    ],
)  # fmt: skip
def test_numbers_are_read_as_the_page_writes_them(language, typed, number):
    with translation.override(language):
        assert parse_decimal(typed) == (Decimal(number) if number else None)
