"""A report between its agency and the focal agency: sent, recalled, returned, accepted, until nobody waits in vain."""

from datetime import date, timedelta
from itertools import pairwise

import pytest
from django.urls import reverse

from nhipcau.common.refusal import NotAllowed, Refused
from nhipcau.plans.actions import assign_task
from nhipcau.reports import actions, periods
from nhipcau.reports.membership import keep_up, not_joined
from nhipcau.reports.models import ConsolidatedReport, Period, Step, Submission
from nhipcau.reports.passages import Written
from nhipcau.reports.queries import days_late
from nhipcau.reports.windows import NewPeriod, proposed_period
from nhipcau.work.inside_agency import decide_decline, decline_task
from tests.conftest import NOW, TODAY
from tests.nhipcau import factories as make

pytestmark = pytest.mark.django_db
DAY = timedelta(days=1)
State = Submission.State


def _send(world, at=NOW):
    actions.save_submission(
        by=world.head, submission=world.submission, written=[Written("overview", 0, "Đã làm.")], now=at
    )
    return actions.send_submission(by=world.head, submission=world.submission, now=at)


def _return(world, remark="Thiếu số liệu.", at=NOW, remarks=None):
    return actions.return_submission(
        by=world.focal, submission=world.submission, remark=remark, remarks=remarks, now=at
    )


def _accept(world, at=NOW):
    return actions.accept_submission(by=world.focal, submission=world.submission, now=at)


def test_the_first_sending_says_whether_it_is_late(world):
    due = world.period.due_on
    sent = NOW - DAY
    _send(world, sent)
    _return(world, at=NOW + DAY)
    assert days_late(Submission.objects.get(pk=world.submission.pk), world.period, NOW + DAY) == 0

    again = actions.send_submission(by=world.head, submission=world.submission, now=NOW + 2 * DAY)

    assert (again.first_sent_at, again.sent_at, days_late(again, world.period, NOW + 9 * DAY)) == (
        sent, NOW + 2 * DAY, 0,
    )  # fmt: skip
    assert due == TODAY


def test_what_came_late_stays_late_by_its_own_days(world):
    sent = _send(world, NOW + 2 * DAY)

    assert days_late(sent, world.period, NOW + 30 * DAY) == 2


def test_a_sending_that_was_taken_back_is_none(world):
    _send(world, NOW - DAY)
    back = actions.recall_submission(by=world.head, submission=world.submission, now=NOW)
    assert (back.state, back.sent_at, back.first_sent_at) == (State.DRAFT, None, None)

    sent = actions.send_submission(by=world.head, submission=world.submission, now=NOW + 3 * DAY)

    assert days_late(sent, world.period, NOW + 3 * DAY) == 3


def test_recall_is_the_senders_and_only_before_a_decision(world):
    _send(world)
    for person in (world.lead, world.focal, world.chair, world.outsider):
        with pytest.raises(NotAllowed):
            actions.recall_submission(by=person, submission=world.submission, now=NOW)
    _accept(world)
    with pytest.raises(Refused, match="Đã tiếp nhận"):
        actions.recall_submission(by=world.head, submission=world.submission, now=NOW)


def test_an_acceptance_is_taken_back_until_the_report_is_issued(world):
    _send(world)
    _accept(world)
    assert _return(world).state == State.RETURNED

    actions.send_submission(by=world.head, submission=world.submission, now=NOW)
    _accept(world)
    report, _made = ConsolidatedReport.objects.get_or_create(period=world.period)
    report.issued_at = NOW
    report.save()

    with pytest.raises(Refused, match="đã ban hành"):
        _return(world)


def test_every_remark_of_every_round_stays_to_be_read_by_both_sides(world, as_user):
    for at, remark in enumerate(("Thiếu số liệu.", "Chưa rõ nguyên nhân.", "Còn lỗi chính tả.")):
        _send(world, NOW + 2 * at * DAY) if at == 0 else actions.send_submission(
            by=world.head, submission=world.submission, now=NOW + 2 * at * DAY
        )
        _return(world, remark, NOW + (2 * at + 1) * DAY, {"overview": f"Sửa đoạn {at}."})
    actions.send_submission(by=world.head, submission=world.submission, now=NOW + 7 * DAY)
    _accept(world, NOW + 8 * DAY)

    address = reverse("submission_detail", args=[world.submission.pk])
    pages = [as_user(person).get(address).content.decode() for person in (world.lead, world.focal)]
    for page in pages:
        found = [page.index(text) for text in ("Thiếu số liệu.", "Sửa đoạn 0.", "Chưa rõ", "Sửa đoạn 2.")]
        assert found == sorted(found)
    kinds = list(world.submission.steps.values_list("kind", flat=True))
    assert kinds == ["sent", "returned"] * 3 + ["sent", "accepted"]


