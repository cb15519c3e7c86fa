"""The two forms in which bodies write: letterheads, ends and marks of each, written, stamped, read and checked."""

import io
from dataclasses import replace
from datetime import date

import docx
import pytest

import kehoach
from kehoach import OfficialDocument, Signature, Text

PARTY = OfficialDocument(
    parent="Tỉnh ủy Lạc Giang",
    issuer=("Ban Tuyên giáo", "và Dân vận"),
    symbol="BC/BTGDVTU",
    place="Lạc Giang",
    date="ngày      tháng 12 năm 2026",
    type="BÁO CÁO",
    title="Kết quả thực hiện Kế hoạch số 86/KH-UBND ngày 30 tháng 5 năm 2026 của Ủy ban nhân dân tỉnh",
    addressees=("Sở Ngoại vụ",),
    body=(
        Text("Căn cứ Nghị quyết số 80-NQ/TW ngày 07 tháng 01 năm 2026 của Bộ Chính trị;", "basis"),
        Text("I. KẾT QUẢ THỰC HIỆN", "section"),
        Text("1. Công tác định hướng tuyên truyền", "heading"),
        Text("Ban đã tổ chức 02 hội nghị chuyên đề cho 180 báo cáo viên, tuyên truyền viên.", lead="- Hội nghị:"),
        Text("Trên đây là kết quả thực hiện Kế hoạch số 86/KH-UBND./."),
    ),
    signature=Signature("", ("K/T Trưởng Ban", "Phó Trưởng Ban"), "Mai Xuân Lộc"),
    recipients=("Như trên", "Lưu Văn phòng Ban"),
    form="party",
)


def _lines(data):
    document = docx.Document(io.BytesIO(data))
    return [p for p in (docx.text.paragraph.Paragraph(e, document) for e in document.element.body.iter(
        "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}p")) if p.text.strip()]  # fmt: skip


def test_a_document_of_the_party_is_worded_and_laid_out_by_its_guide():
    data = kehoach.write_official(PARTY)

    lines = [line.text.replace("\xa0", " ") for line in _lines(data)]
    assert lines[:7] == [
        "TỈNH ỦY LẠC GIANG", "BAN TUYÊN GIÁO", "VÀ DÂN VẬN", "*", "Số        -BC/BTGDVTU", "ĐẢNG CỘNG SẢN VIỆT NAM",
        "Lạc Giang, ngày      tháng 12 năm 2026",
    ]  # fmt: skip
    assert lines[7:] == [
        "BÁO CÁO",
        "kết quả thực hiện Kế hoạch số 86/KH-UBND, ngày 30/5/2026 của Ủy ban nhân dân tỉnh",
        "-----",
        "- Căn cứ Nghị quyết số 80-NQ/TW, ngày 07/01/2026 của Bộ Chính trị;",
        "KẾT QUẢ THỰC HIỆN",
        "Công tác định hướng tuyên truyền",
        "- Hội nghị: Ban đã tổ chức 02 hội nghị chuyên đề cho 180 báo cáo viên, tuyên truyền viên.",
        "Trên đây là kết quả thực hiện Kế hoạch số 86/KH-UBND.",
        "Nơi nhận:",
        "- Sở Ngoại vụ (để tổng hợp),",
        "- Lưu Văn phòng Ban.",
        "K/T TRƯỞNG BAN",
        "PHÓ TRƯỞNG BAN",
        "Mai Xuân Lộc",
    ]
    assert kehoach.check_form(data) == ()


def test_a_document_of_the_party_is_numbered_and_read_again():
    out = io.BytesIO()

    symbol = kehoach.stamp(io.BytesIO(kehoach.write_official(PARTY)), out, 118, date(2026, 12, 3))

    header = kehoach.read(out.getvalue()).header
    assert (symbol, header.number, header.symbol, header.date, header.place) == (
        "BC/BTGDVTU", "118-BC/BTGDVTU", "BC/BTGDVTU", "2026-12-03", "Lạc Giang",
    )  # fmt: skip


@pytest.mark.parametrize(
    ("number", "symbol", "said"),
    [(5, "BC-SNgV", "05/BC-SNgV"), (1386, "SNgV-HTQT", "1386/SNgV-HTQT"), (118, "BC/BTGDVTU", "118-BC/BTGDVTU")],
)
def test_a_number_stands_before_its_symbol_as_the_form_has_it(number, symbol, said):
    assert kehoach.numbered(number, symbol) == said


def test_a_letter_of_the_party_has_an_addressee_and_no_v_v():
    letter = replace(PARTY, type="", symbol="CV/BTGDVTU", title="về việc phối hợp tuyên truyền")

    lines = [line.text for line in _lines(kehoach.write_official(letter))]

    assert {"Kính gửi: Sở Ngoại vụ", "về việc phối hợp tuyên truyền", "- Như trên,"} <= set(lines)


@pytest.mark.parametrize(
    ("spoilt", "code"),
    [
        ({"body": (Text("Trên đây là báo cáo đầy đủ về kết quả thực hiện Kế hoạch trong năm vừa qua."),),
          "signature": Signature("", ("Người ký",), "Mai Xuân Lộc")}, "TT210"),
        ({"date": "ngày 3 tháng 12 năm 2026"}, "TT208"),
    ],
)  # fmt: skip
def test_faults_of_the_partys_form_are_found(spoilt, code):
    assert code in [finding.code for finding in kehoach.check_form(kehoach.write_official(replace(PARTY, **spoilt)))]


@pytest.mark.parametrize(
    ("name", "lines"),
    [
        ("Sở Ngoại vụ", ["Sở Ngoại vụ"]),
        ("Sở Văn hóa, Thể thao và Du lịch", ["Sở Văn hóa, Thể thao", "và Du lịch"]),
        ("Ủy ban nhân dân tỉnh Lạc Giang", ["Ủy ban nhân dân", "tỉnh Lạc Giang"]),
        ("Ủy ban nhân dân xã Vân Trúc", ["Ủy ban nhân dân", "xã Vân Trúc"]),
        ("Báo và Phát thanh, truyền hình Lạc Giang", ["Báo và Phát thanh,", "truyền hình Lạc Giang"]),
        ("Bộ Chỉ huy quân sự tỉnh Lạc Giang", ["Bộ Chỉ huy quân sự", "tỉnh Lạc Giang"]),
        ("Liên hiệp các tổ chức hữu nghị tỉnh Lạc Giang", ["Liên hiệp các tổ chức", "hữu nghị tỉnh Lạc Giang"]),
    ],
)
def test_a_name_breaks_at_its_sense_and_never_inside_a_place(name, lines):
    assert list(kehoach.break_name(name)) == lines


def test_numbers_and_days_keep_together():
    said = kehoach.without_breaks("Kế hoạch số 86/KH-UBND ngày 30 tháng 5 năm 2026, Điều 3, khoản 1")

    assert said.replace("\u00a0", "_") == "Kế hoạch số_86/KH-UBND ngày_30_tháng_5_năm_2026, Điều_3, khoản_1"
