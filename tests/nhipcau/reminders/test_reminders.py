"""Reminders by rules, one mail a day, later due dates, letters and calendars."""

import io
from datetime import date, datetime, timedelta
from smtplib import SMTPException
from zoneinfo import ZoneInfo

import docx
import pytest
from django.core import mail
from django.core.management import call_command
from django.urls import reverse
from django.utils.timezone import localdate
from icalendar import Calendar

from nhipcau.agencies.standing import forget_standing
from nhipcau.common.refusal import NotAllowed, Refused
from nhipcau.common.workdays import is_working_day, working_days_after, working_days_before
from nhipcau.notices.delivery import begins_a_week, is_time, send_mails
from nhipcau.plans.models import Assignment, Item, Plan, Task
from nhipcau.reminders import actions
from nhipcau.reminders.calendars import renew_calendar
from nhipcau.reminders.models import Extension, Mail, Reminder, ReminderRules
from nhipcau.reminders.queries import occasions_on
from nhipcau.reminders.rounds import remind, remind_everywhere
from nhipcau.reports.phrases import short_day
from nhipcau.work.queries import with_status
from tests.conftest import NOW, TODAY
from tests.nhipcau import factories as make

pytestmark = pytest.mark.django_db
SITE = "https://nhipcau.vinhha.example"
RULES = ReminderRules(before=[5, 1], repeat=5, head_after=1, focal_after=6, leader_after=11)


@pytest.mark.parametrize(
    ("day", "works"),
    [
        (date(2026, 11, 20), True),
        (date(2026, 11, 21), False),  # a Saturday
        (date(2026, 11, 24), False),  # Ngày Văn hóa Việt Nam, from 2026 on
        (date(2026, 2, 18), False),  # Tết
        (date(2026, 4, 27), False),  # in place of Sunday, Giỗ Tổ
        (date(2026, 9, 2), False),
    ],
)
def test_working_days_of_viet_nam(day, works):
    assert is_working_day(day) is works


def test_working_days_are_counted_over_holidays():
    assert working_days_before(date(2026, 2, 23), 1) == date(2026, 2, 13)
    assert working_days_before(date(2026, 2, 22), 0) == date(2026, 2, 13)
    assert working_days_after(date(2026, 2, 13), 1) == date(2026, 2, 23)


def _whole_story(due):
    """(day, why, days) of every occasion around a due date."""
    days = (due + timedelta(days=n) for n in range(-30, 40))
    return [(day, o.why, o.days) for day in days for o in occasions_on(due, day, RULES)]


def test_the_occasions_of_one_due_date():
    assert _whole_story(date(2026, 8, 20)) == [
        (date(2026, 8, 13), "before", 5),
        (date(2026, 8, 19), "before", 1),
        (date(2026, 8, 20), "on", 0),
        (date(2026, 8, 21), "after", 1),
        (date(2026, 8, 28), "after", 6),
        (date(2026, 9, 9), "after", 11),
        (date(2026, 9, 16), "after", 16),
        (date(2026, 9, 23), "after", 21),
    ]


def test_what_falls_due_on_a_day_off_reminds_on_the_working_day_before():
    assert _whole_story(date(2026, 9, 2))[:3] == [
        (date(2026, 8, 21), "before", 5), (date(2026, 8, 27), "before", 1), (date(2026, 8, 28), "on", 0),
    ]  # fmt: skip


@pytest.fixture
def due(world):
    """The task of the cast is due on a working day; gives the day."""
    day = date(2026, 8, 20)
    make.changed(Task.objects.filter(pk=world.assignment.task_id), due=day)
    ReminderRules.objects.create(locality=world.locality, before=[5, 1], repeat=5, head_after=1, focal_after=6,
                                 leader_after=11, reminded_until=day - timedelta(days=30))  # fmt: skip
    return day


def _who(day):
    return {r.user.full_name for r in Reminder.objects.filter(on=day)}


def test_the_ladder_goes_up_as_it_gets_later(world, due):
    remind(world.locality, date(2026, 9, 9))

    steps = [date(2026, 8, 20), date(2026, 8, 21), date(2026, 8, 28), date(2026, 9, 9)]
    officer, head, focal, chair = (p.full_name for p in (world.lead, world.head, world.focal, world.chair))
    assert [_who(day) for day in steps] == [
        {officer}, {officer, head}, {officer, head, focal}, {officer, head, focal, chair},
    ]  # fmt: skip