@pytest.mark.parametrize("is_closed", [False, True])
@pytest.mark.parametrize("is_issued", [False, True])
@pytest.mark.parametrize("state", State.values)
def test_nobody_waits_for_somebody_who_cannot_act(world, as_user, state, is_closed, is_issued):
    """In each state what the page offers is done, what it does not offer is refused; and what waits can be moved on."""
    Submission.objects.filter(pk=world.submission.pk).update(
        state=state, **({} if state == State.DRAFT else {"sent_by": world.head, "sent_at": NOW, "first_sent_at": NOW})
    )
    if is_closed:
        Period.objects.filter(pk=world.period.pk).update(closed_at=NOW, closed_by=world.focal)
    if is_issued:
        ConsolidatedReport.objects.create(period=world.period, issued_at=NOW, issued=None)
    offered = _offered(world, as_user)
    for person in ("lead", "head", "focal", "chair", "partner"):
        for deed, does in _DEEDS.items():
            assert _is_done(world, person, does) == ((person, deed) in offered), (person, deed)
    assert offered == _expected(state, is_closed, is_issued)


_DEEDS = {
    "send": lambda person, report: actions.send_submission(by=person, submission=report, now=NOW),
    "recall": lambda person, report: actions.recall_submission(by=person, submission=report, now=NOW),
    "return": lambda person, report: actions.return_submission(by=person, submission=report, remark="Sửa.", now=NOW),
    "accept": lambda person, report: actions.accept_submission(by=person, submission=report, now=NOW),
}


def _expected(state, is_closed, is_issued):
    """Who can do what; a draft in a closed period waits for nobody: the focal officer may put the period off."""
    return {
        State.DRAFT: set() if is_closed else {("head", "send")},
        State.RETURNED: {("head", "send")},
        State.SENT: {("focal", "accept"), ("focal", "return")} | (set() if is_closed else {("head", "recall")}),
        State.ACCEPTED: set() if is_issued else {("focal", "return")},
        State.PASSED: set(),
    }[state]


def _offered(world, as_user):
    """What the page of the report offers to each person."""
    found, marks = set(), {
        "send": 'name="send"', "recall": "/recall/", "return": "/return/", "accept": "/accept/",
    }  # fmt: skip
    for person in ("lead", "head", "focal", "chair", "partner"):
        response = as_user(getattr(world, person)).get(reverse("submission_detail", args=[world.submission.pk]))
        page = response.content.decode() if response.status_code == 200 else ""
        found |= {(person, deed) for deed, mark in marks.items() if mark in page}
    return found


def _is_done(world, person, does):
    """Whether the deed is done; what it did is put back."""
    before = Submission.objects.filter(pk=world.submission.pk).values().get()
    try:
        does(getattr(world, person), Submission.objects.get(pk=world.submission.pk))
    except Refused:
        return False
    Submission.objects.filter(pk=world.submission.pk).update(**before)
    Step.objects.all().delete()
    return True


# ---------------------------------------------------------------- who reports


def test_who_gets_work_later_joins_and_sees_the_report(world, as_user):
    assign_task(by=world.focal, task=world.assignment.task, agency=world.idle_agency, role="lead", now=NOW)
    assert list(not_joined([world.idle_agency.pk])) == [world.period]

    page = as_user(world.idle).get(reverse("my_submissions")).content.decode()

    assert world.period.name in page
    assert world.period.submissions.get(agency=world.idle_agency).state == State.DRAFT
    assert list(not_joined([world.idle_agency.pk])) == []


def test_who_gets_work_after_the_cut_off_does_not_join(world):
    Period.objects.filter(pk=world.period.pk).update(ends_on=TODAY - DAY)
    assign_task(by=world.focal, task=world.assignment.task, agency=world.idle_agency, role="lead", now=NOW)

    keep_up([Period.objects.get(pk=world.period.pk)], TODAY)

    assert not world.period.submissions.filter(agency=world.idle_agency).exists()


