"""A conference from its file to its report: who permits it, its clocks, who comes, its papers, the year."""

from datetime import date, timedelta

import pytest
from django.urls import reverse
from django.utils import translation
from hypothesis import given
from hypothesis import strategies as st

from nhipcau.common.refusal import NotAllowed, Refused
from nhipcau.common.workdays import is_working_day
from nhipcau.conferences import actions
from nhipcau.conferences.actions import KEEPER, Counted, Outcome, Particulars
from nhipcau.conferences.models import Attendance, Conference
from nhipcau.conferences.paper_actions import report_conferences
from nhipcau.conferences.papers import compose, writable, year_of_conferences, yearly_paper
from nhipcau.conferences.queries import (
    STATES,
    conferences_in,
    conferences_of,
    filing_due,
    not_filed,
    not_reported,
    report_due,
    state_of,
    steps_followed,
    with_report,
)
from nhipcau.documents.models import Kind
from nhipcau.overview.figures import figures_at
from nhipcau.overview.records import BY_KEY
from nhipcau.overview.timeline import timeline_of
from nhipcau.records.actions import link_record, note_step
from nhipcau.records.steps import Progress
from tests.conftest import NOW, TODAY
from tests.nhipcau import factories as make
from tests.nhipcau.papers import drafted

pytestmark = pytest.mark.django_db
DAY = timedelta(days=1)


def _add(world, **said):
    whole = {
        "name_vi": "Hội thảo nghề gốm", "agency": world.lead_agency, "starts_on": date(2026, 12, 9),
        "ends_on": date(2026, 12, 10), "partners": [world.city],
    } | said  # fmt: skip
    return actions.add_conference(by=world.lead, locality=world.locality, said=Particulars(**whole), now=NOW)


def _said(composed):
    return [block.text for block in composed.paper.body]


def test_who_permits_it_decides_until_when_the_file_is_sent(world):
    ours, ministers = _add(world), _add(world, has_ministers=True)
    sensitive = _add(world, is_sensitive=True, starts_on=date(2027, 1, 4), ends_on=date(2027, 1, 4))

    assert [(one.number, one.year) for one in (ours, ministers, sensitive)] == [(1, 2026), (2, 2026), (1, 2027)]
    assert [filing_due(one) for one in (ours, ministers, sensitive)] == [
        date(2026, 11, 9), date(2026, 10, 30), date(2026, 11, 25),
    ]  # fmt: skip
    assert report_due(ours) == date(2026, 12, 25)
    assert [step.who for step in steps_followed(ministers).values()][2] == "Thủ tướng Chính phủ"


@given(st.dates(date(2025, 1, 1), date(2030, 12, 31)), st.booleans())
def test_the_file_is_due_on_a_working_day_and_never_too_late(starts, has_ministers):
    row = Conference(starts_on=starts, ends_on=starts, has_ministers=has_ministers, made_at=NOW)
    days = 40 if has_ministers else 30

    assert is_working_day(filing_due(row))
    assert days <= (starts - filing_due(row)).days <= days + 14
    assert is_working_day(report_due(row))
    assert 15 <= (report_due(row) - starts).days <= 15 + 14


@pytest.mark.parametrize(
    ("said", "sentence"),
    [
        ({"name_vi": " "}, "Hãy ghi tên"),
        ({"ends_on": date(2026, 12, 1)}, "trước ngày bắt đầu"),
        ({"ends_on": date(2027, 12, 1)}, "dài nhất 30 ngày"),
        ({"partners": "elsewhere"}, "phải cùng địa phương"),
    ],
)
def test_what_cannot_be_is_refused(world, said, sentence):
    if "partners" in said:
        said = {"partners": [make.PartnerFactory()]}
    with pytest.raises(Refused, match=sentence):
        _add(world, **said)
    assert not Conference.objects.exists()


