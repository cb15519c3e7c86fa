"""A programme is entered, pasted, moved, settled; whoever and whatever is asked for twice at one time is seen."""

from datetime import date, datetime, time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nhipcau.common.refusal import NotAllowed, Refused
from nhipcau.delegations.actions import KEEPER
from nhipcau.programmes import actions
from nhipcau.programmes.actions import Particulars, Said
from nhipcau.programmes.models import ProgrammeItem, Resource
from nhipcau.programmes.pasted import pasted_items
from nhipcau.programmes.print import Heading, programme_pdf
from nhipcau.programmes.queries import is_as_settled, items_of, programme_of, versions_of
from nhipcau.registers.pasted import pasted_rows
from tests.conftest import NOW
from tests.nhipcau import factories as make

pytestmark = pytest.mark.django_db
DAY = date(2026, 8, 30)


def _add(world, row=None, **said):
    whole = {"on": DAY, "starts": time(14), "ends": time(15), "text_vi": "Hội đàm", "text_en": "Talks"} | said
    return actions.add_programme_item(by=world.lead, keeper=KEEPER, row=row or world.delegation, said=Said(**whole))


def _clashes(record):
    return {
        (line.item.text_vi, clash.resource.name, clash.other.text_vi)
        for day in programme_of(record) for line in day.lines for clash in line.clashes
    }  # fmt: skip


def test_whoever_is_asked_for_twice_at_one_time_is_seen_on_both_programmes(world):
    host = make.ResourceFactory(locality=world.locality, name="Vũ Đình Khoát")
    car = make.ResourceFactory(locality=world.locality, kind="car", name="Xe 16 chỗ")
    other = make.DelegationFactory(locality=world.locality, agency=world.lead_agency)
    talks = _add(world, hosts=[host], others=[car])
    _add(world, row=other, starts=time(14, 30), ends=None, text_vi="Tiếp xã giao", hosts=[host])
    _add(world, row=other, starts=time(15), ends=time(16), text_vi="Thăm bảo tàng", others=[car])

    assert _clashes(world.delegation) == {("Hội đàm", "Vũ Đình Khoát", "Tiếp xã giao")}
    assert _clashes(other) == {("Tiếp xã giao", "Vũ Đình Khoát", "Hội đàm")}

    actions.move_programme_item(
        by=world.lead, keeper=KEEPER, row=world.delegation, item=talks, to=datetime.combine(DAY, time(14, 45))
    )  # fmt: skip
    assert _clashes(world.delegation) == {
        ("Hội đàm", "Vũ Đình Khoát", "Tiếp xã giao"), ("Hội đàm", "Xe 16 chỗ", "Thăm bảo tàng"),
    }  # fmt: skip
    assert items_of(world.delegation).get().ends == time(15, 45)


SPANS = st.tuples(st.integers(0, 20), st.integers(1, 3))


@given(st.lists(SPANS, max_size=6))
def test_clashes_are_what_a_count_by_hand_finds(spans):
    items = [
        ProgrammeItem(pk=at, on=DAY, starts=time(begins), ends=time(begins + hours))
        for at, (begins, hours) in enumerate(spans)
    ]
    found = {
        (one.pk, other.pk)
        for one in items for other in items
        if one.pk != other.pk and one.span[0] < other.span[1] and other.span[0] < one.span[1]
    }  # fmt: skip
    hours = [set(range(begins, begins + length)) for begins, length in spans]

    assert found == {(a, b) for a in range(len(hours)) for b in range(len(hours)) if a != b and hours[a] & hours[b]}


def test_a_programme_is_settled_and_what_changes_after_is_told(world):
    item = _add(world)
    first = actions.settle_programme(by=world.lead, keeper=KEEPER, row=world.delegation, note="", now=NOW)
    assert (first.number, is_as_settled(world.delegation)) == (1, True)
    with pytest.raises(Refused, match="không đổi so với bản trước"):
        actions.settle_programme(by=world.lead, keeper=KEEPER, row=world.delegation, note="", now=NOW)

    said = Said(DAY, time(15), "Hội đàm", time(16), "Talks")
    actions.edit_programme_item(by=world.lead, keeper=KEEPER, row=world.delegation, item=item, said=said)
    assert not is_as_settled(world.delegation)
    second = actions.settle_programme(by=world.lead, keeper=KEEPER, row=world.delegation, note="Bạn đề nghị", now=NOW)
    assert (second.number, second.lines[0]["starts"], versions_of(world.delegation).count()) == (2, "15:00:00", 2)

    actions.drop_programme_item(by=world.lead, keeper=KEEPER, row=world.delegation, item=item)
    with pytest.raises(Refused, match="chưa có mục nào"):
        actions.settle_programme(by=world.lead, keeper=KEEPER, row=world.delegation, note="", now=NOW)


