"""A visit of foreign press through the pages, from the request to the year's figures; who leaves hands theirs on."""

import io
from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils.timezone import localdate
from openpyxl import load_workbook

from nhipcau.press.models import PressVisit
from nhipcau.press.queries import press_visits_of
from nhipcau.succession.holdings import BY_KEY
from nhipcau.succession.leaving import in_their_name
from tests.nhipcau import factories as make

pytestmark = pytest.mark.django_db


def _day(days):
    return f"{localdate() + timedelta(days=days):%d/%m/%Y}"


@pytest.fixture
def send(world, as_user):
    """Sends a form as the leading agency's officer; gives the page that follows."""
    client = as_user(world.lead)

    def sent(route, *args, **said):
        answer = client.post(reverse(route, args=args), said, follow=True)
        assert answer.redirect_chain, answer.content.decode()
        return answer.content.decode()

    return sent


def test_from_the_request_to_the_figures_of_the_year(world, as_user, send):
    page = send(
        "add_press_visit", kind="resident", outlet=world.outlet.name_vi, topic="Nghề gốm Bến Hạc", places="Bến Hạc",
        starts_on=_day(-1), ends_on=_day(1), asked_on=_day(-3), agency=world.lead_agency.pk, guide=world.lead.pk,
    )  # fmt: skip
    visit = PressVisit.objects.get()
    assert "Trả lời bằng văn bản, đồng thời thông báo Bộ Ngoại giao" in page
    assert "Đổi chương trình, địa điểm phải có văn bản đồng ý trước" not in page
    page = send("answer_press_visit", visit.pk, answer="partly", paper="Công văn số 1107/UBND-NC", on=_day(-2))
    assert "Chấp thuận một phần: Công văn số 1107/UBND-NC" in page
    page = send("add_reporters", visit.pk, text="Takeda Mio; Phóng viên; TT-09\nLưu Minh Hằng; Trợ lý báo chí")
    assert all(words in page for words in ("Takeda Mio", "TT-09", "Trợ lý báo chí"))
    send("add_programme_items", "press_visit", visit.pk, on=_day(0), text="08:30 - 10:00; Ghi hình; Filming; Bến Hạc")
    send("settle_programme", "press_visit", visit.pk, note="")
    page = send("add_programme_items", "press_visit", visit.pk, on=_day(1), text="09:00; Phỏng vấn; Interview; Sở")
    assert "Đổi chương trình, địa điểm phải có văn bản đồng ý trước" in page
    page = send("note_consent", visit.pk, paper="Công văn số 1120/UBND-NC", on=_day(0))
    assert "Đổi chương trình, địa điểm phải có văn bản đồng ý trước" not in page
    assert "Công văn số 1120/UBND-NC" in page
    page = send("note_violation", visit.pk, on=_day(0), hour="00:00", what="Bay ngoài phép bay")
    assert "Thông báo Bộ Ngoại giao trước" in page
    violation = visit.violations.get()
    page = send("tell_violation", violation.pk, on=_day(0), hour="00:00", paper="Công văn số 12/SNgV")
    assert "Công văn số 12/SNgV" in page
    said = {"link": "https://press.example/a", "title": "The potters", "kind": "video", "language": "ja"}
    page = send("add_published", visit.pk, published_on=_day(0), **said)
    assert "The potters" in page
    client = as_user(world.lead)
    twice = client.post(reverse("add_published", args=[visit.pk]), said | {"published_on": _day(0)})
    assert "Liên kết này đã có trong hồ sơ" in twice.content.decode()
    send("remove_published", visit.published.get().pk)
    send("remove_reporter", visit.reporters.first().pk)
    assert (visit.published.count(), visit.reporters.count()) == (0, 1)
    refused = client.post(reverse("cancel_press_visit", args=[visit.pk]), {"reason": "Bão"})
    assert "không hủy được" in refused.content.decode()


def test_the_list_by_words_kind_and_state_and_its_spreadsheet(world, as_user):
    film = make.PressVisitFactory(
        locality=world.locality, agency=world.lead_agency, outlet=world.outlet, kind="film", topic="Phim sông Hạc"
    )  # fmt: skip
    make.PublishedFactory(visit=film)
    client, topic = as_user(world.focal), world.press_visit.topic
    for asked, found in (
        ({"q": "song hac"}, "Phim sông Hạc"), ({"kind": "visiting"}, topic), ({"state": "under_way"}, topic),
    ):  # fmt: skip
        page = client.get(reverse("press_visit_list"), asked).content.decode()
        assert [words in page for words in ("Phim sông Hạc", topic)] == [found != topic, found == topic]
    sheet = load_workbook(io.BytesIO(client.get(reverse("press_visits_xlsx"), {"kind": "film"}).content)).active
    [row] = [[cell.value for cell in row] for row in sheet.iter_rows() if row[0].value == "Phim sông Hạc"]
    assert row[2:4] == [world.outlet.name_vi, "Đoàn phim"]


def test_the_year_as_a_spreadsheet_has_the_whole_last(world, as_user):
    make.PublishedFactory(visit=world.press_visit, published_on=localdate(), language="fr")
    answer = as_user(world.focal).get(reverse("press_year_xlsx"))
    rows = [[cell.value for cell in row] for row in load_workbook(io.BytesIO(answer.content)).active.iter_rows()]

    heads = next(row for row in rows if "Tiếng Pháp" in row)
    assert (rows[-1][0], rows[-1][heads.index("Tác phẩm")], rows[-1][heads.index("Tiếng Pháp")]) == ("Tổng", 1, 1)


def test_what_is_open_passes_with_the_agency_and_with_who_leaves(world):
    visit = world.press_visit
    PressVisit.objects.update(person=world.lead, guide=world.lead)
    held = in_their_name(world.lead.memberships.get(agency=world.lead_agency))

    assert (list(held.press_visits), list(held.guided)) == ([visit], [visit])
    assert list(press_visits_of([world.lead_agency.pk])) == [visit]
    assert BY_KEY["press_visit"].model is PressVisit
