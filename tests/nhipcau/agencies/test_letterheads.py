"""How bodies of every kind write, by convention until a person confirms it."""

import pytest

from nhipcau.agencies.letterheads import convention_of, letterhead_of, missing_of, proposed_letterhead, proposed_signer
from nhipcau.agencies.models import Membership
from nhipcau.agencies.office_form import (
    NewSigner,
    OfficeForm,
    add_drafting_unit,
    add_signer,
    drop_drafting_unit,
    end_signer,
    set_letterhead,
)
from nhipcau.common.refusal import NotAllowed, Refused, Stale
from tests.conftest import NOW, TODAY
from tests.nhipcau import factories as make

pytestmark = pytest.mark.django_db
KINDS = {
    # name, kind, short name: form, above (None: none is written), lines, symbol, place, authority, chief, deputy, asked
    ("Sở Ngoại vụ", "department", "SNgV"): (
        "decree", "UBND tỉnh Vĩnh Hà", ["Sở Ngoại vụ"], "SNgV", "Vĩnh Hà", "", "Giám đốc", "KT.", ""),
    ("Thanh tra tỉnh", "department", "TTr"): (
        "decree", "UBND tỉnh Vĩnh Hà", ["Thanh tra tỉnh"], "TTr", "Vĩnh Hà", "", "Chánh Thanh tra", "KT.", ""),
    ("Văn phòng Ủy ban nhân dân tỉnh", "office", "VP"): (
        "decree", "UBND tỉnh Vĩnh Hà", ["Văn phòng"], "VP", "Vĩnh Hà", "", "Chánh Văn phòng", "KT.", ""),
    ("Ủy ban nhân dân tỉnh Vĩnh Hà", "committee", "UBND tỉnh"): (
        "decree", None, ["Ủy ban nhân dân", "tỉnh Vĩnh Hà"], "UBND", "Vĩnh Hà", "TM. Ủy ban nhân dân", "Chủ tịch",
        "KT.", ""),
    ("Ủy ban nhân dân phường An Thành", "commune", "UBND P. An Thành"): (
        "decree", None, ["Ủy ban nhân dân", "phường An Thành"], "UBND", "An Thành", "TM. Ủy ban nhân dân", "Chủ tịch",
        "KT.", ""),
    ("Ủy ban nhân dân phường 12", "commune", "UBND"): (
        "decree", None, ["Ủy ban nhân dân phường 12"], "UBND", "Phường 12", "TM. Ủy ban nhân dân", "Chủ tịch", "KT.",
        ""),
    ("Ban Tuyên giáo và Dân vận Tỉnh ủy", "party", "BTGDVTU"): (
        "party", "Tỉnh ủy Vĩnh Hà", ["Ban Tuyên giáo", "và Dân vận"], "BTGDVTU", "Vĩnh Hà", "", "Trưởng Ban", "K/T",
        ""),
    ("Công an tỉnh", "police_military", "CAT"): (
        "decree", "Bộ Công an", ["Công an tỉnh Vĩnh Hà"], "CAT", "Vĩnh Hà", "", "Giám đốc", "KT.", ""),
    ("Bộ Chỉ huy quân sự tỉnh", "police_military", "BCH"): (
        "decree", "", ["Bộ Chỉ huy quân sự", "tỉnh Vĩnh Hà"], "BCH", "Vĩnh Hà", "", "Chỉ huy trưởng", "KT.",
        "Chưa rõ cơ quan chủ quản"),
    ("Ủy ban Mặt trận Tổ quốc Việt Nam tỉnh", "front", "UBMTTQ"): (
        "decree", None, ["Ủy ban MTTQ Việt Nam", "tỉnh Vĩnh Hà", "Ban Thường trực"], "MTTQ-BTT", "Vĩnh Hà",
        "TM. Ban Thường trực", "Chủ tịch", "", ""),
    ("Liên hiệp các tổ chức hữu nghị tỉnh", "front", "LHHN"): (
        "decree", "", ["Liên hiệp các tổ chức", "hữu nghị tỉnh Vĩnh Hà"], "LHHN", "Vĩnh Hà", "TM. Ban Thường vụ",
        "Chủ tịch", "", "Chưa rõ cơ quan chủ quản"),
    ("Báo và Phát thanh, truyền hình Vĩnh Hà", "press", "BPTTH"): (
        "decree", "", ["Báo và Phát thanh,", "truyền hình Vĩnh Hà"], "BPTTH", "Vĩnh Hà", "", "", "KT.",
        "Chưa rõ cơ quan chủ quản"),
    ("Trường Đại học Vĩnh Hà", "school", "ĐHVH"): (
        "decree", "", ["Trường Đại học Vĩnh Hà"], "ĐHVH", "Vĩnh Hà", "", "Hiệu trưởng", "KT.",
        "Chưa rõ cơ quan chủ quản"),
    ("Trung tâm Xúc tiến Đầu tư, Thương mại và Du lịch tỉnh", "centre", "TTXT"): (
        "decree", "UBND tỉnh Vĩnh Hà", ["Trung tâm Xúc tiến Đầu tư,", "Thương mại và Du lịch tỉnh"], "TTXT", "Vĩnh Hà",
        "", "Giám đốc", "KT.", ""),
}  # fmt: skip


