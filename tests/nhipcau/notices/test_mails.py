"""Mails: at once or gathered, once each, never of what no longer holds; a year with outages."""

from datetime import date, datetime, timedelta
from smtplib import SMTPException
from zoneinfo import ZoneInfo

import pytest
from django.core import mail
from django.urls import reverse
from django.utils.timezone import localdate

from nhipcau.common.refusal import NotAllowed, Refused
from nhipcau.notices.actions import choose_mails, retry_mail
from nhipcau.notices.delivery import send_mails
from nhipcau.notices.models import Notice, Told
from nhipcau.notices.queries import failed_mails, notices_of
from nhipcau.notices.rounds import remind_of_clocks, remind_today
from nhipcau.notices.telling import tell
from nhipcau.reminders.models import Mail, Reminder, ReminderRules
from nhipcau.reports.actions import accept_submission, return_submission, send_submission
from nhipcau.work.difficulties import answer_difficulty
from tests.conftest import NOW, TODAY
from tests.nhipcau import factories as make

pytestmark = pytest.mark.django_db
SITE = "https://nhipcau.vinhha.example"
ZONE = ZoneInfo("Asia/Ho_Chi_Minh")


def at(day, hour=9):
    return datetime(day.year, day.month, day.day, hour, tzinfo=ZONE)


def _down(self, fail_silently=False):
    raise SMTPException("connection refused")


@pytest.fixture
def returned(world):
    """The lead agency's report went back, and everybody concerned was told in the page."""
    ReminderRules.objects.update_or_create(locality=world.locality, defaults={"is_weekly": False})
    tell(NOW)
    Notice.objects.all().delete()
    submission = send_submission(by=world.head, submission=world.submission, now=NOW)
    submission = return_submission(by=world.focal, submission=submission, remark="Nêu số học sinh.", now=NOW)
    tell(NOW)
    return submission


def _to(person):
    return [m for m in mail.outbox if m.to == [person.email]]


def test_what_cannot_wait_goes_at_once_and_once(world, returned):
    night = at(TODAY, 3)
    first = [send_mails(night, SITE) for _worker in range(3)]

    assert first[1:] == [(0, 0), (0, 0)]
    [told] = _to(world.lead)
    assert told.subject.startswith("[Nhịp Cầu] Đề nghị bổ sung báo cáo: ")
    assert "- Nội dung đề nghị: Nêu số học sinh." in told.body
    assert f"Bổ sung: {SITE}{reverse('submission_detail', args=[returned.pk])}" in told.body
    assert told.body.startswith(f"Kính gửi {world.lead.full_name}, Chuyên viên, {world.lead_agency.name},")
    assert told.reply_to == [f"{world.focal.full_name} <{world.focal.email}>"] or world.focal.email in told.reply_to[0]
    assert "Nhịp Cầu – Sở Ngoại vụ" in told.message()["From"] or "=?utf-8?" in told.message()["From"]


def test_what_no_longer_holds_is_not_sent(world, returned, monkeypatch):
    with monkeypatch.context() as patch:
        patch.setattr("django.core.mail.EmailMessage.send", _down)
        send_mails(at(TODAY), SITE)
    send_submission(by=world.head, submission=returned, now=NOW)

    send_mails(at(TODAY) + timedelta(hours=1), SITE)

    assert _to(world.lead) == []
    assert [row.state for row in Mail.objects.filter(user=world.lead)] == ["dropped"]


def test_news_that_can_wait_comes_in_the_morning_with_the_rest(world, returned):
    accept_submission(by=world.focal, submission=send_submission(by=world.head, submission=returned, now=NOW), now=NOW)
    tell(NOW)

    send_mails(at(TODAY, 5), SITE)
    assert _to(world.lead) == []
    send_mails(at(TODAY, 8), SITE)

    assert [m.subject.split(":")[0] for m in _to(world.lead)] == ["[Nhịp Cầu] Báo cáo đã được tiếp nhận"]


@pytest.mark.parametrize(
    ("when", "at_night", "in_the_morning"), [("at_once", 1, 1), ("gathered", 0, 1), ("none", 0, 0)]
)
def test_each_gets_mails_as_they_chose(world, returned, when, at_night, in_the_morning):
    choose_mails(by=world.lead, when=when)

    send_mails(at(TODAY, 3), SITE)
    night = len(_to(world.lead))
    send_mails(at(TODAY, 8), SITE)

    assert (night, len(_to(world.lead))) == (at_night, in_the_morning)
    assert notices_of(world.lead).count() == 1


def test_a_way_that_there_is_not_is_refused(world):
    with pytest.raises(Refused, match="cách nhận thư"):
        choose_mails(by=world.lead, when="pigeon")


def test_what_was_seen_is_not_mailed(world, returned, as_user):
    client = as_user(world.lead)
    notice = notices_of(world.lead).get()
    opened = client.get(reverse("open_notice", args=[notice.pk]))
    assert opened["Location"] == reverse("submission_detail", args=[returned.pk])

    send_mails(at(TODAY), SITE)

    assert _to(world.lead) == []


def test_a_notice_that_is_done_with_says_so(world, returned, as_user):
    notice = notices_of(world.lead).get()
    send_submission(by=world.head, submission=returned, now=NOW)

    page = as_user(world.lead).get(reverse("open_notice", args=[notice.pk]), follow=True)

    assert "Nội dung này đã được xử lý hoặc không còn nữa." in page.content.decode()


