"""Cited documents."""

import pytest

from kehoach.text.docnumbers import find_citations, same_document

CITED = [
    ("Quyết định số 2013/QĐ-TTg ngày 30 tháng 11 năm 2021 của Thủ tướng Chính phủ phê duyệt",
     ("Quyết định", "2013/QĐ-TTg", "2021-11-30", "Thủ tướng Chính phủ")),
    ("Công văn số 404/BNG-NGVH-UNESCO ngày 10/02/2022 của Bộ Ngoại giao về việc",
     ("Công văn", "404/BNG-NGVH-UNESCO", "2022-02-10", "Bộ Ngoại giao")),
    ("Kết luận số 76-KL/TW ngày 04/6/2020 của Bộ Chính trị khóa XII về việc",
     ("Kết luận", "76-KL/TW", "2020-06-04", "Bộ Chính trị khóa XII")),
    ("Chương trình 06-CTr/TU ngày 17/3/2021 của Thành ủy về",
     ("Chương trình", "06-CTr/TU", "2021-03-17", "Thành ủy")),
    ("Nghị định số 30/2020/NĐ-CP ngày 05 tháng 3 năm 2020 của Chính phủ về",
     ("Nghị định", "30/2020/NĐ-CP", "2020-03-05", "Chính phủ")),
    ("Công văn số 3518/BVHTTDL-HTQT ngày 24/9/2021 của Bộ Văn hóa, Thể thao và Du lịch về việc",
     ("Công văn", "3518/BVHTTDL-HTQT", "2021-09-24", "Bộ Văn hóa, Thể thao và Du lịch")),
    ("Chỉ thị 25/CT -TTg", ("Chỉ thị", "25/CT-TTg", None, None)),
    ("Chỉ thị số 45- CT/TW ngày 19/5/2015", ("Chỉ thị", "45-CT/TW", "2015-05-19", None)),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), CITED)
def test_find_citations(text, expected):
    assert [(c.type, c.number, c.date, c.issuer) for c in find_citations(text)] == [expected]


@pytest.mark.parametrize("text", ["Tiêu chí số 3", "giai đoạn 2022-2026", "03 mục tiêu", "số liệu 2024/2025", ""])
def test_no_citation(text):
    assert list(find_citations(text)) == []


def test_a_document_is_the_same_however_it_is_divided():
    assert same_document("36/NQ-TW") == same_document("36- NQ/TW")