@pytest.fixture
def locality():
    return make.LocalityFactory(name="Tỉnh Vĩnh Hà")


@pytest.mark.parametrize("body", KINDS, ids=[name for name, _kind, _short in KINDS])
def test_the_form_is_proposed_by_the_kind_of_body(locality, body):
    name, kind, short = body
    form, above, lines, symbol, place, authority, chief, deputy, asked = KINDS[body]

    made = proposed_letterhead(make.AgencyFactory(locality=locality, name=name, kind=kind, short_name=short))

    shown = None if made.has_none_above else made.above
    assert (made.form, shown, list(made.lines), made.symbol, made.place) == (form, above, lines, symbol, place)
    assert (made.authority, made.chief, made.deputy_mark) == (authority, chief, deputy)
    sentences = missing_of(made)
    assert "chưa được xác nhận" in sentences[0]
    assert asked in " ".join(sentences[1:])
    assert (len(sentences) > 1) == bool(asked)


def test_a_unit_stands_under_what_it_is_a_part_of(locality):
    above = make.AgencyFactory(locality=locality, name="Sở Văn hóa, Thể thao và Du lịch")
    unit = make.AgencyFactory(locality=locality, name="Trung tâm Văn hóa tỉnh", kind="centre", parent=above)

    assert proposed_letterhead(unit).above == above.name


def test_every_kind_of_agency_has_a_convention(locality):
    for kind in ("committee", "department", "police_military", "party", "front", "press", "school", "centre",
                 "commune", "other"):  # fmt: skip
        agency = make.AgencyFactory(locality=locality, kind=kind)
        assert (convention_of(agency).kind, letterhead_of(agency).pk) == (kind, None)


def _form(**changed):
    return OfficeForm(
        **{"form": "decree", "has_none_above": False, "above": "UBND tỉnh Vĩnh Hà", "name_lines": "Sở Ngoại vụ",
           "symbol": "SNgV", "place": "Vĩnh Hà", "authority": "", "chief": "Giám đốc", "deputy_mark": "KT.",
           "leaders": "Lãnh đạo Sở", "filed": "Lưu: VT", "keeps_register": False, "is_outside": False, "term_from": None} | changed
    )  # fmt: skip


def test_a_person_confirms_and_two_who_meet_are_told(world):
    agency = world.idle_agency
    letterhead = set_letterhead(by=world.focal, agency=agency, version=0, form=_form(), now=NOW)

    with pytest.raises(Stale):
        set_letterhead(by=world.administrator, agency=agency, version=0, form=_form(place="Hà Vĩnh"), now=NOW)
    with pytest.raises(NotAllowed):
        set_letterhead(by=world.lead, agency=agency, version=1, form=_form(), now=NOW)
    with pytest.raises(Refused, match="để trống ô này"):
        set_letterhead(by=world.focal, agency=agency, version=1, form=_form(has_none_above=True), now=NOW)

    assert (letterhead.confirmed_by, missing_of(letterhead_of(agency))) == (world.focal, [])


def test_signers_come_and_go_and_a_head_is_proposed(world):
    head = make.MembershipFactory(
        agency=world.idle_agency, role=Membership.Role.HEAD, user__full_name="Lê Văn Xây",
        user__title="Phó Giám đốc Sở phụ trách",
    ).user  # fmt: skip

    proposed = proposed_signer(world.idle_agency)
    assert (proposed.name, proposed.position, proposed.user) == ("Lê Văn Xây", "Phó Giám đốc", head)
    signer = add_signer(
        by=world.focal, agency=world.idle_agency, new=NewSigner(proposed.name, proposed.position, user=head)
    )
    assert proposed_signer(world.idle_agency) is None
    end_signer(by=world.focal, signer=signer, on=TODAY)
    with pytest.raises(Refused, match="đã thôi ký"):
        end_signer(by=world.focal, signer=signer, on=TODAY)
    with pytest.raises(Refused, match="họ tên và chức vụ"):
        add_signer(by=world.focal, agency=world.idle_agency, new=NewSigner("", "Giám đốc"))


def test_a_drafting_unit_is_there_once(world):
    unit = add_drafting_unit(by=world.focal, agency=world.idle_agency, name="Văn phòng Sở", abbreviation="VP")

    with pytest.raises(Refused, match="Đã có"):
        add_drafting_unit(by=world.focal, agency=world.idle_agency, name="Văn phòng", abbreviation="VP")
    with pytest.raises(Refused, match="viết liền"):
        add_drafting_unit(by=world.focal, agency=world.idle_agency, name="Văn phòng", abbreviation="V P")
    drop_drafting_unit(by=world.focal, unit=unit)
    again = add_drafting_unit(by=world.focal, agency=world.idle_agency, name="Văn phòng", abbreviation="VP")
    assert list(world.idle_agency.drafting_units.filter(is_used=True)) == [again]
