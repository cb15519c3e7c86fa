"""Lines and brackets that say who does an item."""

import kehoach

LINES = """KẾ HOẠCH
Ngoại giao văn hóa năm 2030
I. NHIỆM VỤ
1. Giao lưu
- Mở một lớp học trong quý III năm 2030 (chủ trì: Văn phòng; phối hợp: Trung tâm Văn hóa).
- Đón đoàn nghệ thuật (nếu có).
- In ấn phẩm song ngữ trong năm 2030.
(Chủ trì: Sở Ngoại vụ; phối hợp: Sở Du lịch, Công an tỉnh)
"""


def test_bracket_at_the_end_of_an_item_is_its_own_and_a_line_in_brackets_that_of_the_items_before(tmp_path):
    source = tmp_path / "plan.txt"
    source.write_text(LINES, encoding="utf-8")
    plan = kehoach.read(source)
    assert [(task.leads, task.partners) for task in plan.tasks] == [
        (("Văn phòng",), ("Trung tâm Văn hóa",)),
        (("Sở Ngoại vụ",), ("Sở Du lịch", "Công an tỉnh")),
        (("Sở Ngoại vụ",), ("Sở Du lịch", "Công an tỉnh")),
    ]
    assert [(task.time.kind, task.time.start, task.time.end) for task in plan.tasks if task.time] == [
        ("range", "2030-07", "2030-09"),
        ("within_year", "2030", "2030"),
    ]
    spans = [span for task in plan.tasks for span in (*task.lead_spans, *task.partner_spans)]
    said = [LINES[span.start : span.end] for span in spans]
    assert said == [name for task in plan.tasks for name in (*task.leads, *task.partners)]
