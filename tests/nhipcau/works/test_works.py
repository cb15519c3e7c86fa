"""Works of friendship, and what they count each year."""

import pytest

from nhipcau.audit.models import Event
from nhipcau.common.refusal import NotAllowed, Refused
from nhipcau.partners.actions import merge_partners
from nhipcau.works import actions
from nhipcau.works.actions import Counted, Particulars
from nhipcau.works.models import Figure
from nhipcau.works.queries import figures_of, search_works, visible_works, works_with
from tests.conftest import NOW
from tests.nhipcau import factories as make

pytestmark = pytest.mark.django_db


def _note(world, value, year=2026, name="Lượt bạn đọc", by=None):
    counted = Counted(name, year, value, "lượt")
    return actions.note_figure(by=by or world.lead, work=world.friendship_work, counted=counted, now=NOW)


def test_the_last_word_of_a_year_counts_and_the_record_keeps_the_one_before(world):
    _note(world, 400)
    _note(world, 412)
    _note(world, 350, year=2025)

    assert [str(one) for one in Figure.objects.all()] == ["Lượt bạn đọc 2026: 412", "Lượt bạn đọc 2025: 350"]
    assert [one.value for one in figures_of(visible_works(world.lead), 2026)] == [412]
    events = Event.objects.filter(verb="note_figure").order_by("pk")
    assert [(event.data["was"], event.data["value"]) for event in events] == [(None, 400), (400, 412), (None, 350)]


@pytest.mark.parametrize(("value", "year", "name"), [(1, 2027, "A"), (1, 1989, "A"), (-1, 2026, "A"), (1, 2026, " ")])
def test_what_cannot_be_counted_is_refused(world, value, year, name):
    with pytest.raises(Refused):
        _note(world, value, year=year, name=name)
    with pytest.raises(NotAllowed):
        _note(world, 1, by=world.idle)
    assert not Figure.objects.exists()


def test_a_work_is_found_by_its_place_and_partner_and_moves_with_the_partner(world):
    said = Particulars("Góc sách Nhật Bản", "Thư viện tỉnh", world.lead_agency, partners=[world.city])
    work = actions.add_work(by=world.lead, locality=world.locality, said=said, now=NOW)
    rows = visible_works(world.lead)
    words = ("goc sach", "thư viện", world.city.name_vi, "khong co")
    assert [search_works(rows, one).count() for one in words] == [1, 1, 1, 0]

    other = make.PartnerFactory(locality=world.locality, agency=world.lead_agency)
    merge_partners(by=world.focal, partner=world.city, into=other)
    assert list(works_with(other)) == [work]


def test_what_changed_stands_in_the_record(world):
    said = Particulars("Góc sách", "Thư viện", world.lead_agency, partners=[world.city], state="closed")
    work = actions.edit_work(by=world.lead, work=world.friendship_work, said=said)

    assert (work.state, list(work.partners.all())) == ("closed", [world.city])
    changes = Event.objects.get(verb="edit_work").data["changes"]
    assert changes["state"] == ["Đang hoạt động", "Ngừng hoạt động"]
    assert changes["partners"] == ["", world.city.name_vi]
    with pytest.raises(Refused, match="Hãy ghi tên và địa điểm"):
        actions.edit_work(by=world.lead, work=work, said=Particulars("Góc sách", " ", world.lead_agency))
