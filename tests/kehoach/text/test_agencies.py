"""Printed lists of agencies."""

import pytest

from kehoach import find_agencies, is_group
from kehoach.text.agencies import parse_subject, strip_request

LISTS = [
    ("Sở Ngoại vụ", ["Sở Ngoại vụ"]),
    ("Sở Văn hóa, Thể thao và Du lịch.", ["Sở Văn hóa, Thể thao và Du lịch"]),
    ("Sở Ngoại vụ và các sở, ban, ngành liên quan", ["Sở Ngoại vụ", "các sở, ban, ngành liên quan"]),
    ("Sở Ngoại vụ; Sở Nông nghiệp và Môi trường", ["Sở Ngoại vụ", "Sở Nông nghiệp và Môi trường"]),
    ("Sở, ban, ngành tỉnh, UBND xã, phường, Hội, đoàn thể tỉnh",
     ["Sở, ban, ngành tỉnh", "UBND xã, phường", "Hội, đoàn thể tỉnh"]),
    ("Sở Ngoại vụ và Sở, ban, ngành tỉnh", ["Sở Ngoại vụ", "Sở, ban, ngành tỉnh"]),
    ("Các cơ quan Báo, Đài", ["Các cơ quan Báo, Đài"]),
    ("Trung tâm Xúc tiến Đầu tư, Thương mại và Hội chợ triển lãm", ["Trung tâm Xúc tiến Đầu tư, Thương mại và Hội chợ triển lãm"]),
    ("Liên hiệp các tổ chức hữu nghị; Tỉnh đoàn", ["Liên hiệp các tổ chức hữu nghị", "Tỉnh đoàn"]),
    ("Sở Công Thương. UBND phường Cửa Nam", ["Sở Công Thương", "UBND phường Cửa Nam"]),
    ("Sở, ban, ngành UBND xã", ["Sở, ban, ngành", "UBND xã"]),
    ("", []),
    (" ; , . ", []),
]  # fmt: skip


@pytest.mark.parametrize(("printed", "expected"), LISTS)
def test_find_agencies(printed, expected):
    assert [n.text for n in find_agencies(printed)] == expected


@pytest.mark.parametrize(("printed", "expected"), LISTS)
def test_names_stand_where_they_say(printed, expected):
    assert [printed[n.start : n.end] for n in find_agencies(printed)] == expected


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("Sở Tài chính tham mưu bố trí kinh phí.", "Sở Tài chính"),
        ("Sở Xây dựng xây dựng quy chuẩn.", "Sở Xây dựng"),
        ("Sở Ngoại vụ là cơ quan đầu mối.", "Sở Ngoại vụ"),
        ("Sở Ngoại vụ: Đón đoàn.", "Sở Ngoại vụ"),
        ("Đề nghị Ủy ban Mặt trận Tổ quốc tỉnh vận động, phối hợp", "Ủy ban Mặt trận Tổ quốc tỉnh"),
        ("Các sở, ban, ngành căn cứ chức năng", "Các sở, ban, ngành"),
        ("Trong năm, tổ chức họp.", None),
        ("Sở Ngoại vụ", None),
    ],
)
def test_parse_subject(sentence, expected):
    assert parse_subject(sentence) == expected


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("các sở, ban, ngành", True),
        ("Sở, ban, ngành tỉnh", True),
        ("UBND các xã, phường", True),
        ("Ủy ban nhân dân các xã", True),
        ("Hội, đoàn thể tỉnh", True),
        ("Sở Ngoại vụ", False),
        ("UBND phường Cửa Nam", False),
    ],
)
def test_is_group(name, expected):
    assert is_group(name) is expected


def test_strip_request():
    assert strip_request("Đề nghị Ban Tuyên giáo Tỉnh ủy") == "Ban Tuyên giáo Tỉnh ủy"
