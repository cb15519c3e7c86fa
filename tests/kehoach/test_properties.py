"""What holds for any text at all."""

from hypothesis import given, settings
from hypothesis import strategies as st

import kehoach
from kehoach.text.agencies import find_agencies
from kehoach.text.normal import fold, fold_space

WORDS = st.sampled_from(
    ["KẾ HOẠCH", "I. MỤC ĐÍCH", "II. NHIỆM VỤ", "1. Sở Ngoại vụ", "- Tổ chức", "+ Mời", "a) Xây dựng", "Cơ quan chủ trì:",
     "Sở Tài chính", "và", "trước ngày 15/11/2026", "báo cáo kết quả về", "Nơi nhận:", "TM. ỦY BAN NHÂN DÂN", "PHỤ LỤC", "TT\tNội dung\tChủ trì",
     "1\tViệc\tSở Y tế", "\tnối\tthêm", "Quyết định số 1/QĐ-TTg", ";", ".", "\n", "\n\n", "“", "”", "(", "IV. TỔ CHỨC THỰC HIỆN", "2.1", "Điều 1."]
)  # fmt: skip
SOUP = st.lists(WORDS, min_size=1, max_size=60).map(" ".join) | st.lists(WORDS, min_size=1, max_size=60).map("\n".join)


def _read(text):
    try:
        return kehoach.read(text.encode())
    except kehoach.UnreadableFile:
        return None


@settings(max_examples=150)
@given(SOUP | st.text(max_size=400))
def test_reading_never_fails_and_every_span_slices_back(text):
    plan = _read(text)
    if plan is None:
        return

    for item in (*plan.objectives, *plan.tasks, *plan.duties, *plan.reporting, *plan.funding, *plan.recipients):
        assert fold_space(plan.text[item.span.start : item.span.end]) == item.text
    for task in plan.tasks:
        for name, span in (
            *zip(task.leads, task.lead_spans, strict=True),
            *zip(task.partners, task.partner_spans, strict=True),
        ):
            assert fold_space(plan.text[span.start : span.end]) == name


@settings(max_examples=60)
@given(SOUP)
def test_reading_twice_gives_the_same_and_json_gives_it_back(text):
    plan = _read(text)
    if plan is None:
        return

    assert _read(text) == plan
    assert kehoach.from_json(kehoach.to_json(plan)) == plan


@given(st.text(max_size=200))
def test_folding_is_idempotent(text):
    assert fold(fold(text)) == fold(text)
    assert fold_space(fold_space(text)) == fold_space(text)


@given(st.text(max_size=200))
def test_agencies_are_cut_from_the_text(text):
    assert [text[n.start : n.end] for n in find_agencies(text)] == [n.text for n in find_agencies(text)]
