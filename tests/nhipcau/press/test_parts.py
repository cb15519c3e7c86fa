"""What belongs to a visit: the team, works that were published, violations with their clock in hours."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nhipcau.audit.models import Event
from nhipcau.common.refusal import NotAllowed, Refused
from nhipcau.press import actions, follow_actions, reporter_actions
from nhipcau.press.follow_actions import Told, Work
from nhipcau.press.models import Published, Reporter, Violation
from nhipcau.press.pasted import pasted_reporters
from nhipcau.press.queries import visible_published, visible_reporters, visible_violations
from nhipcau.press.reporter_actions import Said
from nhipcau.procedures.clocks import hours_after
from tests.conftest import NOW, TODAY
from tests.nhipcau import factories as make

pytestmark = pytest.mark.django_db
DAY, HOUR = timedelta(days=1), timedelta(hours=1)
LIST = """
1.\tNishida Kana\tPhóng viên\tMT-118
2.\tFujii Daiki\tQuay phim\tMT-204
Aoki Rin; Thu thanh
"""


@pytest.fixture
def visit(world):
    """Reporters who began two days ago."""
    said = {"locality": world.locality, "agency": world.lead_agency, "outlet": world.outlet}
    return make.PressVisitFactory(**said, starts_on=TODAY - 2 * DAY)


def test_a_list_is_pasted_whole_or_not_at_all(world, visit):
    made = reporter_actions.add_reporters(by=world.lead, visit=visit, people=pasted_reporters(LIST))

    assert [(one.name, one.post, one.card) for one in made] == [
        ("Nishida Kana", "Phóng viên", "MT-118"), ("Fujii Daiki", "Quay phim", "MT-204"), ("Aoki Rin", "Thu thanh", ""),
    ]  # fmt: skip
    assert Event.objects.get(verb="add_reporters").data["count"] == 3
    with pytest.raises(Refused, match="aoki rin đã có trong đoàn"):
        reporter_actions.add_reporters(by=world.lead, visit=visit, people=[Said("Người Mới"), Said("aoki rin")])
    with pytest.raises(Refused, match="ít nhất một dòng"):
        reporter_actions.add_reporters(by=world.lead, visit=visit, people=[])
    assert Reporter.objects.count() == 3


def test_nobody_is_in_a_team_twice_and_somebody_leaves_it(world, visit):
    said = Said("Camille Aubert", "Phóng viên", "RM-31")
    reporter = reporter_actions.add_reporter(by=world.lead, visit=visit, said=said)
    for again, sentence in ((said, "đã có trong đoàn"), (Said(" "), "Hãy ghi họ tên")):
        with pytest.raises(Refused, match=sentence):
            reporter_actions.add_reporter(by=world.lead, visit=visit, said=again)
    reporter_actions.add_reporter(by=world.lead, visit=visit, said=Said("Camille Aubert", card="RM-32"))

    reporter_actions.remove_reporter(by=world.lead, reporter=reporter)
    assert [one.card for one in visit.reporters.all()] == ["RM-32"]
    with pytest.raises(Refused, match="bị người khác xóa"):
        reporter_actions.remove_reporter(by=world.lead, reporter=reporter)


def _work(**said):
    whole = {"link": "https://press.example/a", "title": "A river", "language": "fr", "published_on": TODAY} | said
    return Work(**whole)


def test_a_link_stands_once_in_a_visit(world, visit):
    work = follow_actions.add_published(by=world.lead, visit=visit, said=_work(kind="video"), now=NOW)
    assert (work.link, work.title, work.language, work.published_on, work.kind) == (
        "https://press.example/a", "A river", "fr", TODAY, "video",
    )  # fmt: skip
    with pytest.raises(Refused, match="đã có trong hồ sơ"):
        follow_actions.add_published(by=world.lead, visit=visit, said=_work(title="Other"), now=NOW)
    other = make.PressVisitFactory(
        locality=world.locality, agency=world.lead_agency, outlet=world.outlet, starts_on=TODAY
    )
    follow_actions.add_published(by=world.lead, visit=other, said=_work(), now=NOW)

    follow_actions.remove_published(by=world.lead, work=work)
    assert [one.visit for one in Published.objects.all()] == [other]
    assert Event.objects.get(verb="remove_published").data["link"] == "https://press.example/a"


@pytest.mark.parametrize(
    ("said", "sentence"),
    [
        ({"link": "javascript:alert(1)"}, "phải bắt đầu bằng http"),
        ({"link": "https://" + "a" * 1000}, "dài nhất 1000"),
        ({"title": " "}, "Hãy ghi tên tác phẩm"),
        ({"published_on": TODAY + DAY}, "chưa tới"),
        ({"published_on": TODAY - 3 * DAY}, "trước ngày đoàn bắt đầu"),
    ],
)
def test_a_work_that_cannot_be_is_refused(world, visit, said, sentence):
    with pytest.raises(Refused, match=sentence):
        follow_actions.add_published(by=world.lead, visit=visit, said=_work(**said), now=NOW)
    assert not Published.objects.exists()


FIRST = datetime(2026, 7, 1, tzinfo=UTC)
MOMENTS = st.integers(0, 10 * 366 * 24 * 60).map(lambda minutes: FIRST + timedelta(minutes=minutes))


@given(MOMENTS, st.integers(1, 200))
def test_a_time_in_hours_runs_through_nights_and_days_off(since, hours):
    last = hours_after(since, hours)
    assert (last - since).total_seconds() == hours * 3600
    assert (last.minute, last.second) == (since.minute, since.second)


@given(MOMENTS, st.integers(0, 72 * 60), st.booleans())
def test_a_violation_is_late_after_24_hours_and_not_before(at, minutes, is_told):
    later = at + timedelta(minutes=minutes)
    violation = Violation(at=at, told_at=later if is_told else None)
    assert violation.tell_by == at + timedelta(hours=24)
    assert violation.is_late(later) is (minutes > 24 * 60)
    assert violation.is_late(later + timedelta(days=30)) is (minutes > 24 * 60 or not is_told)


def test_the_ministry_is_told_once(world, visit):
    for at, what, sentence in (
        (NOW, " ", "Hãy ghi việc xảy ra"), (NOW + HOUR, "Bay không phép", "chưa tới"),
        (NOW - 5 * DAY, "Bay không phép", "trước ngày đoàn bắt đầu"),
    ):  # fmt: skip
        with pytest.raises(Refused, match=sentence):
            follow_actions.note_violation(by=world.lead, visit=visit, at=at, what=what, now=NOW)
    at = NOW - 20 * HOUR
    violation = follow_actions.note_violation(by=world.lead, visit=visit, at=at, what="Bay không phép", now=NOW)
    for said, sentence in (
        (Told(at - HOUR, "CV 12"), "trước khi xảy ra"), (Told(NOW + HOUR, "CV 12"), "chưa tới"), (Told(NOW, " "), "số, ký hiệu"),
    ):  # fmt: skip
        with pytest.raises(Refused, match=sentence):
            follow_actions.tell_violation(by=world.lead, violation=violation, said=said, now=NOW)

    told = follow_actions.tell_violation(by=world.lead, violation=violation, said=Told(NOW, "CV 12"), now=NOW)

    assert (told.told_at, told.told_paper, told.is_late(NOW + 9 * DAY)) == (NOW, "CV 12", False)
    with pytest.raises(Refused, match="Đã ghi việc thông báo"):
        follow_actions.tell_violation(by=world.lead, violation=violation, said=Told(NOW, "CV 13"), now=NOW)
    with pytest.raises(Refused, match="không hủy được"):
        actions.cancel_press_visit(by=world.lead, visit=visit, reason="Bão", now=NOW)
    assert Event.objects.get(verb="tell_violation").data["paper"] == "CV 12"


def test_nobody_else_changes_what_belongs_to_a_visit(world, visit):
    reporter, work = make.ReporterFactory(visit=visit), make.PublishedFactory(visit=visit)
    violation = make.ViolationFactory(visit=visit)
    for by in (world.idle, world.outsider):
        for act in (
            lambda by: reporter_actions.add_reporter(by=by, visit=visit, said=Said("Ai")),
            lambda by: reporter_actions.add_reporters(by=by, visit=visit, people=[Said("Ai")]),
            lambda by: reporter_actions.remove_reporter(by=by, reporter=reporter),
            lambda by: follow_actions.add_published(by=by, visit=visit, said=_work(), now=NOW),
            lambda by: follow_actions.remove_published(by=by, work=work),
            lambda by: follow_actions.note_violation(by=by, visit=visit, at=NOW, what="Việc", now=NOW),
            lambda by: follow_actions.tell_violation(by=by, violation=violation, said=Told(NOW, "CV"), now=NOW),
        ):
            with pytest.raises(NotAllowed, match="đầu mối hoặc cơ quan hướng dẫn"):
                act(by)
    seen = (visible_reporters, visible_published, visible_violations)
    assert [found(world.outsider).exists() for found in seen] == [False] * 3
    assert [found(world.idle).exists() for found in seen] == [True] * 3