@pytest.mark.parametrize(
    ("row", "state"),
    [
        ({}, "preparing"),
        ({"decided_on": TODAY, "decision": "CV 214"}, "permitted"),
        ({"starts_on": TODAY - 3 * DAY, "ends_on": TODAY - DAY}, "to_report"),
        ({"starts_on": TODAY - 3 * DAY, "ends_on": TODAY - DAY, "reported": True}, "done"),
        ({"cancelled_on": TODAY}, "cancelled"),
    ],
)
def test_how_one_stands_is_the_same_in_words_and_in_the_list(world, row, state):
    is_reported = row.pop("reported", False)
    conference = make.ConferenceFactory(locality=world.locality, agency=world.lead_agency, **row)
    if is_reported:
        _report(world, conference)
    rows = Conference.objects.filter(pk=conference.pk)

    assert state_of(with_report(rows).get(), TODAY) == state
    assert [word for word, _label in STATES if conferences_in(with_report(rows), word, TODAY).exists()] == [state]


def _report(world, conference):
    done = Progress(4, None, TODAY, "Báo cáo Mẫu 02")
    note_step(by=world.lead, keeper=KEEPER, row=conference, steps=steps_followed(conference), said=done)


def test_the_file_and_the_report_wait_for_the_agency(world):
    coming = world.conference
    over = make.ConferenceFactory(
        locality=world.locality, agency=world.lead_agency, starts_on=TODAY - 3 * DAY, ends_on=TODAY - DAY
    )  # fmt: skip
    mine = Conference.objects.filter(agency=world.lead_agency)
    assert (list(not_filed(mine, TODAY)), list(not_reported(mine, TODAY))) == ([coming], [over])
    assert list(conferences_of([world.lead_agency.pk])) == [coming, over]

    actions.permit_conference(by=world.lead, conference=coming, decision="CV 214", on=TODAY, now=NOW)
    _report(world, over)
    assert (list(not_filed(mine, TODAY)), list(not_reported(mine, TODAY))) == ([], [])
    assert list(conferences_of([world.lead_agency.pk])) == [coming]


def test_each_country_is_counted_once(world):
    country = make.CountryFactory()
    for planned, came in ((8, None), (9, 7)):
        said = Counted(country, planned, came)
        actions.count_attendance(by=world.lead, conference=world.conference, said=said)
    for planned in (60, 64):
        actions.count_attendance(by=world.lead, conference=world.conference, said=Counted(None, planned))

    rows = Attendance.objects.values_list("country", "planned", "came")
    assert list(rows) == [(None, 64, None), (country.pk, 9, 7)]
    with pytest.raises(Refused, match="không hợp lệ"):
        actions.count_attendance(by=world.lead, conference=world.conference, said=Counted(None, -1))
    with pytest.raises(NotAllowed, match="đơn vị tổ chức"):
        actions.count_attendance(by=world.idle, conference=world.conference, said=Counted(None, 1))


def test_a_permission_has_a_paper_and_one_that_was_called_off_changes_no_more(world):
    for decision, on, sentence in ((" ", TODAY, "Hãy ghi số"), ("CV 214", TODAY + DAY, "chưa tới")):
        with pytest.raises(Refused, match=sentence):
            actions.permit_conference(by=world.lead, conference=world.conference, decision=decision, on=on, now=NOW)
    with pytest.raises(Refused, match="Hãy ghi lý do hủy"):
        actions.cancel_conference(by=world.lead, conference=world.conference, reason=" ", now=NOW)
    actions.cancel_conference(by=world.lead, conference=world.conference, reason="Đối tác hoãn", now=NOW)
    with pytest.raises(Refused, match="đã hủy"):
        actions.note_conference_outcome(by=world.lead, conference=world.conference, said=Outcome("Xong"))
    with pytest.raises(Refused, match="đã hủy"):
        drafted(
            "conference", by=world.focal, row=world.conference, issuer=world.focal_agency, what="request", now=NOW
        )  # fmt: skip


