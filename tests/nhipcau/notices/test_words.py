"""What a notice says of its day, of whom it is to, and of what it is about."""

from datetime import date, timedelta

import pytest
from django.utils.timezone import localdate

from nhipcau.notices.kinds.table import KINDS
from nhipcau.notices.letters import letter_of, post_at
from nhipcau.notices.models import Notice
from nhipcau.reminders.models import Mail
from tests.conftest import NOW, TODAY
from tests.nhipcau import factories as make

pytestmark = pytest.mark.django_db
SITE = "https://nhipcau.vinhha.example"


def _mail(person, kind, target, day):
    """The subject and the first part of a mail that tells one thing on a day."""
    mail = Mail.objects.create(user=person, day=day)
    Notice.objects.create(user=person, kind=kind, target=target, at=NOW, mail=mail)
    letter = letter_of(mail, SITE)
    return letter.subject.removeprefix("[Nhịp Cầu] "), letter.body.split("\n\n")[1].split("\n")


@pytest.mark.parametrize(
    ("title", "agency", "said"),
    [
        ("Giám đốc Sở", "Sở Ngoại vụ", "Giám đốc Sở Ngoại vụ"),
        ("Chủ tịch Ủy ban nhân dân xã", "Ủy ban nhân dân xã Vân Trúc", "Chủ tịch Ủy ban nhân dân xã Vân Trúc"),
        ("Quản trị mạng, Văn phòng Tỉnh ủy", "Văn phòng Tỉnh ủy", "Quản trị mạng, Văn phòng Tỉnh ủy"),
        ("Chuyên viên", "Sở Ngoại vụ", "Chuyên viên, Sở Ngoại vụ"),
        ("", "Sở Ngoại vụ", "Sở Ngoại vụ"),
    ],
)
def test_what_a_title_ends_in_is_not_said_twice(title, agency, said):
    assert post_at(title, agency) == said


@pytest.mark.parametrize(
    ("days", "subject", "line"),
    [(-1, "hạn {day}", "Thời hạn: {day}"), (0, "hạn {day}", "Thời hạn: {day}"),
     (3, "quá hạn", "Thời hạn: {day}, quá hạn 3 ngày")],
)  # fmt: skip
def test_a_report_that_is_late_is_told_as_late(world, days, subject, line):
    due, period = world.period.due_on, world.period
    said, lines = _mail(world.lead, "to_write", world.submission.pk, due + timedelta(days=days))

    assert (
        said == f"Báo cáo phải gửi: {period.name} – {world.lead_agency.name} – {subject.format(day=f'{due:%d/%m/%Y}')}"
    )
    assert lines[1:3] == [
        f"- Số liệu đến hết ngày {period.ends_on:%d/%m/%Y}", f"- {line.format(day=f'{due:%d/%m/%Y}')}",
    ]  # fmt: skip


def test_the_day_of_a_task_is_no_day_until_when_a_leader_answers(world):
    text = "Hội chợ bị dời sang tháng 4/2027. " * 20
    row = make.DifficultyFactory(assignment=world.assignment, raised_by=world.lead, text=text.strip(), passed_up_at=NOW)
    row.assignment.task.due = date(2026, 10, 31)
    said = KINDS["to_answer"].say(row, world.chair)
    subject, lines = _mail(world.chair, "to_answer", row.pk, TODAY)

    assert (said.due, said.until, said.dated) == (date(2026, 10, 31), None, "Thời hạn của nhiệm vụ")
    assert subject == f"Nội dung chờ ý kiến chỉ đạo: {world.assignment.task.called}"
    assert lines[1] == f"- {world.assignment.display_name}: {text.strip()}"


def test_a_visit_has_its_team_on_one_line_and_a_day_that_is_no_limit(world):
    on = localdate() + timedelta(days=3)
    row = make.InspectionFactory(
        plan=world.plan, agency=world.lead_agency, on=on, team="Ông A, Trưởng đoàn\nĐại diện Sở B"
    )  # fmt: skip
    subject, lines = _mail(world.lead, "inspected", row.pk, localdate())

    assert subject == f"{row.get_kind_display()} tại cơ quan ngày {on:%d/%m/%Y}: {row.subject}"
    assert lines[1:3] == [
        "- Thành phần đoàn: Ông A, Trưởng đoàn; Đại diện Sở B", f"- Ngày kiểm tra, giám sát: {on:%d/%m/%Y}",
    ]  # fmt: skip


def test_a_gift_is_told_with_who_gave_it_to_whom(world):
    row = make.ReceivedGiftFactory(locality=world.locality, agency=world.lead_agency, receiver=world.lead)
    said = KINDS["gift_to_hand_over"].say(row, world.lead)

    assert said.lines == (
        f"Người tặng: Ông Shin Woo-tae. Người nhận: {world.lead.full_name}, ngày {TODAY:%d/%m/%Y}.",
    )  # fmt: skip


def test_what_takes_place_is_told_with_its_days_and_a_name_with_a_colon_after_a_dash(world):
    first, last = (localdate() + timedelta(days=days) for days in (5, 7))
    row = make.DelegationFactory(
        locality=world.locality, agency=world.lead_agency, name_vi="Đoàn Đức: Leipzig", starts_on=first, ends_on=last
    )  # fmt: skip
    subject, lines = _mail(world.lead, "delegation_to_send", row.pk, localdate())

    assert subject.startswith("Gửi văn bản đề nghị đón đoàn – Đoàn Đức: Leipzig – ")
    assert lines[1] == f"- Diễn ra từ ngày {first:%d/%m/%Y} đến ngày {last:%d/%m/%Y}"


def test_a_body_outside_the_committee_is_asked_and_not_ordered(world):
    assert KINDS["plan_given"].say(world.plan, world.lead).what == "Kế hoạch giao nhiệm vụ"
    name = "Ban Tuyên giáo và Dân vận Tỉnh ủy"
    party = make.AgencyFactory(locality=world.locality, kind="party", name=name)
    officer = make.MembershipFactory(agency=party).user

    assert KINDS["plan_given"].say(world.plan, officer).what == "Kế hoạch đề nghị phối hợp thực hiện"