def test_what_is_done_is_not_reminded_of(world, due):
    make.ProgressFactory(assignment=world.assignment, state="done", percent=100)

    assert remind(world.locality, date(2026, 9, 9)) == 0


@pytest.mark.parametrize("change", ["closed", "dropped", "off"])
def test_what_does_not_run_is_not_reminded_of(world, due, change):
    if change == "closed":
        make.changed(Plan.objects.filter(pk=world.plan.pk), state="closed")
    elif change == "dropped":
        make.changed(Item.objects.filter(task=world.assignment.task_id), dropped_at=NOW)
    else:
        ReminderRules.objects.update(is_on=False)

    assert remind(world.locality, date(2026, 9, 9)) == 0


def test_days_on_which_nothing_ran_are_made_up_for_and_none_twice(world, due):
    daily = [remind(world.locality, due + timedelta(days=n)) for n in range(-30, 20)]
    story = sorted(Reminder.objects.values_list("on", "user", "why", "days"))
    Reminder.objects.all().delete()
    ReminderRules.objects.update(reminded_until=due - timedelta(days=31))

    at_once = remind(world.locality, due + timedelta(days=19))

    assert (at_once, sorted(Reminder.objects.values_list("on", "user", "why", "days"))) == (sum(daily), story)
    assert remind(world.locality, due + timedelta(days=19)) == 0


def test_an_agency_without_people_reminds_its_focal_officer(world, due):
    world.lead.memberships.all().delete()
    world.head.memberships.all().delete()

    remind(world.locality, due)

    assert _who(due) == {world.focal.full_name}


def test_a_date_that_was_moved_reminds_anew(world, due):
    remind(world.locality, due)
    make.changed(Task.objects.filter(pk=world.assignment.task_id), due=date(2026, 8, 27))

    remind(world.locality, date(2026, 8, 27))

    assert set(Reminder.objects.filter(why="on").values_list("due", "on")) == {(due, due), (date(2026, 8, 27),) * 2}


def test_killed_half_way_a_day_is_done_again_and_nothing_twice(world, due, monkeypatch):
    def die(*args, **kwargs):
        raise SystemExit

    with monkeypatch.context() as patch:
        patch.setattr("nhipcau.reminders.rounds.ReminderRules.objects.filter", die)
        with pytest.raises(SystemExit):
            remind(world.locality, due)
    before = Reminder.objects.count()

    remind(world.locality, due)

    assert (before, Reminder.objects.values("assignment", "user", "why", "days", "due").distinct().count()) == (
        0, Reminder.objects.count(),
    )  # fmt: skip


def test_one_mail_a_day_says_it_all(world, due):
    second = make.AssignmentFactory(
        task=make.TaskFactory(item__plan=world.plan, due=due, item__text="Mở lớp tập huấn"), agency=world.lead_agency
    )
    remind(world.locality, due)

    first = send_mails(_morning(due), SITE)
    again = send_mails(_morning(due), SITE)

    told = next(m for m in mail.outbox if m.to == [world.lead.email])
    assert (first[0], again, sum(m.to == [world.lead.email] for m in mail.outbox)) == (len(mail.outbox), (0, 0), 1)
    assert second.task.item.text in told.body
    assert f"Mở trang Hôm nay: {SITE}/\n" in told.body
    assert told.extra_headers["Message-ID"].startswith("<nhac-viec-")


def test_a_mail_server_that_is_down_loses_nothing_and_doubles_nothing(world, due, monkeypatch):
    remind(world.locality, due)
    with monkeypatch.context() as patch:
        patch.setattr("django.core.mail.EmailMessage.send", _down)
        down = send_mails(_morning(due), SITE)
    assert send_mails(_morning(due), SITE) == (0, 0)  # not again at once
    up = send_mails(_morning(due) + timedelta(minutes=2), SITE)

    assert (down[0], down[1] == up[0] > 0, len(mail.outbox) == up[0]) == (0, True, True)
    assert set(Mail.objects.values_list("state", "tries")) == {("sent", 1)}


def _morning(day):
    return datetime(day.year, day.month, day.day, 8, tzinfo=ZoneInfo("Asia/Ho_Chi_Minh"))


