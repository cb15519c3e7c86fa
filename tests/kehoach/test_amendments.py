"""What a decision that amends a plan says of it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

import kehoach

HEAD = """QUYẾT ĐỊNH
Về việc sửa đổi, bổ sung một số nội dung của Kế hoạch số 112/KH-UBND
Điều 1. Sửa đổi, bổ sung một số nội dung của Kế hoạch số 112/KH-UBND như sau:
"""
END = "\nĐiều 2. Các nội dung khác giữ nguyên.\nĐiều 3. Giao Sở Ngoại vụ đôn đốc thực hiện.\nNơi nhận:\n"
NEW_TASK = """“d) Tổ chức trại sáng tác quốc tế.
Cơ quan chủ trì: Sở Ngoại vụ; cơ quan phối hợp: Sở Tài chính.
Thời gian thực hiện: Trước ngày 15/11/2026.”"""


def _only(said):
    found = kehoach.find_amendments(f"{HEAD}{said}{END}")
    assert len(found) == 1
    return found[0]


def _told(clause):
    return (
        clause.kind, clause.locators, clause.title, clause.text, clause.leads, clause.partners,
        clause.time.text if clause.time else None,
    )  # fmt: skip


@pytest.mark.parametrize(
    ("said", "told"),
    [
        (
            "1. Sửa đổi điểm b khoản 2 Mục III như sau:\n“b) Mở Tuần Văn hóa (Chủ trì: Sở Ngoại vụ; thời gian: Quý III/2026).”",
            ("changed", ("III.2.b",), "", "Mở Tuần Văn hóa", ("Sở Ngoại vụ",), (), "Quý III/2026"),
        ),
        (
            f"2. Bổ sung điểm d vào sau điểm c khoản 2 Mục III như sau:\n{NEW_TASK}",
            ("added", ("III.2.d",), "", "Tổ chức trại sáng tác quốc tế.", ("Sở Ngoại vụ",), ("Sở Tài chính",), "Trước ngày 15/11/2026"),
        ),
        ("3. Bãi bỏ nhiệm vụ số 7, 9 và 12 tại Phụ lục.", ("dropped", ("PL.7", "PL.9", "PL.12"), "", "", (), (), None)),
        (
            "4. Điều chỉnh thời gian thực hiện nhiệm vụ số 3 Phụ lục từ Quý II/2026 sang Quý IV/2026.",
            ("rescheduled", ("PL.3",), "", "", (), (), "Quý IV/2026"),
        ),
        (
            "5. Giao Sở Công Thương chủ trì thực hiện nhiệm vụ tại điểm a khoản 1 Mục II thay Sở Xây dựng.",
            ("reassigned", ("II.1.a",), "", "", ("Sở Công Thương",), (), None),
        ),
        (
            "6. Điều chỉnh cơ quan chủ trì nhiệm vụ “Làm phim về tỉnh” từ Sở Xây dựng thành Sở Ngoại vụ.",
            ("reassigned", (), "Làm phim về tỉnh", "", ("Sở Ngoại vụ",), (), None),
        ),
        (
            "7. Không thực hiện nội dung: “Đón đoàn phóng viên” tại khoản 4 Mục II.",
            ("dropped", ("II.4",), "Đón đoàn phóng viên", "", (), (), None),
        ),
    ],
)  # fmt: skip
def test_a_clause_says_what_becomes_of_which_task(said, told):
    assert _told(_only(said)) == told


@pytest.mark.parametrize(
    ("said", "told"),
    [
        ("1. Không tiếp tục thực hiện các nhiệm vụ số 21, 22 Phụ lục.", ("dropped", ("PL.21", "PL.22"))),
        ("1. Bãi bỏ nội dung số 21 và số 22 của Phụ lục kèm theo Kế hoạch.", ("dropped", ("PL.21", "PL.22"))),
        ("1. Bỏ nhiệm vụ tại số thứ tự 23 Phụ lục.", ("dropped", ("PL.23",))),
        ("1. Sửa đổi gạch đầu dòng thứ hai khoản 2 Mục III: “- Lập hồ sơ.”", ("changed", ("III.2.-2",))),
        (
            "1. Đính chính thời gian nhiệm vụ số 16 Phụ lục: “Quý I/2026” sửa thành “Quý II/2026”.",
            ("rescheduled", ("PL.16",)),
        ),
        ("1. Nâng cao chất lượng nhiệm vụ số 3.", ("unclear", ())),
    ],
)
def test_other_wordings(said, told):
    found = kehoach.find_amendments(f"{HEAD}0. Bãi bỏ nhiệm vụ số 1 Phụ lục.\n{said}{END}")

    assert [(clause.kind, clause.locators) for clause in found] == [("dropped", ("PL.1",)), told]


@pytest.mark.parametrize(
    ("said", "told"),
    [
        ("1. Giao Sở A chủ trì nhiệm vụ số 8 Phụ lục thay cho Sở B.", (("Sở A",), (), ("Sở B",), False)),
        ("1. Chuyển nhiệm vụ số 19 Phụ lục từ Sở B sang Sở A chủ trì thực hiện.", (("Sở A",), (), ("Sở B",), False)),
        ("1. Bổ sung Sở A là cơ quan phối hợp thực hiện nhiệm vụ số 13 Phụ lục.", ((), ("Sở A",), (), True)),
    ],
)
def test_who_comes_who_goes_and_who_joins(said, told):
    clause = _only(said)

    assert (clause.leads, clause.partners, clause.replaced, clause.is_more) == told


def test_a_new_heading_brings_several_tasks():
    text = """1. Bổ sung khoản 6 vào sau khoản 5 Mục III như sau:
