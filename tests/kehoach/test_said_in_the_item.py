"""What an item says of itself in its last sentences, and times that no calendar has."""

import pytest

import kehoach

PLAN = """KẾ HOẠCH
Về đối ngoại năm 2026
I. CHỈ TIÊU
1. Đón 10 đoàn khách.
II. NHIỆM VỤ
1. Mở Tuần Văn hóa. Cơ quan chủ trì: Sở Ngoại vụ. Cơ quan phối hợp: Sở Tài chính. Thời gian thực hiện: Quý II/2026.
2. In sách. Cơ quan chủ trì: Sở Tài chính.
3. Họp: bàn việc chung.
III. TỔ CHỨC THỰC HIỆN
1. Sở Ngoại vụ theo dõi việc thực hiện.
"""


def test_who_and_when_in_the_last_sentences_of_an_item():
    plan = kehoach.read(PLAN.encode())

    assert [(t.leads, t.partners, t.time.text if t.time else None) for t in plan.tasks] == [
        (("Sở Ngoại vụ",), ("Sở Tài chính",), "Quý II/2026"), (("Sở Tài chính",), (), None), ((), (), None),
    ]  # fmt: skip
    assert [item.text for item in plan.objectives] == ["Đón 10 đoàn khách."]
    first = plan.tasks[0]
    assert plan.text[first.lead_spans[0].start : first.lead_spans[0].end] == "Sở Ngoại vụ"


@pytest.mark.parametrize("time", ["31/02/2027", "Trước ngày 15/13/2024", "Tháng 13/2024", "Quý V/2024", "45/45/4545"])
def test_a_time_that_no_calendar_has_is_none(time):
    assert kehoach.parse_time(time) is None


def test_a_number_ends_where_the_place_begins():
    text = "ỦY BAN NHÂN DÂN\nTỈNH A\nSố: 15/QĐ-UBND                 Lạc Giang, ngày 20 tháng 11 năm 2026\nQUYẾT ĐỊNH\nVề việc A\n"

    assert kehoach.read(text.encode()).header.number == "15/QĐ-UBND"
