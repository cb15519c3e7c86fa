"""Sentences of reports, whole, fact by fact."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nhipcau.plans.models import Status, short_title
from nhipcau.reports.phrases import (
    Returns,
    due_phrase,
    kinds_of,
    present,
    reporting_sentence,
    said_by,
    short_day,
    state_sentence,
    states_phrase,
    still_left,
    together,
    without_subject,
)

DAY = date(2026, 11, 28)


@pytest.mark.parametrize(
    ("day", "said"),
    [(date(2026, 5, 31), "31/5/2026"), (date(2026, 12, 7), "07/12/2026"), (date(2027, 1, 31), "31/01/2027"),
     (date(2027, 2, 5), "05/02/2027"), (date(2026, 3, 1), "01/3/2026")],
)  # fmt: skip
def test_days_take_a_nought_as_the_decree_says(day, said):
    assert short_day(day) == said


@pytest.mark.parametrize(
    ("due", "printed", "said"),
    [(date(2026, 10, 29), "Trước ngày 29/10/2026", "trước ngày 29/10/2026"),
     (date(2026, 12, 31), "Năm 2026", "đến ngày 31/12/2026"), (None, "Thường xuyên", "Thường xuyên"),
     (None, "", "thường xuyên")],
)  # fmt: skip
def test_a_deadline_is_told_as_the_plan_tells_it(due, printed, said):
    assert due_phrase(due, printed) == said


@pytest.mark.parametrize(
    ("counts", "said"),
    [
        ({Status.DONE: 2, Status.DONE_LATE: 1, Status.ON_TRACK: 6, Status.LATE: 2, Status.SILENT: 1},
         "đã hoàn thành 03 nhiệm vụ (đạt 25,0%), trong đó 02 nhiệm vụ hoàn thành đúng hạn, 01 nhiệm vụ hoàn thành "
         "chậm; đang thực hiện trong hạn 06 nhiệm vụ; quá hạn chưa hoàn thành 02 nhiệm vụ; chưa được cập nhật kết quả "
         "01 nhiệm vụ"),
        ({Status.DONE: 3}, "đã hoàn thành 03/03 nhiệm vụ"),
        ({Status.DONE_LATE: 1}, "đã hoàn thành 01/01 nhiệm vụ, trong đó 01 nhiệm vụ hoàn thành chậm"),
        ({Status.ON_TRACK: 1, Status.PAUSED: 1}, "đang thực hiện trong hạn 01 nhiệm vụ; tạm dừng 01 nhiệm vụ"),
        ({Status.NOT_BEGUN: 11}, "chưa thực hiện 11 nhiệm vụ"),
        ({}, ""),
    ],
)  # fmt: skip
def test_states_are_told_in_the_order_of_reports(counts, said):
    assert states_phrase(counts) == said


@given(st.dictionaries(st.sampled_from(list(Status)), st.integers(0, 40)))
def test_no_nought_is_told_and_every_number_is(counts):
    said = states_phrase(counts)

    assert " 00 " not in f" {said} "
    for status in (Status.ON_TRACK, Status.LATE, Status.SILENT, Status.PAUSED, Status.NOT_BEGUN):
        assert (f"{counts.get(status, 0):02} nhiệm vụ" in said) or not counts.get(status)


@pytest.mark.parametrize(
    ("status", "due", "done_on", "said"),
    [
        (
            Status.DONE,
            date(2026, 11, 30),
            date(2026, 11, 20),
            "Nhiệm vụ hoàn thành ngày 20/11/2026, trước thời hạn 10 ngày.",
        ),
        (Status.DONE, date(2027, 12, 31), date(2026, 11, 20), "Nhiệm vụ hoàn thành ngày 20/11/2026, trước thời hạn."),
        (Status.DONE, date(2026, 11, 20), date(2026, 11, 20), "Nhiệm vụ hoàn thành đúng hạn."),
        (Status.DONE_LATE, date(2026, 10, 15), date(2026, 10, 29), "Nhiệm vụ hoàn thành chậm 14 ngày so với thời hạn."),
        (Status.LATE, date(2026, 10, 29), None, "Nhiệm vụ quá hạn 30 ngày, chưa hoàn thành."),
        (Status.DONE_UNDATED, None, date(2026, 10, 29), "Nhiệm vụ đã hoàn thành."),
        (Status.PAUSED, date(2026, 10, 29), None, "Nhiệm vụ đang tạm dừng."),
        (Status.ON_TRACK, date(2026, 12, 31), None, ""),
        (Status.SILENT, None, None, ""),
    ],
)
def test_how_a_task_stands_is_one_sentence(status, due, done_on, said):
    assert state_sentence(status, due, done_on, DAY) == said


@pytest.mark.parametrize(
    ("text", "said"),
    [("Đã mở 02 lớp.", "Sở Y tế đã mở 02 lớp."), ("Sở đã mở 02 lớp.", "Sở Y tế đã mở 02 lớp."),
     ("Mở 02 lớp.", "Sở Y tế: mở 02 lớp."), ("UBND tỉnh đã giao.", "Sở Y tế: UBND tỉnh đã giao."),
     ("Sở Tài chính đã duyệt.", "Sở Y tế: Sở Tài chính đã duyệt."), ("Sở Y tế mở lớp.", "Sở Y tế mở lớp.")],
)  # fmt: skip
def test_an_agency_stands_before_its_words_once(text, said):
    assert said_by("Sở Y tế", text) == said


def test_who_has_not_sent_is_named_up_to_five():
    six = tuple(f"Sở {letter}" for letter in "ABCDEF")
    whole, nil, late, none = (
        Returns(19, 0, 0, ()), Returns(18, 0, 1, ("Sở Y tế",)), Returns(3, 2, 0, ("Sở Y tế",), outside=1),
        Returns(0, 0, 0, six),
    )  # fmt: skip

    assert [reporting_sentence(DAY, returns) for returns in (whole, nil, late, none)] == [
        "Đến ngày 28/11/2026, 19/19 cơ quan, đơn vị, địa phương đã gửi báo cáo đúng thời hạn.",
        "Đến ngày 28/11/2026, có 18/19 cơ quan, đơn vị, địa phương gửi báo cáo đúng thời hạn, trong đó 01 cơ quan báo "
        "cáo không phát sinh nhiệm vụ trong kỳ; còn 01 cơ quan chưa gửi báo cáo (Sở Y tế).",
        "Đến ngày 28/11/2026, có 03/05 cơ quan, đơn vị, địa phương gửi báo cáo, trong đó 02 báo cáo gửi chậm; còn 02 cơ "
        "quan chưa gửi báo cáo (Sở Y tế; một số cơ quan phối hợp).",
        "Đến ngày 28/11/2026, chưa có cơ quan nào trong 06 cơ quan, đơn vị, địa phương gửi báo cáo; còn 06 cơ quan "
        "chưa gửi báo cáo.",
    ]


@pytest.mark.parametrize(("names", "said"), [
    ((), "cơ quan"), (("Sở Y tế",), "cơ quan"), (("Ủy ban nhân dân xã A",), "địa phương"),
    (("Sở Y tế", "Ủy ban nhân dân xã A"), "cơ quan, địa phương"),
])  # fmt: skip
def test_bodies_together_are_called_by_what_they_are(names, said):
    assert kinds_of(names) == said


@pytest.mark.parametrize(("text", "rest"), [
    ("Sở đã mở lớp.", "Đã mở lớp."), ("Ban tổ chức đã họp.", "Ban tổ chức đã họp."),
    ("Ủy ban nhân dân tỉnh đã phê duyệt.", "Ủy ban nhân dân tỉnh đã phê duyệt."), ("Sở Y tế.", "Sở Y tế."),
    ("Cơ quan đang chuẩn bị.", "Đang chuẩn bị."), ("Phường đã mở lớp.", "Phường đã mở lớp."),
])  # fmt: skip
def test_what_an_agency_calls_itself_is_left_out_and_nobody_else(text, rest):
    assert without_subject("Sở Y tế", text) == rest


def test_agencies_of_which_the_same_is_said_stand_in_one_sentence():
    due = " chủ trì, thời hạn trước ngày 31/12/2026; đến ngày 28/11/2026 chưa có kết quả được cập nhật."

    assert together([f"Sở A{due}", "Sở B đã mở lớp.", f"Sở C{due}"]) == [f"Sở A, Sở C{due}", "Sở B đã mở lớp."]


@pytest.mark.parametrize(("note", "left"), [
    ("Đã in 16 tấm; còn 06 khung chưa chuyển về.", "còn 06 khung chưa chuyển về"),
    ("Đã lắp 24 bảng; dự kiến xong trong tháng 12/2026.", "dự kiến xong trong tháng 12/2026"),
    ("Đã họp với đối tác; tỉnh còn hỗ trợ kinh phí.", ""), ("", ""),
])  # fmt: skip
def test_what_is_left_is_told_in_the_agencys_last_clause(note, left):
    assert still_left(note) == left


def test_a_long_task_is_named_up_to_a_comma():
    long = (
        "Tổ chức đoàn nghệ thuật biểu diễn tại tỉnh bạn, giao lưu với học sinh, trao tặng sách tiếng Việt, " + "x" * 40
    )

    assert (short_title("Mở 02 lớp."), short_title(long)) == (
        "Mở 02 lớp", "Tổ chức đoàn nghệ thuật biểu diễn tại tỉnh bạn, giao lưu với học sinh",
    )  # fmt: skip


def test_what_is_nought_is_not_said():
    assert present((0, "{} việc"), (3, "{} lớp"), (12, "{} bài")) == ["03 lớp", "12 bài"]