def test_who_loses_all_before_writing_leaves_and_who_has_written_stays(world):
    extra = assign_task(by=world.focal, task=world.assignment.task, agency=world.idle_agency, role="lead", now=NOW)
    keep_up([world.period], TODAY)
    own = world.period.submissions.get(agency=world.idle_agency)
    asked = decline_task(by=world.idle, assignment=extra, reason="Không phải.", now=NOW)
    decide_decline(by=world.focal, decline=asked, is_granted=True, answer="", now=NOW)

    own.comments.create(text="Đang viết", by=world.idle, at=NOW)
    keep_up([world.period], TODAY)
    assert Submission.objects.filter(pk=own.pk).exists()
    own.comments.all().delete()
    keep_up([world.period], TODAY)

    assert not Submission.objects.filter(pk=own.pk).exists()


@pytest.mark.parametrize("settled", ["closed", "issued"])
def test_a_period_that_is_settled_stays_as_it_is(world, settled):
    if settled == "closed":
        Period.objects.filter(pk=world.period.pk).update(closed_at=NOW, closed_by=world.focal)
    else:
        ConsolidatedReport.objects.create(period=world.period, issued_at=NOW)
    assign_task(by=world.focal, task=world.assignment.task, agency=world.idle_agency, role="lead", now=NOW)

    keep_up([Period.objects.get(pk=world.period.pk)], TODAY)

    assert not world.period.submissions.filter(agency=world.idle_agency).exists()


# ---------------------------------------------------------------- windows


@pytest.mark.parametrize(
    ("start", "end", "why"),
    [
        (date(2026, 8, 20), date(2026, 12, 14), "trùng với"),
        (date(2026, 9, 1), date(2026, 12, 14), "từ ngày 21/08/2026"),
        (date(2026, 8, 21), date(2026, 12, 14), ""),
    ],
)
def test_data_follow_day_on_day(world, start, end, why):
    new = NewPeriod("Báo cáo năm", start, end, end)
    if why:
        with pytest.raises(Refused, match=why):
            periods.open_period(by=world.focal, plan=world.plan, new=new, duty_item=None, now=NOW)
    else:
        opened = periods.open_period(by=world.focal, plan=world.plan, new=new, duty_item=None, now=NOW)
        assert opened.starts_on == start


@pytest.mark.parametrize("due", ["10-25", "11-15", "12-10", "12-20", "01-15", "04-05", "06-30", "07-01", ""])
def test_the_windows_of_a_schedule_leave_no_day_out(world, due):
    timing = periods.Timing("year", due)
    schedule = periods.set_schedule(by=world.focal, plan=world.plan, duty_item=None, timing=timing)

    found = [duty for year in range(2026, 2032) for duty in periods.duties_of([schedule], year)]

    assert all(later.span.starts_on == sooner.span.ends_on + DAY for sooner, later in pairwise(found))
    assert all(duty.span.ends_on < duty.due_on for duty in found)
    assert [duty.span.name[-4:] for duty in found] == [str(year) for year in range(2026, 2032)]


def test_the_next_period_that_is_offered_follows_on_the_last(world):
    offered = proposed_period(world.plan, "10-25", date(2027, 1, 5))

    assert (offered.starts_on, offered.ends_on, offered.due_on, offered.name) == (
        date(2026, 8, 21), date(2027, 10, 21), date(2027, 10, 25), "Báo cáo năm 2027",
    )  # fmt: skip


@pytest.mark.parametrize(
    ("due", "today", "expected"),
    [
        ("04-05", date(2027, 2, 10), (date(2026, 12, 14), date(2027, 4, 5))),
        ("04-05", date(2027, 4, 6), (date(2027, 12, 14), date(2028, 4, 5))),
        ("11-20", date(2026, 11, 28), (date(2026, 11, 18), date(2026, 11, 20))),
        ("", date(2026, 12, 20), (date(2026, 12, 14), date(2026, 12, 16))),
        ("", date(2026, 12, 10), (date(2026, 12, 14), date(2026, 12, 16))),
    ],
)
def test_the_report_that_is_offered_is_the_first_that_nobody_has_opened(world, due, today, expected):
    offered = proposed_period(world.plan, due, today)
    assert (offered.ends_on, offered.due_on) == expected

    make.PeriodFactory(plan=world.plan, ends_on=offered.ends_on)

    assert proposed_period(world.plan, due, today).ends_on > offered.ends_on


def test_a_report_due_in_spring_is_that_of_the_year_before(world):
    timing = periods.Timing("year", "04-05")
    schedule = periods.set_schedule(by=world.focal, plan=world.plan, duty_item=None, timing=timing)

    (duty,) = periods.duties_of([schedule], 2026)

    assert (duty.span.name, duty.span.starts_on, duty.span.ends_on, duty.due_on) == (
        "Báo cáo năm 2026", date(2025, 12, 15), date(2026, 12, 14), date(2027, 4, 5),
    )  # fmt: skip