def _down(self, fail_silently=False):
    raise SMTPException("connection refused")


def test_after_a_long_silence_of_the_server_one_mail_says_it_all(world, due, monkeypatch):
    remind(world.locality, due)
    with monkeypatch.context() as patch:
        patch.setattr("django.core.mail.EmailMessage.send", _down)
        for _quarter in range(25):
            send_mails(_morning(due), SITE)
    remind(world.locality, due + timedelta(days=1))

    send_mails(_morning(due + timedelta(days=1)), SITE)

    told = [m for m in mail.outbox if m.to == [world.lead.email]]
    assert (len(told), told[0].body.count("\n- "), "1 quá hạn" in told[0].subject) == (1, 1, True)


def test_an_address_that_no_server_takes_stops_nobody_elses_mail(world, due):
    type(world.lead).objects.filter(pk=world.lead.pk).update(email="a@" + "ă" * 70 + ".vn")
    remind(world.locality, due + timedelta(days=1))

    send_mails(_morning(due + timedelta(days=1)), SITE)

    assert [m.to for m in mail.outbox] == [[world.head.email]]


def test_every_rung_is_told_on_its_day_however_seldom_reminders_repeat():
    rules = ReminderRules(before=[], repeat=60, head_after=2, focal_after=5, leader_after=20)
    days = (date(2026, 8, 20) + timedelta(days=n) for n in range(1, 60))

    assert [o.days for day in days for o in occasions_on(date(2026, 8, 20), day, rules)] == [1, 2, 5, 20]


def test_a_mail_that_was_claimed_when_the_machine_died_is_not_sent_again(world, due):
    remind(world.locality, due)
    Mail.objects.create(user=world.lead, day=due, state="claimed")

    send_mails(_morning(due), SITE)

    assert [m.to for m in mail.outbox if m.to == [world.lead.email]] == []
    assert Reminder.objects.filter(user=world.lead, mail=None).exists()  # tomorrow's mail says it
    send_mails(_morning(due + timedelta(days=1)), SITE)
    assert sum(m.to == [world.lead.email] for m in mail.outbox) == 1


def test_a_week_begins_with_what_it_brings(world, due):
    monday = date(2026, 8, 17)
    for day in (monday, monday, monday + timedelta(days=1)):
        send_mails(_morning(day), SITE)

    told = [m for m in mail.outbox if m.to == [world.lead.email]]
    assert [m.subject for m in told] == ["[Nhịp Cầu] Việc trong tuần: 1 nhiệm vụ"]
    assert told[0].body == (
        f"Kính gửi {world.lead.full_name}, Chuyên viên, Sở Văn hóa, Thể thao và Du lịch,\n\n"
        "Cơ quan còn 1 nhiệm vụ đến hạn trong tuần này hoặc đã quá hạn:\n"
        f"- {world.assignment.task.called}: hạn 20/08/2026, còn 3 ngày\n\n"
        f"Mở trang Hôm nay: {SITE}/\nĐổi cách nhận thư: {SITE}/notices/\n\n"
        f"Sở Ngoại vụ – cơ quan đầu mối. Liên hệ: {world.focal.full_name}, {world.focal.email}\n"
        "Thư tự động của hệ thống Nhịp Cầu.\n"
    )
    assert [m for m in mail.outbox if m.to == [world.idle.email]] == []


def test_what_the_week_brings_goes_out_the_next_day_if_it_could_not(world, due):
    monday = date(2026, 8, 17)
    Mail.objects.create(user=world.lead, day=monday, is_weekly=True)

    send_mails(_morning(monday + timedelta(days=1)), SITE)

    assert [m.subject for m in mail.outbox if m.to == [world.lead.email]] == ["[Nhịp Cầu] Việc trong tuần: 1 nhiệm vụ"]


def test_a_long_mail_counts_everything_and_lists_the_first(world, due, monkeypatch):
    monkeypatch.setattr("nhipcau.notices.letters.LINES", 0)

    send_mails(_morning(date(2026, 8, 17)), SITE)

    told = [m.body for m in mail.outbox if m.to == [world.lead.email]]
    assert "hoặc đã quá hạn:\n… và 1 nhiệm vụ nữa.\n" in told[0]


