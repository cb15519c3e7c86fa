"""Lists of partners as offices keep them: any names of columns, every fault by its cell, nothing lost, nothing twice."""

from datetime import date

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from nhipcau.audit.models import Event
from nhipcau.common.refusal import NotAllowed, Refused
from nhipcau.once.claims import answering
from nhipcau.partners import imports
from nhipcau.partners.imports import PartnerList, import_partners, preview_partners
from nhipcau.partners.list_shape import kind_of_name, relation_of_words
from nhipcau.partners.models import Partner
from nhipcau.registers.office_lists import Said
from tests.conftest import NOW, TODAY
from tests.nhipcau import factories as make

pytestmark = pytest.mark.django_db
HEAD = ("STT", "Tên đối tác", "Quốc gia", "Quan hệ", "Đơn vị phụ trách", "Lãnh đạo", "Chức danh", "Ngày thiết lập")


def _list(*rows, head=HEAD, above=(("DANH SÁCH ĐỐI TÁC",), ())):
    return make.workbook(*above, head, *rows)


def _preview(world, data, by=None, said=None):
    return preview_partners(data, world.locality, TODAY, by or world.focal, said or Said())


def _import(world, data, by=None):
    return import_partners(by=by or world.focal, locality=world.locality, listed=PartnerList(data), now=NOW)


def _faults(preview):
    return [(fault.cell, fault.sentence) for fault in preview.faults]


def test_a_list_of_the_office_becomes_partners_with_their_heads(world):
    make.CountryFactory()
    make.CountryFactory(code="US", name_vi="Hoa Kỳ", name_en="United States")
    data = _list(
        (
            1,
            "Thành phố Minami",
            "nhật bản",
            "Kết nghĩa",
            world.lead_agency.name,
            "Sato Yuki",
            "Thị trưởng",
            "18/4/2014",
        ),
        (2, "Đại sứ quán Hoa Kỳ", "Mỹ", "hợp tác thường xuyên", None, None, None, 1995),
    )

    shown = _import(world, data)

    first, second = Partner.objects.order_by("pk")
    assert (first.name_vi, first.country.code, first.kind, first.relation, first.agency, first.related_since) == (
        "Thành phố Minami", "JP", "locality", "twinned", world.lead_agency, date(2014, 4, 18)
    )  # fmt: skip
    assert [str(post) for post in first.posts.all()] == ["Sato Yuki, Thị trưởng"]
    assert (second.kind, second.country.code, second.relation, second.agency, second.related_since) == (
        "mission", "US", "cooperating", world.focal_agency, date(1995, 1, 1)
    )  # fmt: skip
    assert (len(shown.added), len(shown.changed), shown.same) == (2, 0, 0)
    event = Event.objects.get(verb="import_partners")
    assert (event.data["added"], event.data["names"]) == (2, ["Thành phố Minami", "Đại sứ quán Hoa Kỳ"])


def test_what_is_there_is_changed_where_a_cell_says_otherwise(world):
    make.CountryFactory()
    _import(world, _list((1, "Thành phố Minami", "Nhật Bản", "Hữu nghị", world.lead_agency.name, "Sato", "Thị trưởng")))
    again = _list((1, "thanh pho minami", None, "Kết nghĩa", None, "Tanaka", "Thị trưởng", None))

    shown = _import(world, again)

    assert [row.changes for row in shown.rows] == [(("Quan hệ", "Hữu nghị", "Kết nghĩa"),)]
    minami = Partner.objects.get()
    assert (minami.name_vi, minami.relation, minami.agency) == ("Thành phố Minami", "twinned", world.lead_agency)
    assert [str(post.contact) for post in minami.posts.all()] == ["Sato"]  # who heads it now is changed on the card
    assert _preview(world, again).same == 1


def test_a_year_takes_no_day_away_and_a_note_comes_beside_the_other(world):
    head = ("Tên", "Năm thiết lập", "Ghi chú", "Website")
    _import(world, _list(("Bến Xa", "18/4/2014", "Có phiên dịch.", "benxa.example"), head=head, above=()))

    _import(world, _list(("Bến Xa", 2014, "Gửi thư mừng.", None), head=head, above=()))

    one = Partner.objects.get()
    assert (one.related_since, one.protocol_notes, one.website) == (
        date(2014, 4, 18), "Có phiên dịch.\nGửi thư mừng.", "https://benxa.example"
    )  # fmt: skip


@pytest.mark.parametrize(
    ("row", "fault"),
    [
        ((1, "A", "Nhật Bổn"), ("C4", "Không có nước “Nhật Bổn”; gần nhất là: Nhật Bản.")),
        ((1, "A", None, "thân thiết"), (
            "D4", "Không rõ quan hệ “thân thiết”; các quan hệ: Đang tìm hiểu; Hợp tác; Hữu nghị; Kết nghĩa; Thành viên; "
            "Đã chấm dứt.")),
        ((1, "A", None, None, None, "Sato"), ("G4", "Hãy ghi chức vụ.")),
        ((1, "A", None, None, None, None, None, "khoảng 2014"), (
            "H4", "Không đọc được ngày “khoảng 2014”; hãy ghi như 23/02/2019.")),
        ((1, "A" * 251), ("B4", "Quá dài: nhiều nhất 250 ký tự.")),
    ],
)  # fmt: skip
def test_a_cell_that_is_wrong_is_named_and_nothing_is_taken_in(world, row, fault):
    make.CountryFactory()
    data = _list((0, "Đối tác đúng", "Nhật Bản"), row, above=((),))

    assert _faults(_preview(world, data)) == [fault]
    with pytest.raises(Refused) as refusal:
        _import(world, data)
    assert str(refusal.value) == f"Ô {fault[0]}: {fault[1]}"
    assert Partner.objects.count() == 0


