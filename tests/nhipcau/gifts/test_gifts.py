"""Gifts: what is in store always adds up, nothing is given twice or above the norm without a reason."""

from datetime import date, timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from nhipcau.audit.models import Event
from nhipcau.common.refusal import NotAllowed, Refused
from nhipcau.gifts import actions
from nhipcau.gifts.actions import Given, Moved, Particulars
from nhipcau.gifts.models import Gift, Giving
from nhipcau.gifts.queries import (
    EXPIRED,
    IN_USE,
    LOW,
    STATES,
    WITHDRAWN,
    certificate_words,
    certified_products,
    gifts_in,
    givings_to,
    search_gifts,
    stock_of,
    visible_gifts,
    with_stock,
)
from nhipcau.gifts.suggestion import Guest, gift_norm, suggest
from nhipcau.partners.actions import merge_partners
from tests.conftest import NOW, TODAY
from tests.nhipcau import factories as make

pytestmark = pytest.mark.django_db
DAY = timedelta(days=1)


def _move(world, kind, pieces, on=TODAY):
    return actions.move_stock(by=world.lead, gift=world.gift, moved=Moved(kind, pieces, on), now=NOW)


def _give(world, **said):
    values = {"partner": world.city, "on": TODAY} | said
    return actions.give_gift(by=world.lead, gift=world.gift, given=Given(**values), now=NOW)


def test_the_store_is_what_came_in_less_what_left(world):
    _move(world, "in", 5)
    _move(world, "out", 2)
    counted = _move(world, "count", 11)
    given = _give(world, pieces=4)

    assert (counted.pieces, stock_of(world.gift)) == (-2, 7)
    actions.take_back_giving(by=world.lead, giving=given, now=NOW)
    assert stock_of(world.gift) == 11
    assert [str(row) for row in world.gift.movements.all()] == [
        "Nhập lại +4", "Xuất tặng -4", "Kiểm kê -2", "Xuất khác -2", "Nhập kho +5", "Nhập kho +10",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("kind", "pieces", "sentence"),
    [
        ("out", 11, "Trong kho chỉ còn 10."), ("count", 10, "Số lượng trong kho không đổi nên không có gì để ghi."),
        ("in", 0, "Số lượng trong kho không đổi nên không có gì để ghi."), ("in", -3, "Số lượng không hợp lệ."),
        ("given", 1, "Hãy chọn nhập, xuất hoặc kiểm kê."), ("in", 10**9, "Số lượng không hợp lệ."),
    ],
)  # fmt: skip
def test_what_cannot_be_in_the_store_is_refused(world, kind, pieces, sentence):
    with pytest.raises(Refused, match=sentence):
        _move(world, kind, pieces)
    assert stock_of(world.gift) == 10


@settings(max_examples=15, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.tuples(st.sampled_from(["in", "out", "count"]), st.integers(0, 20)), max_size=8))
def test_the_store_is_never_less_than_nothing(world, moves):
    for kind, pieces in moves:
        try:
            _move(world, kind, pieces)
        except Refused:
            continue
    assert stock_of(world.gift) >= 0


def test_above_the_norm_a_reason_is_asked_for(world):
    Gift.objects.filter(pk=world.gift.pk).update(price=1_900_000)
    world.gift.refresh_from_db()

    with pytest.raises(Refused, match=r"Đơn giá vượt mức 1.800.000 đồng \(Điều 12 Thông tư số 35/2026/TT-BTC\)"):
        _give(world, rank="B", recipient="head")
    assert _give(world, rank="A", recipient="head").price == 1_900_000
    assert _give(world, rank="B", recipient="spouse", reason="Theo đề án đón đoàn").reason == "Theo đề án đón đoàn"


def test_the_same_person_is_not_given_the_same_twice_unseen(world):
    contact = make.PostFactory(partner=world.city).contact
    _give(world, contact=contact)

    with pytest.raises(Refused, match=f"{contact.name} đã được tặng mẫu này ngày 20/08/2026"):
        _give(world, contact=contact)
    _give(world)
    with pytest.raises(Refused, match=f"{world.city.name_vi} đã được tặng mẫu này"):
        _give(world)
    _give(world, reason="Đoàn khác")
    assert givings_to(world.city).count() == 3


