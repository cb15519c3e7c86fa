"""Nothing of a document is lost in silence: each long line lies in a value, in a stretch of the form, or in a doubt."""

from pathlib import Path

import pytest

import kehoach
from kehoach.cover import Cover, find_cover, print_cover

HERE = Path(__file__).parent
DOCUMENTS = sorted(p for p in (*HERE.glob("hands/*/source.*"), *HERE.glob("corpus/*/source.*")) if p.suffix != ".doc")
MOST_IN_NOTES = 0.02
"""Of all long lines; a reading that doubts everything holds nothing either."""


def test_no_long_line_of_any_document_is_lost():
    found = {f"{path.parent.name}/{path.name}": find_cover(kehoach.read(path)) for path in DOCUMENTS}
    whole = sum(found.values(), Cover())

    assert {name: cover.lost for name, cover in found.items() if cover.lost} == {}
    assert whole.long > 1_000
    assert whole.noted <= MOST_IN_NOTES * whole.long


PLAN = """ỦY BAN NHÂN DÂN
TỈNH LAM CHÂU
Số: 12/KH-UBND
Lam Châu, ngày 5 tháng 1 năm 2026
KẾ HOẠCH
Ngoại giao văn hóa năm 2026
{body}
Nơi nhận:
- Các sở, ban, ngành.
TM. ỦY BAN NHÂN DÂN
CHỦ TỊCH
Cù Thạnh
"""


def _read(body):
    return kehoach.read(PLAN.format(body=body).encode())


def test_what_a_plan_says_of_its_scope_is_context():
    plan = _read("I. PHẠM VI, ĐỐI TƯỢNG\n1. Phạm vi\nChương trình được thực hiện trên địa bàn toàn tỉnh.\n"
                 "II. NHIỆM VỤ\n1. Mở lớp bồi dưỡng lễ tân đối ngoại.\n")  # fmt: skip

    assert [(item.locator, item.text) for item in plan.context] == [
        ("I.1.p1", "Chương trình được thực hiện trên địa bàn toàn tỉnh.")
    ]
    assert [task.text for task in plan.tasks] == ["Mở lớp bồi dưỡng lễ tân đối ngoại."]


def test_what_stands_under_an_unknown_heading_is_read_as_tasks_in_doubt():
    plan = _read("I. LỘ TRÌNH\n1. Rà soát các thỏa thuận đã ký.\n2. Mở lớp bồi dưỡng.\n")

    assert [task.text for task in plan.tasks] == ["Rà soát các thỏa thuận đã ký.", "Mở lớp bồi dưỡng."]
    doubts = [(note.kind, plan.text[note.span.start : note.span.end]) for note in plan.notes if note.kind == "section"]
    assert doubts == [("section", "LỘ TRÌNH")]


def test_tasks_are_read_from_the_text_of_an_appendix_whose_title_names_them():
    plan = _read("I. MỤC ĐÍCH\nQuảng bá hình ảnh của tỉnh.\nTrên đây là Kế hoạch của tỉnh./.")
    annexed = kehoach.read((plan.text + "\nPHỤ LỤC\nDANH MỤC NHIỆM VỤ\n(Kèm theo Kế hoạch số 12/KH-UBND)\n"
                            "1. Dịch sách ảnh ra tiếng Anh.\n2. Dựng gian hàng tại hội chợ.\n").encode())  # fmt: skip

    assert [(task.locator, task.text) for task in annexed.tasks] == [
        ("PL.1", "Dịch sách ảnh ra tiếng Anh."),
        ("PL.2", "Dựng gian hàng tại hội chợ."),
    ]
    assert [annexed.text[s.span.start : s.span.end] for s in annexed.stretches if s.kind == "annex"] == [
        "PHỤ LỤC", "DANH MỤC NHIỆM VỤ", "(Kèm theo Kế hoạch số 12/KH-UBND)",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("rows", "cells"),
    [
        (("1", "Dịch sách ảnh", "Sở Ngoại vụ", "2026"), ("Dịch sách ảnh", ("Sở Ngoại vụ",))),
        (("1", "Dựng gian hàng\ntại hội chợ", "Sở Công Thương", "Quý II"), ("Dựng gian hàng tại hội chợ", ("Sở Công Thương",))),
    ],
)  # fmt: skip
def test_bars_alone_on_their_lines_make_a_table(rows, cells):
    heads = ("STT", "Nội dung", "Cơ quan chủ trì", "Thời gian")
    table = "".join("|\n" + "".join(f"{cell}\n|\n" for cell in row) for row in (heads, ("I", "Việc chung"), rows))
    plan = _read(f"I. MỤC ĐÍCH\nQuảng bá hình ảnh của tỉnh.\nPHỤ LỤC\n{table}\n")

    assert [(task.text, task.leads, task.section) for task in plan.tasks] == [(*cells, "Việc chung")]


def test_the_cover_is_printed_with_the_lines_that_are_lost():
    found = [("a.txt", Cover(2, ("Một dòng.",), 0, 4, 1)), ("b.txt", Cover(2, (), 1, 4, 0))]

    assert print_cover(found).splitlines() == [
        "a.txt: lost 1/2 = 0.500, in notes 0 = 0.000, doubted 1/4 = 0.250",
        "    Một dòng.",
        "b.txt: lost 0/2 = 0.000, in notes 1 = 0.500, doubted 0/4 = 0.000",
        "2: lost 1/4 = 0.250, in notes 1 = 0.250, doubted 1/8 = 0.125",
    ]


@pytest.mark.parametrize(("said", "annexes", "doubted"), [
    ("Chi tiết tại Phụ lục kèm theo.", "", "tại Phụ lục"),
    ("Phân công tại Phụ lục II.", "PHỤ LỤC I\nDANH MỤC\n1. Mở lớp.\n", "tại Phụ lục II"),
    ("Phân công tại Phụ lục I.", "PHỤ LỤC\nDANH MỤC\n1. Mở lớp.\n", None),
    ("Lập dự toán theo Phụ lục I Nghị định số 30/2020/NĐ-CP.", "", None),
])  # fmt: skip
def test_an_appendix_that_is_named_and_missing_is_a_doubt(said, annexes, doubted):
    plan = kehoach.read((PLAN.format(body=f"I. NHIỆM VỤ\n1. In sách.\n2. {said}") + annexes).encode())

    found = [plan.text[note.span.start : note.span.end] for note in plan.notes if note.kind == "annex"]
    assert found == ([doubted] if doubted else [])