“6. Hợp tác với Pháp
a) Tổ chức Tuần phim. Cơ quan chủ trì: Sở Ngoại vụ. Thời gian: Quý II/2027.
b) Dịch 03 đầu sách. Cơ quan chủ trì: Sở Văn hóa.”"""
    found = kehoach.find_amendments(f"{HEAD}{text}{END}")

    assert [(c.text, c.leads, c.time.text if c.time else None) for c in found] == [
        ("Tổ chức Tuần phim", ("Sở Ngoại vụ",), "Quý II/2027"), ("Dịch 03 đầu sách", ("Sở Văn hóa",), None),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("said", "day"),
    [
        ("Quyết định này có hiệu lực thi hành kể từ ngày 01 tháng 12 năm 2026.", "2026-12-01"),
        ("Quyết định này có hiệu lực từ ngày 5/3/2027.", "2027-03-05"),
        ("Quyết định này có hiệu lực kể từ ngày ký.", None),
    ],
)
def test_from_which_day_a_decision_holds(said, day):
    assert kehoach.find_day_of_force(f"Điều 3. {said}") == day


def test_words_that_take_the_place_of_others():
    clause = _only("1. Thay cụm từ “Sở Du lịch” bằng cụm từ “Sở Văn hóa” tại điểm c khoản 2 Mục III.")

    assert (clause.kind, clause.locators, clause.phrase) == ("changed", ("III.2.c",), ("Sở Du lịch", "Sở Văn hóa"))


def test_a_clause_stands_where_its_span_says():
    text = f"{HEAD}3. Bãi bỏ nhiệm vụ số 7 tại Phụ lục.{END}"
    clause = kehoach.find_amendments(text)[0]

    assert text[clause.span.start : clause.span.end] == "Bãi bỏ nhiệm vụ số 7 tại Phụ lục."


def test_a_plan_amends_nothing():
    assert kehoach.find_amendments("KẾ HOẠCH\nI. MỤC ĐÍCH\n1. Tổ chức lễ hội.\n2. Bổ sung sách cho thư viện.\n") == ()


@given(st.text(alphabet="1a)b“”\n. ĐiềuSửađổiBãibỏkhoảnMụcIIthaynhưsau:", max_size=300))
def test_no_text_stops_it(text):
    for clause in kehoach.find_amendments(text):
        assert 0 <= clause.span.start < clause.span.end <= len(text)