def test_no_weekly_mail_where_the_locality_wants_none(world, due):
    ReminderRules.objects.update(is_weekly=False)

    send_mails(_morning(date(2026, 8, 17)), SITE)

    assert mail.outbox == []


@pytest.mark.parametrize(
    ("day", "begins"),
    [(date(2026, 8, 17), True), (date(2026, 8, 18), False), (date(2026, 8, 31), False), (date(2026, 9, 3), True),
     (date(2026, 8, 22), False)],
)  # fmt: skip
def test_the_first_working_day_of_a_week(day, begins):
    assert begins_a_week(day) is begins


def test_what_was_seen_in_the_page_is_not_mailed(world, due, as_user):
    remind(world.locality, due)
    client = as_user(world.lead)
    assert client.get(reverse("reminder_list")).context["unseen"] > 0
    client.post(reverse("see_reminders"))

    send_mails(_morning(due), SITE)

    assert client.get(reverse("reminder_list")).context["unseen"] == 0
    assert [m for m in mail.outbox if m.to == [world.lead.email]] == []


def test_nobody_is_woken_at_night():
    zone = ZoneInfo("Asia/Ho_Chi_Minh")
    assert [is_time(datetime(2026, 8, 20, hour, 59, tzinfo=zone)) for hour in (0, 6, 7, 22)] == [
        False,
        False,
        True,
        True,
    ]


def test_the_command_says_what_it_did(world, due):
    out = io.StringIO()
    ReminderRules.objects.update(reminded_until=None)

    call_command("remind", "--no-mail", stdout=out)

    assert "0 mails sent" in out.getvalue()
    assert remind_everywhere(TODAY) == 0


# ---------------------------------------------------------------- gia hạn


def _ask(world, until=date(2026, 9, 30), reason="Chờ đối tác."):
    Extension.objects.filter(assignment=world.assignment, decided_at=None).delete()
    assignment = Assignment.objects.get(pk=world.assignment.pk)
    return actions.ask_extension(by=world.lead, assignment=assignment, until=until, reason=reason, now=NOW)


def _decide(world, extension, is_granted=True, answer="", by=None):
    return actions.decide_extension(
        by=by or world.focal, extension=extension, is_granted=is_granted, answer=answer, now=NOW
    )


def _due_now(world):
    return with_status(Assignment.objects.filter(pk=world.assignment.pk), TODAY).get().due_now


def test_a_date_moves_when_an_extension_is_granted_and_not_before(world, due):
    asked = _ask(world)
    assert _due_now(world) == due

    _decide(world, asked)

    assert _due_now(world) == date(2026, 9, 30)
    assert Task.objects.get(pk=world.assignment.task_id).due == due


def test_a_date_that_is_not_granted_stays_and_says_why(world, due):
    asked = _ask(world)
    with pytest.raises(Refused, match="lý do không đồng ý"):
        _decide(world, asked, is_granted=False)

    _decide(world, asked, is_granted=False, answer="Không lùi được.")

    assert _due_now(world) == due


def test_as_many_extensions_as_the_locality_allows(world, due):
    _decide(world, _ask(world))

    with pytest.raises(Refused, match="1 lần, là số lần tối đa"):
        _ask(world, until=date(2026, 12, 1))


def test_one_question_at_a_time_and_one_answer(world, due):
    asked = _ask(world)
    with pytest.raises(Refused, match="đang chờ quyết định"):
        actions.ask_extension(
            by=world.head, assignment=asked.assignment, until=date(2026, 12, 1), reason="Nữa.", now=NOW
        )
    _decide(world, asked)
    with pytest.raises(Refused, match="đã được quyết định"):
        _decide(world, asked)


@pytest.mark.parametrize(
    ("until", "reason", "said"), [(date(2026, 8, 20), "x", "phải sau hạn"), (date(2026, 9, 1), "  ", "lý do")]
)
def test_a_poor_question_is_refused(world, due, until, reason, said):
    with pytest.raises(Refused, match=said):
        _ask(world, until, reason)


def test_a_plan_that_ended_moves_no_date(world, due):
    asked = _ask(world)
    make.changed(Plan.objects.filter(pk=world.plan.pk), state="closed")

    with pytest.raises(Refused, match="không đang thực hiện"):
        _decide(world, asked)


