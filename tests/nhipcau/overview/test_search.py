"""Finding: without marks, in any form of Unicode, with the other placement of tones, with slips."""

import json
import unicodedata
from pathlib import Path

import pytest
from django.urls import reverse

from nhipcau.desk.templatetags.desk import lit
from nhipcau.overview.search import collect_words, find, words_of
from nhipcau.plans.facts import refresh_plan
from nhipcau.plans.models import Item, Task
from nhipcau.work.models import Evidence
from tests.nhipcau import factories as make

pytestmark = pytest.mark.django_db
HANDS = Path(__file__).parents[2] / "kehoach" / "hands"


def _without_marks(text):
    apart = unicodedata.normalize("NFD", text.replace("đ", "d").replace("Đ", "D"))
    return "".join(char for char in apart if not unicodedata.combining(char))


def _other_tone(text):
    """hòa as hoà, thủy as thuỷ, and the other way round."""
    pairs = (("òa", "oà"), ("óa", "oá"), ("ỏa", "oả"), ("õa", "oã"), ("ọa", "oạ"), ("òe", "oè"), ("óe", "oé"),
             ("ùy", "uỳ"), ("úy", "uý"), ("ủy", "uỷ"), ("ũy", "uỹ"), ("ụy", "uỵ"))  # fmt: skip
    marks = {old: f"\ue000{n}" for n, (old, _new) in enumerate(pairs)}
    for old, new in pairs:
        text = text.replace(new, marks[old]).replace(old, new).replace(marks[old], old)
    return text


@pytest.fixture
def titles(world):
    """Every sixth task of the labelled plans, as it is printed; benchmarks/bench_search.py asks more."""
    texts = []
    for file in sorted(HANDS.glob("*/expected.json")) or sorted(HANDS.rglob("*.json")):
        said = json.loads(file.read_text(encoding="utf-8"))
        texts += [task["text"] for task in said.get("tasks", ()) if task.get("text")]
    texts = list(dict.fromkeys(texts))[::6]
    items = Item.objects.bulk_create(
        make.ItemFactory.build(plan=world.plan, text=text, position=1_000_000 + at) for at, text in enumerate(texts)
    )
    Task.objects.bulk_create(Task(item=item, plan=world.plan) for item in items)
    refresh_plan(world.plan)
    return {item.pk: item.text for item in items}


@pytest.mark.parametrize("typed_as", [_without_marks, _other_tone, lambda text: unicodedata.normalize("NFD", text)])
def test_a_title_is_found_however_it_is_typed(world, titles, typed_as):
    def is_found(pk, text):
        return any(task.item_id == pk for task in find(world.focal, typed_as(text)).tasks)

    hits = sum(is_found(pk, text) for pk, text in titles.items())

    assert len(titles) >= 80
    assert hits / len(titles) >= 0.99


@pytest.mark.parametrize(
    ("typed", "is_near"),
    [
        ("le hoi hoa phuong do", False),
        ("LỄ HỘI HOA PHƯỢNG ĐỎ", False),
        ("phuong hoa", False),
        ("le hoi hoa phuogn do", True),
        ("lễ hộii hoa phượng", True),
    ],
)
def test_slips_of_the_keys_find_what_is_near(world, typed, is_near):
    task = make.TaskFactory(item__plan=world.plan, item__text="Tổ chức Lễ hội Hoa Phượng Đỏ")

    found = find(world.focal, typed)

    assert (found.tasks, found.is_near) == ([task], is_near)