def test_the_request_has_the_scheme_and_who_comes(world):
    row = _add(world, place="Bảo tàng tỉnh", reason="Đối tác đề nghị.", aim="Trao đổi về truyền nghề", form="both")
    actions.count_attendance(by=world.lead, conference=row, said=Counted(make.CountryFactory(name_vi="Nhật Bản"), 20))
    actions.count_attendance(by=world.lead, conference=row, said=Counted(None, 100))
    with translation.override("en"):
        composed = compose(row, world.lead_agency, "request")

    name, above = world.lead_agency.name, world.committee.name
    assert (composed.kind, composed.about, composed.addressees) == (
        Kind.RECORD_LETTER, "xin phép tổ chức Hội thảo nghề gốm", (f"Chủ tịch {above}",),
    )  # fmt: skip
    assert _said(composed) == [
        f"Thực hiện Quyết định số 06/2020/QĐ-TTg, {name} báo cáo về Hội thảo nghề gốm như sau:",
        "1. Thời gian: từ ngày 09/12/2026 đến ngày 10/12/2026. Hình thức: trực tiếp và trực tuyến. Địa điểm: Bảo tàng "
        "tỉnh.",
        "2. Đại biểu: 120 người, trong đó 20 đại biểu nước ngoài của 01 nước.",
        "3. Đề án tổ chức: Phụ lục I.",
        f"{name} kính trình Chủ tịch Ủy ban nhân dân tỉnh xem xét, cho phép tổ chức./.",
    ]
    scheme, people = composed.paper.appendices
    assert [block.text for block in scheme.text][:6] == [
        "1. Lý do tổ chức", "Đối tác đề nghị.", "2. Mục đích, nội dung",
        "Trao đổi về truyền nghề; chương trình: [bổ sung chương trình].", "3. Thời gian, địa điểm, hình thức",
        "Từ ngày 09/12/2026 đến ngày 10/12/2026; Bảo tàng tỉnh; trực tiếp và trực tuyến; phương tiện: [bổ sung phương "
        "tiện].",
    ]  # fmt: skip
    assert list(people.grid.rows) == [("1", "Việt Nam", "100"), ("2", "Nhật Bản", "20"), ("", "Tổng cộng", "120")]


def test_one_that_is_held_online_alone_is_asked_for_no_place(world):
    said = _said(compose(_add(world, form="online"), world.lead_agency, "request"))
    assert said[1] == "1. Thời gian: từ ngày 09/12/2026 đến ngày 10/12/2026. Hình thức: trực tuyến."


def test_what_the_government_permits_is_brought_before_it(world):
    row = _add(world, has_ministers=True)
    above = world.committee.name

    said = _said(compose(row, world.lead_agency, "request"))
    assert said[-2:] == [
        "4. Thẩm quyền cho phép: Thủ tướng Chính phủ (Điều 3 Quyết định số 06/2020/QĐ-TTg), do Hội thảo nghề gốm có khách "
        "cấp bộ trưởng hoặc tương đương trở lên.",
        f"{world.lead_agency.name} kính trình Chủ tịch Ủy ban nhân dân tỉnh xem xét, trình Thủ tướng Chính phủ cho phép tổ "
        "chức./.",
    ]
    own = compose(row, world.committee, "request")
    assert (own.addressees, _said(own)[-1]) == (
        ("Thủ tướng Chính phủ",), f"{above} kính trình Thủ tướng Chính phủ xem xét, cho phép tổ chức./.",
    )  # fmt: skip


@pytest.mark.parametrize(
    ("said", "papers"),
    [
        ({}, ["request"]),
        ({"decision": "Công văn số 4011/UBND-NC"}, []),
        ({"starts_on": TODAY, "ends_on": TODAY}, ["request", "report"]),
        ({"starts_on": TODAY - DAY, "ends_on": TODAY - DAY}, ["report"]),
    ],
)
def test_it_is_asked_for_before_and_reported_after(world, said, papers):
    row = _add(world)
    Conference.objects.filter(pk=row.pk).update(**said)
    row.refresh_from_db()

    assert writable(row, TODAY) == papers
    for what in sorted({"request", "report"} - set(papers)):
        with pytest.raises(Refused, match=r"chưa diễn ra|không xin phép nữa"):
            drafted("conference", by=world.focal, row=row, issuer=world.focal_agency, what=what, now=NOW)


def test_the_report_says_who_came(world):
    row = _add(world)
    with pytest.raises(Refused, match="chưa diễn ra"):
        drafted("conference", by=world.focal, row=row, issuer=world.focal_agency, what="report", now=NOW)
    actions.count_attendance(by=world.lead, conference=row, said=Counted(make.CountryFactory(), 8, 7))
    actions.count_attendance(by=world.lead, conference=row, said=Counted(None, 60, 64))
    actions.note_conference_outcome(by=world.lead, conference=row, said=Outcome("Thống nhất 05 việc."))

    said = _said(compose(Conference.objects.get(pk=row.pk), world.focal_agency, "report"))
    assert "Số đại biểu dự: 71 người (64 đại biểu trong nước, 07 đại biểu nước ngoài)." in said
    assert said[-7:] == [
        "II. KẾT QUẢ", "Thống nhất 05 việc.", "III. KINH PHÍ", "Nguồn kinh phí: [bổ sung nguồn, số đã chi].",
        "IV. VẤN ĐỀ PHÁT SINH, ĐỀ XUẤT", "[bổ sung, hoặc ghi không có]", f"{world.focal_agency.name} kính báo cáo Ủy ban nhân dân tỉnh./.",
    ]  # fmt: skip


