"""The record of a plan in words."""

import re
from datetime import date
from pathlib import Path

import pytest
from django.urls import reverse
from django.utils import translation
from hypothesis import given
from hypothesis import strategies as st

from nhipcau.audit.journal import record
from nhipcau.audit.models import Event
from nhipcau.overview.record import PARTS, SENTENCES, tell
from nhipcau.plans import actions as plan_actions
from nhipcau.reminders.actions import ask_extension, decide_extension
from nhipcau.reports import actions as report_actions
from nhipcau.reports.passages import Written
from nhipcau.work.progress import actions as work_actions
from nhipcau.work.progress.rows import File
from tests.conftest import NOW
from tests.nhipcau import factories as make

pytestmark = pytest.mark.django_db
RECORDED = re.compile(r'verb="(\w+)"')


def _page(client, plan):
    return client.get(reverse("plan_history", args=[plan.pk])).context


FORMER = {"set_leads", "write_conference_paper", "write_delegation_paper"}
"""What the record of an older version says and no code records any more."""


def test_every_verb_that_the_code_records_has_a_sentence_and_no_other():
    source = Path(plan_actions.__file__).parents[1]
    verbs = {verb for file in source.rglob("*.py") for verb in RECORDED.findall(file.read_text(encoding="utf-8"))}

    assert verbs | FORMER == set(SENTENCES)
    assert not verbs & FORMER


def test_no_two_apps_tell_the_same_verb():
    assert sum(len(part) for part in PARTS) == len(SENTENCES)


@pytest.mark.parametrize("language", ["vi", "en"])
@pytest.mark.parametrize("verb", SENTENCES)
def test_a_sentence_stands_even_where_an_event_says_nothing(verb, language):
    with translation.override(language):
        assert "%" not in tell(Event(verb=verb, data={})).sentence.replace("—%", "")


def test_a_verb_of_an_older_version_stands_as_it_is():
    assert tell(Event(verb="do_100%", data={})).sentence == "do_100%"


def test_an_extension_that_was_granted_is_told_with_both_days(world, as_user):
    due, until = date(2026, 12, 30), date(2027, 1, 15)
    assignment = make.AssignmentFactory(task=make.TaskFactory(item__plan=world.plan, due=due), agency=world.lead_agency)
    extension = ask_extension(by=world.lead, assignment=assignment, until=until, reason="Đối tác lùi lịch.", now=NOW)
    decide_extension(by=world.focal, extension=extension, is_granted=True, answer="", now=NOW)

    client = as_user(world.focal)
    told = [told.quotes for event, told, _ in _page(client, world.plan)["rows"] if event.verb == "decide_extension"]

    assert told == [("Hạn: 30/12/2026 → 15/01/2027",)]
    assert client.get(reverse("history_xlsx", args=[world.plan.pk])).status_code == 200


@pytest.mark.parametrize("target", ["plans.plan", "plans.gone", "gone.gone", "", "x"])
def test_a_change_of_what_nothing_knows_any_more_shows_itself(target):
    event = Event(verb="edit", target_model=target, data={"changes": {"colour": ["đỏ", None], "count": [0, 3]}})

    assert tell(event).quotes == ("colour: đỏ → —", "count: 0 → 3")


VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner, max_size=3),
    max_leaves=6,
)


@given(verb=st.sampled_from([*SENTENCES, "gone"]), changes=VALUES, note=VALUES)
def test_whatever_an_event_says_it_can_be_told(verb, changes, note):
    event = Event(verb=verb, target_model="plans.task", data={"changes": changes, "note": note, "name": note})

    assert tell(event).sentence


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