def test_nobody_grants_what_they_asked_for(world, due):
    make.MembershipFactory(user=world.focal, agency=world.lead_agency)
    forget_standing(world.focal)
    asked = _ask(world)
    Extension.objects.filter(pk=asked.pk).update(asked_by=world.focal)
    asked.refresh_from_db()

    with pytest.raises(NotAllowed):
        _decide(world, asked)


def test_an_extension_from_the_page_to_the_decision(world, due, as_user):
    Extension.objects.all().delete()
    address = reverse("ask_extension", args=[world.assignment.pk])
    bad = as_user(world.lead).post(address, {"until": "01/01/2020", "reason": "Chờ đối tác."})
    as_user(world.lead).post(address, {"until": "30/09/2099", "reason": "Chờ đối tác."})
    page = as_user(world.chair).get(reverse("inbox"))
    as_user(world.chair).post(reverse("decide_extension", args=[Extension.objects.get().pk]), {"decision": "grant"})

    assert (bad.status_code, "Chờ đối tác." in bad.content.decode()) == (422, True)
    assert [row.reason for row in page.context["extensions"]] == ["Chờ đối tác."]
    assert _due_now(world) == date(2099, 9, 30)


# ---------------------------------------------------------------- quy tắc, công văn, lịch


def test_set_rules_from_the_page(world, as_user):
    form = {"is_on": "on", "before": "10, 3,1", "repeat": 3, "head_after": 2, "focal_after": 4, "leader_after": 9,
            "extensions": 2}  # fmt: skip
    client = as_user(world.focal)

    bad = client.post(reverse("set_rules"), {**form, "before": "mười"})
    client.post(reverse("set_rules"), form)

    rules = ReminderRules.objects.get(locality=world.locality)
    assert (bad.status_code, rules.before, rules.repeat, rules.extensions) == (422, [10, 3, 1], 3, 2)


def test_the_letter_is_an_official_letter(world, due, as_user):
    response = as_user(world.focal).get(reverse("reminder_letter", args=[world.plan.pk, world.lead_agency.pk]))

    document = docx.Document(io.BytesIO(response.content))
    head = [cell.text for row in document.tables[0].rows for cell in row.cells]
    assert "V/v đẩy nhanh tiến độ nhiệm vụ quá hạn của Kế hoạch số 112/KH-UBND" in head[2].replace("\xa0", " ")
    assert [p.text for p in document.paragraphs if p.style.name == "Kính gửi"] == [
        "Kính gửi: Sở Văn hóa, Thể thao và Du lịch"
    ]
    assert [p.text for p in document.paragraphs if p.style.name == "Tên loại"] == []
    said = [p.text.replace("\xa0", " ") for p in document.paragraphs]
    days = (localdate() - due).days
    task = world.assignment.task.item.text
    assert said[1].endswith(
        f" giao Sở Văn hóa, Thể thao và Du lịch chủ trì {task[:1].lower()}{task[1:]} (nhiệm vụ số {task.split()[-1]} "
        f"Phụ lục), thời hạn hoàn thành đến ngày {short_day(due)}."
    )
    assert said[2].endswith(f" Nhiệm vụ quá hạn {days} ngày.")
    assert "Rất mong nhận được sự quan tâm, phối hợp của Quý Sở./." in said


def test_a_calendar_of_what_is_due_behind_a_private_address(world, due, client):
    key = renew_calendar(by=world.lead)
    client.logout()

    response = client.get(reverse("calendar_ics", args=[key]))

    events = list(Calendar.from_ical(response.content).walk("VEVENT"))
    assert [(e["uid"], e.decoded("dtstart")) for e in events] == [
        (f"assignment-{world.assignment.pk}@nhipcau", due),
        (f"to_write-{world.submission.pk}@nhipcau", world.period.due_on),
    ]
    assert events[1]["url"].endswith(reverse("submission_detail", args=[world.submission.pk]))
    make.changed(Task.objects.filter(pk=world.assignment.task_id), due=date(9999, 12, 31))
    assert client.get(reverse("calendar_ics", args=[key])).status_code == 200
    assert client.get("/calendar/%00.ics").status_code == 404
    renew_calendar(by=world.lead)
    assert client.get(reverse("calendar_ics", args=[key])).status_code == 404