@pytest.mark.parametrize("count", [0, 3])
def test_the_year_is_what_ended_in_it(world, count):
    country, said = make.CountryFactory(), {"locality": world.locality, "agency": world.lead_agency}
    for at in range(count):
        row = make.ConferenceFactory(**said, starts_on=date(2026, 3, 1 + at), has_ministers=at == 0)
        make.AttendanceFactory(conference=row, country=country, came=at + 1)
        make.AttendanceFactory(conference=row, country=None, came=10)
    make.ConferenceFactory(**said, starts_on=date(2025, 12, 1), ends_on=date(2025, 12, 14))
    make.ConferenceFactory(**said, starts_on=date(2026, 5, 1), cancelled_on=TODAY)
    make.ConferenceFactory()

    year = year_of_conferences(world.focal_agency, world.locality, date(2025, 12, 15), date(2026, 12, 14))
    paper = yearly_paper(year)

    told = {
        0: "không tổ chức hội nghị, hội thảo quốc tế",
        3: "tổ chức 03 hội nghị, hội thảo quốc tế, trong đó 01 do Thủ tướng Chính phủ cho phép, có 6 lượt đại biểu "
           "nước ngoài dự",
    }[count]  # fmt: skip
    assert paper.body[1].text == f"Từ ngày 15/12/2025 đến ngày 14/12/2026, tỉnh Vĩnh Hà {told}."
    assert [row[5:7] for annex in paper.appendices for row in annex.grid.rows] == [
        (str(at + 1), "10") for at in range(count)
    ]


def test_the_yearly_report_is_a_document(world):
    document = report_conferences(
        by=world.focal, issuer=world.focal_agency, since=date(2025, 12, 15), until=TODAY, now=NOW
    )  # fmt: skip

    assert (document.kind, document.state) == (Kind.RECORD_REPORT, "draft")
    for since, until, sentence in ((TODAY, TODAY + DAY, "chưa tới"), (TODAY, TODAY - DAY, "trước ngày bắt đầu")):
        with pytest.raises(Refused, match=sentence):
            report_conferences(by=world.focal, issuer=world.focal_agency, since=since, until=until, now=NOW)
    with pytest.raises(NotAllowed):
        report_conferences(by=world.idle, issuer=world.focal_agency, since=TODAY, until=TODAY, now=NOW)


def test_it_is_edited_found_and_counted(world, as_user):
    said = Particulars("Hội thảo gốm sứ", world.lead_agency, TODAY, TODAY, partners=[world.city], form="online")
    row = actions.edit_conference(by=world.lead, conference=world.conference, said=said)
    link_record(by=world.lead, keeper=KEEPER, row=row, tasks=[world.assignment.task], now=NOW)

    assert [(one.what, one.text, one.page) for one in timeline_of(world.focal, world.city)] == [
        ("Sự kiện", "Hội thảo gốm sứ", "conference_detail")
    ]
    found = figures_at(world.focal, world.assignment.task, TODAY, [BY_KEY["conference"]])
    assert [one.sentence for one in found] == ["tổ chức 01 hội nghị, hội thảo quốc tế"]
    client = as_user(world.focal)
    assert (
        "Hội thảo gốm sứ" in client.get(reverse("conference_list"), {"q": "gom su", "form": "online"}).content.decode()
    )
    page = client.get(reverse("conference_detail", args=[row.pk])).content.decode()
    for text in ("Chủ tịch Ủy ban nhân dân tỉnh", "Quyết định số 06/2020/QĐ-TTg", "Trực tuyến"):
        assert text in page
    assert client.get(reverse("report_conferences"), {"until": "2026-13-99"}).status_code == 200
    assert client.get(reverse("write_record_paper", args=["conference", row.pk, "nothing"])).status_code == 404