@pytest.mark.parametrize(
    ("said", "sentence"),
    [
        (lambda w: {"pieces": 11}, "Trong kho chỉ còn 10."),
        (lambda w: {"pieces": 0}, "Số lượng không hợp lệ."),
        (lambda w: {"partner": make.PartnerFactory()}, "thuộc địa phương khác"),
        (lambda w: {"contact": make.PostFactory().contact}, "không giữ chức vụ ở đối tác đã chọn"),
        (lambda w: {"activity": make.ActivityFactory()}, "Hoạt động này là của đối tác khác"),
    ],
)
def test_a_guest_who_is_none_of_ours_is_refused(world, said, sentence):
    with pytest.raises(Refused, match=sentence):
        _give(world, **said(world))
    assert (Giving.objects.count(), stock_of(world.gift)) == (0, 10)


def test_what_is_given_no_more_is_neither_given_nor_changed(world):
    actions.withdraw_gift(by=world.lead, gift=world.gift, on=TODAY, now=NOW)

    with pytest.raises(Refused, match="đã thôi dùng"):
        _give(world)
    with pytest.raises(Refused, match="Ngày thôi dùng chưa đến"):
        actions.withdraw_gift(by=world.lead, gift=make.GiftFactory(agency=world.lead_agency, locality=world.locality),
                              on=TODAY + DAY, now=NOW)  # fmt: skip


def test_a_mistaken_giving_is_taken_back_once(world):
    given = _give(world)
    actions.take_back_giving(by=world.lead, giving=given, now=NOW)

    with pytest.raises(Refused, match="Lượt tặng này đã được hủy"):
        actions.take_back_giving(by=world.lead, giving=given, now=NOW)
    with pytest.raises(NotAllowed):
        actions.take_back_giving(by=world.idle, giving=given, now=NOW)
    assert (stock_of(world.gift), givings_to(world.city).count()) == (10, 0)


@pytest.mark.parametrize(
    ("rank", "recipient", "day", "most"),
    [
        ("A", "head", TODAY, 2_600_000), ("A", "spouse", TODAY, 2_600_000), ("B", "head", TODAY, 1_800_000),
        ("A", "member", TODAY, 1_000_000), ("C", "head", TODAY, 1_000_000), ("", "member", TODAY, 1_000_000),
        ("C", "leaving", TODAY, 1_800_000), ("DB", "head", TODAY, None), ("A", "head", date(2026, 5, 17), None),
    ],
)  # fmt: skip
def test_the_norm_of_a_guest(rank, recipient, day, most):
    norm = gift_norm(rank, recipient, day)
    assert (norm.most if norm else None) == most


def test_what_suits_a_guest_comes_first_and_the_rest_says_why_not(world):
    country = make.CountryFactory(name_vi="Nước Xa")
    guest = Guest(make.PartnerFactory(locality=world.locality, country=country), rank="B", recipient="head", pieces=2)

    def add(name, stock=5, **more):
        gift = make.GiftFactory(locality=world.locality, agency=world.lead_agency, name_vi=name, **more)
        if stock:
            make.MovementFactory(gift=gift, pieces=stock)
        return gift

    add("Bình năm sao", price=1_700_000, ocop_stars=5, ocop_until=TODAY, is_fragile=True)
    add("Đèn giấy", price=300_000)
    add("Khăn lụa", price=1_500_000)
    add("Mật ong", price=200_000, is_liquid=True, ocop_stars=4, import_notes="kiểm dịch")
    add("Ấm quý", price=1_900_000)
    add("Quạt", stock=1)
    add("Rượu", price=100_000).avoided_in.add(country)
    make.GivingFactory(gift=add("Sách"), partner=guest.partner)

    found = suggest(with_stock(Gift.objects.filter(locality=world.locality)), guest, TODAY)
    assert [(one.gift.name_vi, one.against, one.to_check) for one in found] == [
        ("Bình năm sao", [], ["dễ vỡ: đóng hộp chống va đập"]),
        ("Mật ong", [], ["chất lỏng: gửi theo hành lý ký gửi", "kiểm dịch", "kiểm tra hạn công nhận OCOP"]),
        ("Khăn lụa", [], []),
        ("Đèn giấy", [], []),
        ("Ấm quý", ["vượt mức 100.000 đồng"], []),
        ("Quạt", ["trong kho chỉ còn 1"], []),
        ("Sách", ["đã tặng ngày 20/08/2026"], []),
        ("Rượu", ["không tặng khách Nước Xa"], []),
    ]