def test_kind_email_site_and_agency_are_read_too(world):
    head = ("Tên", "Loại", "Email", "Website", "Cơ quan theo dõi")
    data = _list(("A", "bạn bè", "khong-co", "co khoang trang", "Sở Không Có"), head=head, above=())

    assert [cell for cell, _sentence in _faults(_preview(world, data))] == ["B2", "E2", "C2", "D2"]


def test_a_name_twice_in_a_list_is_named_on_both_lines(world):
    faults = _faults(_preview(world, _list((1, "Bến Xa", None), (2, "bến xa", None), above=())))

    assert faults == [("B2", "Tên này có ở nhiều dòng."), ("B3", "Tên này có ở nhiều dòng.")]


def test_two_of_one_name_are_told_apart_by_the_country(world):
    land = make.CountryFactory(code="LA", name_vi="Lào")
    for country in (make.CountryFactory(), land):
        make.PartnerFactory(
            locality=world.locality, agency=world.lead_agency, name_vi="Biên", all_names="Biên", country=country
        )
    head = ("Tên", "Nước", "Quan hệ")

    assert _faults(_preview(world, _list(("Biên", None, "hữu nghị"), head=head, above=()))) == [
        ("B2", "Sổ có nhiều đối tác tên này; hãy ghi nước.")
    ]
    shown = _preview(world, _list(("Biên", "Lào", "hữu nghị"), head=head, above=()))
    assert [row.known.country for row in shown.rows] == [land]


def test_whose_partner_it_is_not_may_not_change_it(world):
    faults = _faults(_preview(world, _list((1, world.city.name_vi, None, "Hữu nghị")), by=world.partner))

    assert faults == [("B4", f"Hồ sơ này do {world.city.agency.name} theo dõi; tài khoản không sửa được.")]


def test_columns_are_taken_as_somebody_says(world):
    data = _list(("Minami", "x", "Thành phố Minami"), head=("Tên", "Loại", "Mô tả dài"), above=())

    shown = _preview(world, data, said=Said(keys={2: "name_vi"}))

    assert [(column.letter, column.key) for column in shown.columns] == [("A", ""), ("B", ""), ("C", "name_vi")]
    assert [row.name for row in shown.rows] == ["Thành phố Minami"]


def test_a_list_that_is_killed_half_way_goes_on_where_it_stood(world, monkeypatch):
    monkeypatch.setattr(imports, "PART", 2)
    data = _list(*((at, f"Đối tác {at}", None) for at in range(1, 8)))

    def killed(done, _all):
        if done == 5:
            raise KeyboardInterrupt

    with answering("job"), pytest.raises(KeyboardInterrupt):
        import_partners(by=world.focal, locality=world.locality, listed=PartnerList(data), now=NOW, tell=killed)
    assert Partner.objects.count() == 4
    with answering("job"):
        _import(world, data)

    assert list(Partner.objects.order_by("name_vi").values_list("name_vi", flat=True)) == [
        f"Đối tác {at}" for at in range(1, 8)
    ]


def test_who_may_not_add_partners_imports_none(world):
    with pytest.raises(NotAllowed):
        _import(world, _list((1, "Bến Xa", None)), by=world.outsider)


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("Đại sứ quán Nhật Bản", "mission"), ("Tổng Lãnh sự quán Pháp", "mission"), ("Thành phố Minami", "locality"),
        ("Tỉnh Vân Khê", "locality"), ("Trường Đại học Bến Xa", "school"), ("Bến Xa University", "school"),
        ("Công ty TNHH Hạc", "company"), ("Báo Bến Xa", "press"), ("Mạng lưới Thành phố Sông", "network"),
        ("Hội hữu nghị Bến Xa", "organisation"),
    ],
)  # fmt: skip
def test_a_name_tells_the_kind(name, kind):
    assert kind_of_name(name) == kind


@pytest.mark.parametrize(
    ("words", "relation"),
    [("Đã chấm dứt kết nghĩa", "ended"), ("ký thỏa thuận hợp tác", "cooperating"), ("bạn", ""), ("", "")],
)
def test_words_mean_a_relation(words, relation):
    assert relation_of_words(words) == relation


def test_the_journey_through_the_page(world, as_user, run_jobs):
    make.CountryFactory()
    client, address = as_user(world.focal), reverse("import_partners")
    data = _list((1, "Thành phố Minami", "Nhật Bản", "Kết nghĩa"))

    page = client.post(address, {"file": SimpleUploadedFile("ds.xlsx", data)}).content.decode()
    token = page.split('name="token" value="')[1].split('"')[0]
    columns = {f"column-{at}": key for at, key in ((1, "name_vi"), (2, "country"), (3, "relation"))}
    shown = {"token": token, "shown_sheet": "Sheet", "sheet": "Sheet"}
    client.post(address, shown | columns)
    run_jobs()

    assert "1 đối tác mới, 0 đối tác sửa, 0 không đổi." in page
    assert str(Partner.objects.get()) == "Thành phố Minami"
