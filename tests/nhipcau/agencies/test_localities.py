"""The localities of the country through time."""

import io
from datetime import date

import pytest
from django.core.management import CommandError, call_command
from django.db import IntegrityError
from django.urls import reverse
from openpyxl import load_workbook

from nhipcau.agencies.localities import Loaded, UnreadableRows, import_communes, load_localities
from nhipcau.agencies.models import Locality, LocalitySuccession
from nhipcau.agencies.provinces import communes_of, forebears_of, provinces_on, successors_of
from tests.nhipcau import factories as make

pytestmark = pytest.mark.django_db

BEFORE, SINCE, TODAY = date(2025, 6, 30), date(2025, 7, 1), date(2026, 11, 21)
HEAD = "code,name,type,province_code\n"


def _kinds(day):
    return [provinces_on(day).filter(kind=kind).count() for kind in ("city", "province")]


def test_loading_twice_changes_nothing_the_second_time():
    assert [load_localities(), load_localities()] == [Loaded(89, 0), Loaded(0, 0)]
    assert LocalitySuccession.objects.count() == 55


def test_loading_again_asks_the_database_twice(django_assert_num_queries):
    load_localities()

    with django_assert_num_queries(4):  # two lists, within a savepoint
        load_localities()


def test_what_was_changed_by_hand_is_set_right_again():
    load_localities()
    Locality.objects.filter(code="92").update(kind="province")

    assert load_localities() == Loaded(0, 1)
    assert Locality.objects.get(code="92").kind == "city"


def test_the_country_on_four_days():
    load_localities()

    assert {day: _kinds(day) for day in (BEFORE, SINCE, date(2026, 4, 30), TODAY)} == {
        BEFORE: [6, 57], SINCE: [6, 28], date(2026, 4, 30): [7, 27], TODAY: [9, 25],
    }  # fmt: skip


def test_every_province_before_the_merger_lives_on_in_exactly_one():
    load_localities()
    gone = Locality.objects.filter(valid_to=SINCE)

    assert [row.became.count() for row in gone] == [1] * 52
    assert {row.new.valid_from for row in LocalitySuccession.objects.filter(on=SINCE)} == {SINCE}


def _tree(kin):
    return [(row.locality.name, row.on.isoformat(), row.act, _tree(row.kin)) for row in kin]


def test_the_line_of_descent_goes_back_to_the_oldest_and_up_to_the_newest():
    load_localities()
    merger = ("2025-07-01", "202/2025/QH15")

    assert _tree(forebears_of(Locality.objects.get(name="Thành phố Đồng Nai"))) == [
        ("Tỉnh Đồng Nai", "2026-04-30", "30/2026/QH16",
         [("Tỉnh Bình Phước", *merger, []), ("Tỉnh Đồng Nai", *merger, [])]),
    ]  # fmt: skip
    assert _tree(successors_of(Locality.objects.get(name="Tỉnh Bình Phước"))) == [
        ("Tỉnh Đồng Nai", *merger, [("Thành phố Đồng Nai", "2026-04-30", "30/2026/QH16", [])]),
    ]


def test_a_ring_entered_by_mistake_ends():
    one, other = make.LocalityFactory(name="Tỉnh Một"), make.LocalityFactory(name="Tỉnh Hai")
    for old, new in ((one, other), (other, one)):
        LocalitySuccession.objects.create(old=old, new=new, on=SINCE, act="1")

    assert _tree(successors_of(one)) == [("Tỉnh Hai", "2025-07-01", "1", [("Tỉnh Một", "2025-07-01", "1", [])])]


def test_one_name_stands_once_for_each_beginning():
    make.LocalityFactory(name="Tỉnh Đôi")
    with pytest.raises(IntegrityError):
        make.LocalityFactory(name="Tỉnh Đôi")


def test_an_old_name_finds_the_province_that_it_joined():
    load_localities()

    assert [row.name for row in provinces_on(TODAY, "hau giang")] == ["Thành phố Cần Thơ"]
    assert [row.name for row in provinces_on(BEFORE, "hau giang")] == ["Tỉnh Hậu Giang"]


def test_communes_come_from_a_file_once(tmp_path):
    load_localities()
    file = tmp_path / "communes.csv"
    file.write_text(HEAD + "1,Phường Một,phường,92\n2,Xã Hai,xã,92\n3,Đặc khu Ba,Đặc khu,22\n", encoding="utf-8-sig")

    assert [import_communes(file), import_communes(file)] == [Loaded(3, 0), Loaded(0, 0)]
    file.write_text(HEAD + "2,Xã Hai,phường,92\n", encoding="utf-8")
    assert import_communes(file) == Loaded(0, 1)
    assert sorted(Locality.objects.exclude(parent=None).values_list("name", "kind", "parent__name")) == [
        ("Phường Một", "ward", "Thành phố Cần Thơ"),
        ("Xã Hai", "ward", "Thành phố Cần Thơ"),
        ("Đặc khu Ba", "special_zone", "Thành phố Quảng Ninh"),
    ]


