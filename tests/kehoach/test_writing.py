"""Official documents: measured part by part, and read again."""

import io
from dataclasses import replace

import docx
import pytest
from docx.shared import Mm, Pt

import kehoach
from kehoach.writing.document import Appendix, Grid, OfficialDocument, Signature, Text
from nhipcau.demo.documents import build_plan
from tests.conftest import TODAY

CONTENT = OfficialDocument(
    parent="Ủy ban nhân dân tỉnh Vĩnh Hà",
    issuer=("Sở Ngoại vụ",),
    number="05",
    symbol="KH-SNgV",
    place="Vĩnh Hà",
    date="ngày 05 tháng 02 năm 2026",
    type="Kế hoạch",
    title="Đón đoàn năm 2026",
    addressees=("Ủy ban nhân dân tỉnh",),
    body=(
        Text("Căn cứ Quyết định số 2013/QĐ-TTg ngày 30/11/2021 của Thủ tướng Chính phủ;", "basis"),
        Text("Sở Ngoại vụ ban hành Kế hoạch như sau:"),
        Text("I. NHIỆM VỤ", "section"),
        Text("1. Đón khách", "heading"),
        Text("- Cử người ra đón."),
        Grid(("A", "B", "C"), (("1", "dòng một\ndòng hai", ""),), (20, 40, 40)),
    ),
    signature=Signature("", ("KT. GIÁM ĐỐC", "PHÓ GIÁM ĐỐC"), "Hồ Thị Mai"),
    recipients=("Như trên", "Lưu: VT"),
    appendices=(
        Appendix(
            "Danh mục", "(Kèm theo Kế hoạch)", Grid(("TT", "Nội dung", "Chủ trì"), (("1", "Treo cờ", "Văn phòng"),))
        ),
    ),
)


@pytest.fixture(scope="module")
def written():
    return docx.Document(io.BytesIO(kehoach.write_official(CONTENT)))


def test_page_is_a4_with_the_decrees_margins(written):
    first, appendix = written.sections

    assert [round(x / Mm(1)) for x in (first.page_width, first.page_height, first.top_margin, first.bottom_margin,
                                       first.left_margin, first.right_margin)] == [210, 297, 20, 20, 30, 15]  # fmt: skip
    assert (round(appendix.page_width / Mm(1)), round(appendix.page_height / Mm(1))) == (297, 210)


def test_the_mark_between_pages_takes_no_room(written):
    mark = next(p for p in written.paragraphs if p._p.pPr is not None and p._p.pPr.sectPr is not None)

    form = mark.paragraph_format
    assert (mark.text, form.space_before, form.space_after, form.line_spacing) == ("", 0, 0, Pt(1))


def test_page_number_is_in_the_top_margin_but_not_on_the_first_page(written):
    section = written.sections[0]

    assert section.different_first_page_header_footer is True
    assert "PAGE" in section.header._element.xml
    assert "PAGE" not in section.first_page_header._element.xml


@pytest.mark.parametrize(
    ("style", "size", "bold", "italic"),
    [
        ("Quốc hiệu", 12, True, False),
        ("Tiêu ngữ", 14, True, False),
        ("Cơ quan chủ quản", 13, False, False),
        ("Cơ quan ban hành", 13, True, False),
        ("Số ký hiệu", 13, False, False),
        ("Địa danh ngày tháng", 14, False, True),
        ("Tên loại", 14, True, False),
        ("Trích yếu", 14, True, False),
        ("Căn cứ", 14, False, True),
        ("Nội dung", 14, False, False),
        ("Chữ ký", 14, True, False),
        ("Nơi nhận", 12, True, True),
        ("Danh sách nơi nhận", 11, False, False),
    ],
)
def test_every_part_has_the_decrees_type(written, style, size, bold, italic):
    font = written.styles[style].font

    assert (font.name, font.size, font.bold, font.italic) == ("Times New Roman", Pt(size), bold, italic)


def test_table_heads_repeat_on_every_page(written):
    assert "w:tblHeader" in written.tables[-1].rows[0]._tr.xml


def test_cells_keep_their_lines(written):
    assert [p.text for p in written.tables[1].rows[1].cells[1].paragraphs] == ["dòng một", "dòng hai"]


def test_minutes_name_who_took_them_beside_who_presided():
    content = replace(
        CONTENT, type="Biên bản", appendices=(), recorder="Nguyễn Thị Lan",
        signature=Signature("", ("Chủ trì", "Giám đốc"), "Hồ Thị Mai"),
    )  # fmt: skip
    signed = docx.Document(io.BytesIO(kehoach.write_official(content))).tables[-1]

    assert [[[line for line in cell.text.splitlines() if line] for cell in row.cells] for row in signed.rows] == [
        [["NGƯỜI GHI BIÊN BẢN", "Nguyễn Thị Lan"], ["CHỦ TRÌ", "GIÁM ĐỐC", "Hồ Thị Mai"]],
        [["Nơi nhận:", "- Như trên;", "- Lưu: VT."], []],
    ]
    taken, presided = (cell.text.splitlines() for cell in signed.rows[0].cells)
    assert len(taken) == len(presided), "both names stand on one line"


def test_what_is_written_is_read_again():
    plan = kehoach.read(kehoach.write_official(CONTENT))

    header = plan.header
    assert (header.type, header.number, header.date, header.place, header.issuer, header.title) == (
        "Kế hoạch", "05/KH-SNgV", "2026-02-05", "Vĩnh Hà", "Sở Ngoại vụ tỉnh Vĩnh Hà", "Đón đoàn năm 2026",
    )  # fmt: skip
    assert header.signer == kehoach.Signer("Hồ Thị Mai", "KT. GIÁM ĐỐC PHÓ GIÁM ĐỐC", None)
    assert [r.text for r in plan.recipients] == ["Như trên", "Lưu: VT"]
    assert [(t.locator, t.text, t.leads) for t in plan.tasks] == [
        ("I.1.-1", "Cử người ra đón.", ()),
        ("PL.1", "Treo cờ", ("Văn phòng",)),
    ]


def test_the_demo_plan_is_read_whole():
    plan = kehoach.read(build_plan(TODAY))

    header = plan.header
    assert (header.number, header.issuer, header.place, header.date, header.signer.position) == (
        "86/KH-UBND", "Ủy ban nhân dân tỉnh Lạc Giang", "Lạc Giang", "2026-02-19", "KT. CHỦ TỊCH PHÓ CHỦ TỊCH",
    )  # fmt: skip
    rows = [t for t in plan.tasks if t.locator.startswith("PL.")]
    assert [t.locator for t in rows] == [f"PL.{n}" for n in range(1, 29)]
    assert all(t.leads and t.outputs and t.time for t in rows)
    assert [(r.frequency, r.due) for r in plan.reporting if r.due and r.by != ("Sở Ngoại vụ",)] == [
        ("once", "2026-09-13")
    ]
    assert plan.notes == ()
