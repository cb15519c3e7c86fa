"""The record of a plan in words."""

import re
from pathlib import Path

import pytest
from django.urls import reverse
from django.utils import translation

from nhipcau.audit.models import Event
from nhipcau.audit.recording import record
from nhipcau.desk.history import SENTENCES, tell
from nhipcau.plans import actions as plan_actions
from nhipcau.reports import actions as report_actions
from nhipcau.reports.passages import Written
from nhipcau.work import actions as work_actions
from nhipcau.work.posting import File
from tests.conftest import NOW
from tests.nhipcau import factories as make

pytestmark = pytest.mark.django_db
RECORDED = re.compile(r'verb="(\w+)"')


def _page(client, plan):
    return client.get(reverse("plan_history", args=[plan.pk])).context


def test_every_verb_that_the_code_records_has_a_sentence_and_no_other():
    source = Path(plan_actions.__file__).parents[1]
    verbs = {verb for file in source.rglob("*.py") for verb in RECORDED.findall(file.read_text(encoding="utf-8"))}

    assert verbs == set(SENTENCES)


@pytest.mark.parametrize("language", ["vi", "en"])
@pytest.mark.parametrize("verb", SENTENCES)
def test_a_sentence_stands_even_where_an_event_says_nothing(verb, language):
    with translation.override(language):
        assert "%" not in tell(Event(verb=verb, data={})).sentence.replace("—%", "")


def test_a_verb_of_an_older_version_stands_as_it_is():
    assert tell(Event(verb="do_100%", data={})).sentence == "do_100%"


def test_the_history_of_a_plan_newest_first(world, as_user):
    report = work_actions.ProgressReport("doing", 40, "Đã mời đoàn.", "t1", [File("thu.txt", b"Thu")])
    work_actions.post_progress(by=world.lead, assignment=world.assignment, report=report, now=NOW)
    spare = make.TaskFactory(item__plan=world.plan).item
    plan_actions.drop_item(by=world.focal, item=spare, version=1, now=NOW)
    written = [Written("proposals", 0, "Rồi.")]
    report_actions.save_submission(by=world.lead, submission=world.submission, written=written, now=NOW)
    context = _page(as_user(world.chair), world.plan)

    locator, agency = world.assignment.task.item.locator, world.lead_agency.name
    lead, focal = (f"{person.full_name} <{person.email}>" for person in (world.lead, world.focal))
    assert [(e.by, t.sentence, t.quotes, t.files, s.label) for e, t, s in context["rows"]] == [
        (lead, "lưu báo cáo", (), (), f"{world.period.name} – {agency}"),
        (focal, "bỏ một mục", (spare.text,), (), spare.locator),
        (lead, "cập nhật tiến độ: 40%", ("Đã mời đoàn.",), ("thu.txt",), f"{locator} – {agency}"),
    ]


def test_an_item_put_back_is_told_so(world, as_user):
    spare = make.TaskFactory(item__plan=world.plan).item
    for version in (1, 2):
        plan_actions.drop_item(by=world.focal, item=spare, version=version, now=NOW)

    assert [told.sentence for _, told, _ in _page(as_user(world.focal), world.plan)["rows"]] == [
        "đưa lại một mục đã bỏ", "bỏ một mục",
    ]  # fmt: skip


def test_what_happened_to_another_plan_is_not_told(world, as_user):
    other = make.AssignmentFactory()
    record(by=world.focal, verb="activate_plan", target=other.task.plan)
    record(by=world.focal, verb="raise_difficulty", target=other, text="Việc của kế hoạch khác.")

    assert _page(as_user(world.focal), world.plan)["rows"] == []


def test_the_queries_of_the_history_do_not_grow(world, as_user, django_assert_max_num_queries):
    targets = (world.plan, world.assignment, world.difficulty, world.assignment.task, world.period, world.submission)
    for target in (*targets, world.assignment.task.item) * 5:
        record(by=world.focal, verb="correct_item", target=target, before="cũ", after="mới")

    client = as_user(world.focal)
    with django_assert_max_num_queries(15):
        assert len(_page(client, world.plan)["rows"]) == 35
