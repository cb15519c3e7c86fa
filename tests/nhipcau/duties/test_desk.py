"""The pages of yearly duties: a journey through a year."""

import io
from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils.timezone import localdate
from openpyxl import load_workbook

from nhipcau.duties.law import duties_of, duty_in
from nhipcau.duties.models import DutyCharge, DutyNote
from tests.nhipcau import factories as make

pytestmark = pytest.mark.django_db
KEY = ["agreements_report", 2025]
PAPER = "Báo cáo số 215/BC-UBND ngày 12/11/2025"


def _page(response):
    return response.content.decode()


def test_a_journey_from_the_list_to_a_paper_and_back(world, as_user):
    client = as_user(world.focal)
    page = _page(client.get(reverse("duty_list"), {"year": "2025"}))
    detail, note = reverse("duty_detail", args=KEY), reverse("note_duty", args=KEY)
    assert all(one.duty.name in page for one in duties_of(2025))
    assert [part in page for part in (detail, note, "01/11/2024 – 31/10/2025", "chậm nhất 15/11/2025")] == [True] * 4
    assert f'href="{reverse("report_agreements")}?until=2025-10-31"' in page
    assert 'title="Luật không ấn định kỳ số liệu; ở đây lấy một năm đến hết ngày 31/10."' in page
    assert ('href="?year=2024"' in page, 'href="?year=2026"' in page, "không ấn định ngày" in page) == (True,) * 3

    given = {"agency": world.lead_agency.pk, "person": world.lead.pk}
    assert client.post(reverse("assign_duty", args=KEY), given)["Location"] == detail
    assert str(DutyCharge.objects.get()) == f"agreements_report: {world.lead_agency}"

    client = as_user(world.lead)
    early = client.post(note, {"on": f"{localdate() + timedelta(days=1):%d/%m/%Y}", "paper": PAPER})
    assert (early.status_code, "Ngày gửi chưa đến." in _page(early), PAPER in _page(early)) == (422, True, True)
    assert client.post(note, {"on": "12/11/2025", "paper": PAPER})["Location"] == detail
    page = _page(client.get(detail))
    assert [part in page for part in (PAPER, "Đã thực hiện", world.lead.full_name, "Nhật ký")] == [True] * 4
    assert PAPER in _page(client.get(reverse("duty_list"), {"year": 2025}))

    assert client.post(reverse("reopen_duty", args=KEY))["Location"] == detail
    assert not DutyNote.objects.exists()
    client.post(reverse("waive_duty", args=KEY), {"reason": "Không có thỏa thuận nào."})
    assert "Không có thỏa thuận nào." in _page(client.get(detail))


@pytest.mark.parametrize("asked", ["", "abc", "0", "99999999", "1989", "-2026", "２０２６"])
def test_a_year_that_nobody_means_is_this_year(world, as_user, asked):
    response = as_user(world.focal).get(reverse("duty_list"), {"year": asked})

    assert (response.status_code, response.context["year"]) == (200, localdate().year)


@pytest.mark.parametrize(("year", "neighbours"), [(1990, (None, 1991)), (2100, (2099, None))])
def test_the_first_and_the_last_year_have_one_neighbour(world, as_user, year, neighbours):
    context = as_user(world.focal).get(reverse("duty_list"), {"year": year}).context

    assert (context["before"], context["after"]) == neighbours


def test_what_another_locality_said_is_not_seen(world, as_user):
    make.DutyNoteFactory(locality=world.locality, paper=PAPER)
    make.DutyChargeFactory(locality=world.locality, agency=world.lead_agency)

    client = as_user(world.outsider)
    pages = [
        _page(client.get(reverse("duty_detail", args=KEY))),
        _page(client.get(reverse("duty_list"), {"year": 2025})),
    ]

    assert [(PAPER in page, world.lead_agency.name in page) for page in pages] == [(False, False)] * 2


def test_who_may_not_say_anything_has_no_buttons(world, as_user):
    page = _page(as_user(world.idle).get(reverse("duty_detail", args=KEY)))

    assert [reverse(name, args=KEY) in page for name in ("note_duty", "waive_duty", "assign_duty")] == [False] * 3
    assert (
        as_user(world.idle).post(reverse("note_duty", args=KEY), {"on": "12/11/2025", "paper": PAPER}).status_code
        == 403
    )


def test_a_year_in_which_its_act_is_not_in_force_is_not_there(world, as_user):
    client = as_user(world.focal)

    assert duty_in("agreements_report", 2020) is None
    assert client.get(reverse("duty_detail", args=["agreements_report", 2020])).status_code == 404


def test_the_people_of_a_commune_find_nothing_that_is_asked_of_a_province(world, as_user):
    commune = make.AgencyFactory(locality=make.LocalityFactory(kind="commune"))
    client = as_user(make.MembershipFactory(agency=commune, role="focal").user)

    page = _page(client.get(reverse("duty_list")))

    assert "Năm này không có việc nào" in page
    assert client.get(reverse("duty_detail", args=KEY)).status_code == 404
    assert client.post(reverse("note_duty", args=KEY), {"on": "12/11/2025", "paper": PAPER}).status_code == 403


def test_somebody_without_a_role_is_told(world, as_user):
    assert as_user(make.UserFactory()).get(reverse("duty_list")).status_code == 403


def test_the_spreadsheet_has_the_year_with_acts_and_doubts(world, as_user):
    make.DutyNoteFactory(locality=world.locality, paper=PAPER)

    response = as_user(world.focal).get(reverse("duties_xlsx"), {"year": 2025})

    rows = list(load_workbook(io.BytesIO(response.content)).active.iter_rows(values_only=True))
    [row] = [row for row in rows if PAPER in row]
    assert len(rows) >= len(duties_of(2025)) + 1
    assert row[1:4] == ("chậm nhất 15/11/2025", "Bộ Ngoại giao", "01/11/2024 – 31/10/2025")
    assert row[-2:] == (REPORT.act, REPORT.doubt)


REPORT = duty_in("agreements_report", 2025).duty


@pytest.mark.parametrize(
    ("asked", "until"), [("2025-10-31", "2025-10-31"), ("khong", None), ("2099-01-01", None), ("", None)]
)
def test_the_report_on_agreements_is_cut_by_the_window(world, as_user, asked, until):
    page = as_user(world.focal).get(reverse("report_agreements"), {"until": asked})

    cut = page.context["form"].initial["until"]
    assert cut <= localdate()
    assert until is None or f"{cut}" == until