def test_every_kind_is_found(world):
    Evidence.objects.filter(pk=world.evidence.pk).update(folded="bien ban hoi dam.docx", name="Biên bản Hội đàm.docx")
    world.plan.title = "Hội đàm với đối tác"
    world.plan.save()
    make.AgencyFactory(locality=world.locality, name="Hội Hữu nghị Đàm phán")
    said = {"locality": world.locality, "agency": world.lead_agency}
    partner = make.PartnerFactory(**said, name_vi="Hội Đàm đạo Gangbyeon")
    make.AgreementFactory(**said, title_vi="Biên bản hội đàm", partner=partner)

    found = find(world.focal, "hoi dam")

    assert found.counts == {
        "plans": 1, "tasks": 0, "agencies": 1, "evidence": 1, "indicators": 0, "documents": 0,
        "partner_detail": 1, "agreement_detail": 1, "delegation_detail": 0, "conference_detail": 0, "event_detail": 0, "press_visit_detail": 0,
        "work_detail": 0, "greeting_detail": 0, "gift_detail": 0,
        "received_gift_detail": 0,
    }  # fmt: skip


@pytest.mark.parametrize(("person", "count"), [("focal", 1), ("lead", 1), ("idle", 0), ("outsider", 0)])
def test_nobody_finds_what_they_may_not_see(world, person, count):
    Item.objects.filter(pk=world.assignment.task.item_id).update(folded="tuan van hoa")

    assert find(getattr(world, person), "tuần văn hóa").counts["tasks"] == count


def test_a_word_of_what_one_may_not_see_is_no_hint(world):
    Item.objects.filter(pk=world.assignment.task.item_id).update(folded="tuan van hoa bi an")
    collect_words()

    found = find(world.outsider, "tuan van hoa bi ann")

    assert (found.total, found.words, found.is_near) == (0, ("tuan", "van", "hoa", "bi", "ann"), False)


def test_the_likest_of_many_comes_first(world):
    texts = [f"Tổ chức lễ hội hoa phượng lần thứ {at} tại thành phố" for at in range(40)]
    rows = [
        make.ItemFactory.build(plan=world.plan, text=text, position=2_000_000 + at) for at, text in enumerate(texts)
    ]
    Task.objects.bulk_create(Task(item=item, plan=world.plan) for item in Item.objects.bulk_create(rows))
    refresh_plan(world.plan)

    found = find(world.focal, "le hoi hoa phuong lan thu 7 tai thanh pho")

    assert (found.tasks[0].item.text, found.counts["tasks"]) == (texts[7], 1)
    assert find(world.focal, "le hoi hoa phuong").counts["tasks"] == 40


@pytest.mark.parametrize("typed", ["", "   ", "%_", "\x00", "'; DROP", "🙂" * 300, "a " * 400])
def test_odd_questions_break_nothing(world, as_user, typed):
    assert as_user(world.focal).get(reverse("find"), {"q": typed}).status_code == 200


def test_results_alone_answer_htmx(world, as_user):
    page = as_user(world.focal).get(reverse("find"), {"q": "so"}, HTTP_HX_REQUEST="true").content.decode()

    assert ("<html" in page, "<mark>Sở</mark>" in page) == (False, True)


def test_what_was_looked_for_is_lit_and_nothing_else_is_let_through():
    assert lit("Lễ hội <b>Phượng</b> Đỏ", words_of("le phuong")) == (
        "<mark>Lễ</mark> hội &lt;b&gt;<mark>Phượng</mark>&lt;/b&gt; Đỏ"
    )


def test_indicators_are_found(world):
    indicator = make.IndicatorFactory(plan=world.plan, name="Số lễ hội quốc tế")

    assert find(world.focal, "le hoi quoc te").indicators == [indicator]
    assert find(world.outsider, "le hoi quoc te").indicators == []


def test_documents_are_found_by_those_who_may_see_them(world):
    world.document.title = "Báo cáo kết quả ngoại giao văn hóa Minamihama"
    world.document.save()

    assert find(world.focal, "bao cao minamihama").documents == [world.document]
    assert find(world.outsider, "bao cao minamihama").documents == []


def test_the_page_names_the_documents_that_were_found(world, as_user):
    world.document.title = "Báo cáo về Minamihama"
    world.document.save()

    page = as_user(world.focal).get(reverse("find"), {"q": "minamihama"}).content.decode()

    assert reverse("document_detail", args=[world.document.pk]) in page