def test_a_later_list_of_communes_ends_what_changed(tmp_path):
    load_localities()
    file = tmp_path / "communes.csv"
    file.write_text(HEAD + "1,Phường Một,phường,92\n2,Hai,xã,92\n", encoding="utf-8")
    import_communes(file)
    file.write_text(HEAD + "1,Phường Một,phường,92\n2,Hai Mới,phường,92\n", encoding="utf-8")

    loaded = [import_communes(file, on=date(2026, 9, 1), act="1/NQ-UBTVQH16") for _ in range(2)]

    can_tho = Locality.objects.get(name="Thành phố Cần Thơ", valid_to=None)
    assert loaded == [Loaded(0, 1), Loaded(0, 0)]
    assert [c.name for c in communes_of(can_tho, date(2026, 8, 31)).order_by("code")] == ["Phường Một", "Hai"]
    assert [c.name for c in communes_of(can_tho, date(2026, 9, 1)).order_by("code")] == ["Phường Một", "Hai Mới"]
    assert communes_of(can_tho, date(2025, 6, 30)).count() == 0
    assert [(k.locality.name, k.act) for k in successors_of(Locality.objects.get(name="Hai"))] == [
        ("Hai Mới", "1/NQ-UBTVQH16")
    ]


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"", "code, name, type, province_code"),
        (b"code,name\n1,A\n", "type, province_code"),
        ((HEAD + "1,X\u00e3 A,x\u00e3,92\n2,,x\u00e3,92\n").encode(), "line 3, name"),
        ((HEAD + "1,X\u00e3 A,huy\u1ec7n,92\n").encode(), "line 2, type"),
        ((HEAD + "1,X\u00e3 A,x\u00e3,00\n").encode(), "line 2, province_code"),
        ((HEAD + "1,X\u00e3 A\n").encode(), "line 2, type"),
        (b"\xff\xfe\x00", "utf-8"),
    ],
)
def test_a_file_with_one_wrong_row_changes_nothing(tmp_path, content, said):
    load_localities()
    file = tmp_path / "communes.csv"
    file.write_bytes(content)

    with pytest.raises(UnreadableRows, match=said):
        import_communes(file)
    assert not Locality.objects.exclude(parent=None).exists()


def test_the_command_loads_and_says_how_many(tmp_path):
    out = io.StringIO()
    call_command("localities", "load", stdout=out)

    assert out.getvalue() == "Thêm 89, sửa 0. 89 added, 0 changed.\n"
    with pytest.raises(CommandError, match=r"Nothing was changed\..*none\.csv"):
        call_command("localities", "import", tmp_path / "none.csv")


def test_the_list_of_a_day(world, as_user):
    load_localities()
    response = as_user(world.lead).get(reverse("locality_list"), {"on": "2025-06-30", "q": "yen bai"})

    assert [(row.name, [link.new.name for link in row.became.all()]) for row in response.context["page"]] == [
        ("Tỉnh Yên Bái", ["Tỉnh Lào Cai"])
    ]


@pytest.mark.parametrize("asked", ["2026-02-31", "hôm nay", "", "99999-01-01"])
def test_a_day_that_is_none_shows_today(world, as_user, asked, settings):
    load_localities()
    page = as_user(world.lead).get(reverse("locality_list"), {"on": asked}).context["page"]

    assert page.paginator.count == 34 + 1  # and the province of the cast


def test_the_sheet_has_what_the_list_has(world, as_user):
    load_localities()
    response = as_user(world.lead).get(reverse("localities_xlsx"), {"on": "2026-11-21", "q": "dong nai"})

    rows = list(load_workbook(io.BytesIO(response.content)).active.iter_rows(values_only=True))
    assert response["Content-Disposition"] == 'attachment; filename="dia-phuong-2026-11-21.xlsx"'
    words = [cell for cell in rows[1] if cell and isinstance(cell, str)]
    assert words == ["Thành phố Đồng Nai", "75", "Thành phố trực thuộc trung ương", "Tỉnh Đồng Nai"]


def test_a_locality_that_others_work_in_is_not_on_the_list(world, as_user):
    client = as_user(world.outsider)

    assert client.get(reverse("locality_detail", args=[world.locality.pk])).status_code == 404
    assert world.locality not in client.get(reverse("locality_list")).context["page"].object_list