@pytest.mark.parametrize(
    ("row", "words", "states"),
    [
        ({"ocop_stars": None}, ("", ""), [IN_USE]),
        ({"ocop_stars": 4}, ("4 sao", ""), [IN_USE]),
        ({"ocop_stars": 5, "ocop_until": TODAY + 93 * DAY}, ("5 sao", "đến 21/11/2026"), [IN_USE]),
        ({"ocop_stars": 5, "ocop_until": TODAY + 92 * DAY}, ("5 sao", "đến 20/11/2026"), [IN_USE, EXPIRED]),
        ({"ocop_stars": 3, "ocop_until": TODAY - DAY}, ("3 sao", "hết hạn 19/08/2026"), [IN_USE, EXPIRED]),
        ({"fewest": 10}, ("", ""), [IN_USE, LOW]),
        ({"withdrawn_on": TODAY}, ("", ""), [WITHDRAWN]),
    ],
)  # fmt: skip
def test_how_a_gift_stands(world, row, words, states):
    Gift.objects.filter(pk=world.gift.pk).update(**row)
    gift = visible_gifts(world.lead).get()

    assert certificate_words(gift, TODAY) == words
    rows = visible_gifts(world.lead)
    assert [word for word, _label in STATES if gifts_in(rows, word, TODAY).exists()] == states


def test_products_with_stars_are_counted_while_they_are_certified(world):
    for stars, until in ((5, None), (5, TODAY), (5, TODAY - DAY), (4, None), (None, None)):
        make.GiftFactory(locality=world.locality, agency=world.lead_agency, ocop_stars=stars, ocop_until=until)

    rows = Gift.objects.filter(locality=world.locality)
    assert [certified_products(rows, stars, TODAY).count() for stars in (5, 4, 3)] == [2, 3, 3]


def test_a_gift_is_found_by_name_maker_and_code_without_marks(world):
    make.GiftFactory(locality=world.locality, name_vi="Bình gốm dáng hạc", maker_vi="Nghệ nhân Tấn", code="TC09")
    rows = visible_gifts(world.lead)

    assert [search_gifts(rows, words).count() for words in ("binh goc", "dang hac", "nghe nhan", "tc09")] == [
        0,
        1,
        1,
        1,
    ]


def test_a_code_is_used_once(world):
    said = Particulars(code=world.gift.code.lower(), name_vi="Khăn", agency=world.lead_agency)
    with pytest.raises(Refused, match=f"đã dùng cho “{world.gift.name_vi}”"):
        actions.add_gift(by=world.lead, locality=world.locality, said=said, now=NOW)
    said = Particulars(code="X1", name_vi="Khăn", agency=world.lead_agency, ocop_group=99)
    with pytest.raises(Refused, match="Không có bộ tiêu chí OCOP này"):
        actions.add_gift(by=world.lead, locality=world.locality, said=said, now=NOW)


def test_what_changed_stands_in_the_record(world):
    country = make.CountryFactory(name_vi="Nước Xa")
    said = Particulars(
        code=world.gift.code, name_vi=world.gift.name_vi, agency=world.lead_agency, price=950_000, is_fragile=True,
        avoided_in=[country],
    )  # fmt: skip
    actions.edit_gift(by=world.lead, gift=world.gift, said=said)

    event = Event.objects.filter(verb="edit_gift").latest("pk")
    assert event.data["changes"] == {
        "is_fragile": ["không", "có"], "price": ["900000", "950000"], "avoided_in": ["", "Nước Xa"],
    }  # fmt: skip


def test_gifts_stay_with_the_partner_that_stays(world):
    other = make.PartnerFactory(locality=world.locality, agency=world.lead_agency)
    _give(world, partner=other)

    merge_partners(by=world.focal, partner=other, into=world.city)
    assert givings_to(world.city).count() == 1
