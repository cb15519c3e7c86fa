"""Lists as offices keep them: heads anywhere, merged cells, groups, rewritten days, in every format."""

import io
import zipfile
from datetime import date

import openpyxl
import pytest

import kehoach
from kehoach.text.periods import due_date

HEAD = ("TT", "Nội dung công việc", "Đơn vị chủ trì", "Phối hợp", "Thời hạn")


def _xlsx(*rows, merged=(), before=()):
    book = openpyxl.Workbook()
    for title in before:
        book.create_sheet(title).append(["Ghi chú"])
    sheet = book.active if not before else book.create_sheet("Danh mục")
    for row in rows:
        sheet.append(row)
    for area in merged:
        sheet.merge_cells(area)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def _said(plan):
    return [(t.text, t.leads, t.partners, str(due_date(t.time, None) or ""), t.section) for t in plan.tasks]


def test_a_head_of_two_rows_below_titles_with_a_row_of_numbers():
    rows = (
        ["PHỤ LỤC"], ["Danh mục việc"], [], ["TT", "Công việc", "Phân công", None, "Thời gian hoàn thành"],
        [None, None, "Chủ trì", "Phối hợp", None], ["(1)", "(2)", "(3)", "(4)", "(5)"],
        [1, "Dịch sách ảnh", "Sở Ngoại vụ", "Sở Du lịch; Hội Nhà báo tỉnh", "30/6/2027"], [None, "Tổng cộng", None, None, None],
    )  # fmt: skip
    merged = ("A4:A5", "B4:B5", "C4:D4", "E4:E5")

    plan = kehoach.read(_xlsx(*rows, merged=merged))

    assert _said(plan) == [("Dịch sách ảnh", ("Sở Ngoại vụ",), ("Sở Du lịch", "Hội Nhà báo tỉnh"), "2027-06-30", "")]


def test_a_lead_merged_over_rows_and_groups_on_a_second_sheet():
    rows = (
        HEAD, ["A", "QUẢNG BÁ", None, None, None], [1, "Làm phim", "Sở Du lịch", None, None], [2, "In tờ gấp", None, None, None],
        ["B", "ĐÀO TẠO", None, None, None], [1, "Mở lớp lễ tân", "Sở Nội vụ", None, None],
    )  # fmt: skip

    plan = kehoach.read(_xlsx(*rows, merged=("C3:C4",), before=("Bìa",)))

    assert _said(plan) == [
        ("Làm phim", ("Sở Du lịch",), (), "", "QUẢNG BÁ"),
        ("In tờ gấp", ("Sở Du lịch",), (), "", "QUẢNG BÁ"),
        ("Mở lớp lễ tân", ("Sở Nội vụ",), (), "", "ĐÀO TẠO"),
    ]


@pytest.mark.parametrize("printed", [
    date(2027, 3, 8), "8-Mar-27", "08 thg 3 2027", "8/3/27", "2027-03-08", "ngày 08 tháng 3 năm 2027",
])  # fmt: skip
def test_days_as_spreadsheets_rewrite_them(printed):
    plan = kehoach.read(_xlsx(HEAD, [1, "Đón đoàn báo chí", "Sở Ngoại vụ", None, printed]))

    assert _said(plan) == [("Đón đoàn báo chí", ("Sở Ngoại vụ",), (), "2027-03-08", "")]


@pytest.mark.parametrize("sign", [";", ",", "\t"])
def test_a_list_divided_by_signs(sign):
    lines = (HEAD, ("1", '"Viết bài, dựng ảnh"', "Sở Ngoại vụ", "", "Quý I/2027"), ("2", "Mở lớp", "nt", "", ""))

    plan = kehoach.read("\r\n".join(sign.join(line) for line in lines).encode("utf-8-sig"))

    assert _said(plan) == [
        ("Viết bài, dựng ảnh", ("Sở Ngoại vụ",), (), "2027-03-31", ""),
        ("Mở lớp", ("Sở Ngoại vụ",), (), "", ""),
    ]


def test_merged_cells_of_an_opendocument_sheet():
    names = 'xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"'

    def cell(text, more=""):
        return f'<table:table-cell office:value-type="string" {more}><text:p>{text}</text:p></table:table-cell>'

    spanned = cell("Sở Y tế", 'table:number-rows-spanned="2" table:number-columns-spanned="1"')
    rows = (
        "".join(cell(name) for name in HEAD[:3]),
        cell("1") + cell("Khám cho đoàn khách") + spanned,
        cell("2") + cell("Trực cấp cứu") + "<table:covered-table-cell/>",
    )
    lines = "".join(f"<table:table-row>{row}</table:table-row>" for row in rows)
    content = (
        f"<office:document-content {names}><office:body><office:spreadsheet>"
        f'<table:table table:name="Việc">{lines}</table:table></office:spreadsheet></office:body></office:document-content>'
    )
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        archive.writestr("content.xml", content)
        archive.writestr("META-INF/manifest.xml", "<manifest/>")

    assert [(t.text, t.leads) for t in kehoach.read(out.getvalue()).tasks] == [
        ("Khám cho đoàn khách", ("Sở Y tế",)),
        ("Trực cấp cứu", ("Sở Y tế",)),
    ]


def test_what_is_no_spreadsheet_or_too_long_says_so():
    broken = _xlsx(HEAD)[:-200]
    long = "\n".join([";".join(HEAD), *("1;Việc;Sở Ngoại vụ;;" for _ in range(20_001))]).encode()

    with pytest.raises(kehoach.UnreadableFile):
        kehoach.read(broken)
    with pytest.raises(kehoach.TooLarge, match="20000"):
        kehoach.read(long)