@pytest.mark.parametrize(
    ("said", "sentence"),
    [
        ({"text_vi": "  "}, "Hãy ghi hoạt động"),
        ({"ends": time(13)}, "Giờ kết thúc phải sau giờ bắt đầu"),
        ({"hosts": "elsewhere"}, "phải của cùng địa phương"),
    ],
)
def test_what_cannot_be_is_refused(world, said, sentence):
    if "hosts" in said:
        said = {"hosts": [make.ResourceFactory()]}
    with pytest.raises(Refused, match=sentence):
        _add(world, **said)
    assert not items_of(world.delegation).exists()


def test_an_item_does_not_go_on_into_the_next_day(world):
    item = _add(world)
    with pytest.raises(Refused, match="kết thúc trong ngày"):
        actions.move_programme_item(
            by=world.lead, keeper=KEEPER, row=world.delegation, item=item, to=datetime.combine(DAY, time(23, 30))
        )  # fmt: skip


def test_others_keep_their_hands_off(world):
    with pytest.raises(NotAllowed, match="cơ quan chủ trì"):
        actions.add_programme_item(
            by=world.idle, keeper=KEEPER, row=world.delegation, said=Said(DAY, time(9), "Họp")
        )  # fmt: skip


def test_a_day_is_pasted_as_offices_write_it(world):
    text = """
1\t09:40 - 11:30\tĐón tại sân bay\tArrival at the airport
14h30; Tiếp xã giao; Courtesy call; Phòng khách số 1; Reception room 1
15 giờ – Hội đàm

"""
    items = pasted_items(text, DAY)

    assert [(one.starts, one.ends, one.text_vi, one.text_en, one.place_vi, one.place_en) for one in items] == [
        (time(9, 40), time(11, 30), "Đón tại sân bay", "Arrival at the airport", "", ""),
        (time(14, 30), None, "Tiếp xã giao", "Courtesy call", "Phòng khách số 1", "Reception room 1"),
        (time(15), None, "Hội đàm", "", "", ""),
    ]
    made = actions.add_programme_items(by=world.lead, keeper=KEEPER, row=world.delegation, said=items)
    assert len(made) == items_of(world.delegation).count() == 3


def test_what_is_pasted_is_no_longer_than_its_columns_hold(world):
    items = pasted_items(f"14:30; {'Hội đàm ' * 90}; Talks; {'Phòng ' * 90}", DAY)
    [item] = actions.add_programme_items(by=world.lead, keeper=KEEPER, row=world.delegation, said=items)

    assert (len(item.text_vi), len(item.place_vi)) == (400, 250)


@pytest.mark.parametrize(
    ("text", "sentence"),
    [("Hội đàm", "không bắt đầu bằng giờ"), ("25:00; Hội đàm", "Không có giờ này"), ("\n \n", "ít nhất một dòng")],
)
def test_a_line_that_is_no_item_is_named(text, sentence):
    with pytest.raises(Refused, match=sentence):
        pasted_items(text, DAY)


@given(st.text(max_size=60))
def test_whatever_is_pasted_gives_rows_of_words(text):
    assert all(any(cells) or len(cells) >= 1 for cells in pasted_rows(text))


def test_the_print_of_guests_asks_for_english_and_leaves_out_what_is_internal(world):
    _add(world, text_en="", inside="xe 1: Thống đốc")
    heading = Heading("Chương trình", "Programme")
    with pytest.raises(Refused, match="chưa có tiếng Anh: 14:00 Hội đàm"):
        programme_pdf(heading, programme_of(world.delegation), None, inside=False)
    with pytest.raises(Refused, match="chưa có mục nào"):
        programme_pdf(heading, [], None, inside=True)

    assert programme_pdf(heading, programme_of(world.delegation), None, inside=True)[:5] == b"%PDF-"


def test_a_room_stands_once_in_the_list_while_it_is_used(world):
    said = Particulars("room", "Phòng họp số 2", "Meeting Room 2", seats=30)
    room = actions.add_resource(by=world.lead, locality=world.locality, said=said)
    with pytest.raises(Refused, match="đã có trong danh mục"):
        actions.add_resource(by=world.lead, locality=world.locality, said=Particulars("room", "phòng họp số 2"))
    gone = Particulars("room", "Phòng họp số 2", is_used=False)
    actions.edit_resource(by=world.lead, resource=room, said=gone)
    actions.add_resource(by=world.lead, locality=world.locality, said=said)

    assert sorted(Resource.objects.filter(locality=world.locality).values_list("is_used", flat=True)) == [False, True]
    with pytest.raises(NotAllowed, match="cán bộ của địa phương"):
        actions.add_resource(by=world.outsider, locality=world.locality, said=said)