def test_the_administrator_sees_what_could_not_be_sent_and_has_it_tried_again(world, returned, monkeypatch):
    with monkeypatch.context() as patch:
        patch.setattr("django.core.mail.EmailMessage.send", _down)
        for hour in range(30):
            send_mails(at(TODAY) + timedelta(hours=7 * hour), SITE)
    failed = failed_mails(world.administrator).filter(user=world.lead).get()
    assert (failed.tries, failed.error) == (20, "connection refused")
    with pytest.raises(NotAllowed):
        retry_mail(by=world.lead, mail=failed)

    retry_mail(by=world.administrator, mail=failed)
    send_mails(at(TODAY), SITE)

    assert len(_to(world.lead)) == 1


def test_a_mail_that_was_being_sent_when_the_machine_stopped_is_shown_and_can_be_sent_again(world, as_user):
    stuck = Mail.objects.create(user=world.lead, day=date(2026, 8, 1), state=Mail.State.CLAIMED)
    Mail.objects.create(user=world.lead, day=localdate(), state=Mail.State.CLAIMED)

    page = as_user(world.administrator).get(reverse("mail_list")).content.decode()
    retry_mail(by=world.administrator, mail=stuck)

    assert "Máy chủ dừng khi đang gửi; không rõ thư đã đi hay chưa." in page
    assert [row.pk for row in failed_mails(world.administrator)] == []
    assert Mail.objects.get(pk=stuck.pk).state == Mail.State.WAITING


def test_reports_that_are_due_are_reminded_of_like_tasks(world):
    ReminderRules.objects.update_or_create(
        locality=world.locality, defaults={"before": [5, 1], "repeat": 5, "is_weekly": False}
    )
    due = world.period.due_on
    days = [due - timedelta(days=20) + timedelta(days=n) for n in range(40)]
    Told.objects.update_or_create(pk=1, defaults={"reminded_until": days[0] - timedelta(days=1)})
    for day in days:
        if day.day % 5:  # on some days nothing ran
            remind_of_clocks(day, at(day))
            remind_of_clocks(day, at(day))

    occasions = list(Notice.objects.filter(user=world.lead, kind="to_write").values_list("occasion", flat=True))
    assert len(occasions) == len(set(occasions)) > 3
    assert {occasion.split("-")[0] for occasion in occasions} >= {"before", "after"}


def test_a_year_with_outages_tells_everything_once(world, monkeypatch):
    """Reports go to and fro, the mail server is down every third day, workers run twice, one is killed half-way."""
    tell(NOW)
    Notice.objects.all().delete()
    submission = world.submission
    for turn in range(24):
        day = TODAY + timedelta(days=turn)
        submission = send_submission(by=world.head, submission=submission, now=NOW)
        submission = return_submission(by=world.focal, submission=submission, remark=f"Lần {turn}.", now=NOW)
        with monkeypatch.context() as patch:
            patch.setattr("nhipcau.notices.telling.Notice.objects.bulk_create", _killed)
            with pytest.raises(RuntimeError):
                tell(at(day))
        tell(at(day))
        tell(at(day))
        with monkeypatch.context() as patch:
            if turn % 3 == 0:
                patch.setattr("django.core.mail.EmailMessage.send", _down)
            send_mails(at(day), SITE)
            send_mails(at(day), SITE)
        send_mails(at(day, 20), SITE)

    assert Notice.objects.filter(user=world.lead, kind="to_complete").count() == 24
    said = [line for m in _to(world.lead) for line in m.body.splitlines() if "Nội dung đề nghị" in line]
    assert sorted(said) == sorted(f"- Nội dung đề nghị: Lần {turn}." for turn in range(24))
    assert Reminder.objects.filter(user=world.lead).count() == 0


def _killed(*_args, **_more):
    raise RuntimeError


def test_a_person_who_left_is_told_nothing(world, returned):
    world.lead.memberships.update(ended_on=TODAY)

    send_mails(at(TODAY), SITE)

    assert (_to(world.lead), list(notices_of(world.lead))) == ([], [])
    make.MembershipFactory(user=world.lead, agency=world.lead_agency)
    assert notices_of(world.lead).count() == 1


def test_a_server_that_is_not_there_ends_the_round(world, returned, monkeypatch):
    def gone(self, fail_silently=False):
        raise ConnectionRefusedError

    with monkeypatch.context() as patch:
        patch.setattr("django.core.mail.EmailMessage.send", gone)
        assert send_mails(at(TODAY, 3), SITE) == (0, 1)

    assert send_mails(at(TODAY, 3) + timedelta(minutes=2), SITE)[0] == 2


def test_the_mail_of_the_morning_waits_for_the_reminders_of_the_day(world):
    tell(NOW)
    Notice.objects.all().delete()
    morning = at(world.period.due_on)
    ReminderRules.objects.update_or_create(locality=world.locality, defaults={"is_weekly": False})
    Told.objects.update(reminded_until=world.period.due_on - timedelta(days=1))

    assert remind_today(morning) > 0
    assert remind_today(morning) == 0
    send_mails(morning, SITE)

    assert "Báo cáo phải gửi" in _to(world.lead)[0].body


def test_the_answer_of_a_merged_difficulty_is_told_to_both_agencies(world):
    other = make.DifficultyFactory(assignment=world.partner_assignment, raised_by=world.partner)
    other.merged_into = world.difficulty
    other.save()
    tell(NOW)
    Notice.objects.all().delete()

    answer_difficulty(by=world.chair, difficulty=world.difficulty, answer="Đồng ý.", now=NOW)
    tell(NOW)

    told = set(Notice.objects.filter(kind="answered").values_list("user", flat=True))
    assert {world.lead.pk, world.head.pk, world.partner.pk} <= told
