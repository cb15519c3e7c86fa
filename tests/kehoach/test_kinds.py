"""Every kind of official document: written, read again, measured against the decree, numbered when it is issued."""

import io
import zipfile
from dataclasses import replace
from datetime import date

import docx
import pytest
from docx.shared import Pt

import kehoach
from kehoach.writing.document import Appendix, Grid, OfficialDocument, Picture, Signature, Text
from tests.nhipcau.factories import PICTURE

REPORT = OfficialDocument(
    parent="Ủy ban nhân dân tỉnh Vĩnh Hà",
    issuer=("Sở Ngoại vụ",),
    symbol="BC-SNgV",
    place="Vĩnh Hà",
    date="ngày      tháng      năm 2026",
    type="Báo cáo",
    title="Kết quả ngoại giao văn hóa năm 2026",
    addressees=("Ủy ban nhân dân tỉnh Vĩnh Hà",),
    body=(
        Text("Căn cứ Nghị định số 09/2019/NĐ-CP ngày 24 tháng 01 năm 2019 của Chính phủ;", "basis"),
        Text("I. TÌNH HÌNH CHUNG", "section"),
        Text("1. Kết quả", "heading"),
        Text("Các cơ quan đã hoàn thành phần lớn nhiệm vụ được giao trong năm, đúng thời hạn của Kế hoạch."),
        Text("2. Tồn tại", "heading"),
        Text("II. PHƯƠNG HƯỚNG", "section"),
        Text("1. Việc tiếp theo", "heading"),
        Text("II. ĐÁNH SỐ LẠI", "section"),
    ),
    signature=Signature("", ("KT. GIÁM ĐỐC", "PHÓ GIÁM ĐỐC"), "Hồ Thị Mai"),
    recipients=("Như trên", "Lưu: VT"),
)
PROPOSAL = replace(REPORT, type="Tờ trình", symbol="TTr-SNgV", title="Về việc ban hành Kế hoạch năm 2027")
PLAN = replace(REPORT, type="Kế hoạch", symbol="KH-SNgV", title="Ngoại giao văn hóa năm 2027", addressees=())
LETTER = replace(REPORT, type="", symbol="SNgV-VP", title="báo cáo năm 2026", urgency="Hỏa tốc",
                 addressees=("Sở Công Thương", "Sở Xây dựng"))  # fmt: skip
DECISION = OfficialDocument(
    issuer=("Ủy ban nhân dân", "tỉnh Vĩnh Hà"),
    symbol="QĐ-UBND",
    place="Vĩnh Hà",
    date="ngày      tháng      năm 2026",
    type="Quyết định",
    title="Về việc điều chỉnh Kế hoạch số 112/KH-UBND",
    authority="Ủy ban nhân dân tỉnh Vĩnh Hà",
    body=(
        Text("Căn cứ Luật Tổ chức chính quyền địa phương số 72/2025/QH15;", "basis"),
        Text("QUYẾT ĐỊNH:", "order"),
        Text("Điều 1. Bãi bỏ nhiệm vụ tại điểm 2 mục II.", "article"),
        Text("Điều 2. Quyết định này có hiệu lực kể từ ngày ký./.", "article"),
    ),
    signature=Signature("TM. ỦY BAN NHÂN DÂN", ("CHỦ TỊCH",), "Trần Văn An"),
    recipients=("Như Điều 2", "Lưu: VT"),
)
KINDS = {"report": REPORT, "proposal": PROPOSAL, "plan": PLAN, "letter": LETTER, "decision": DECISION}


def _stamped(content, number=7, day=date(2026, 2, 5)):
    out = io.BytesIO()
    kehoach.stamp(io.BytesIO(kehoach.write_official(content)), out, number, day)
    return out.getvalue()


@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_is_in_the_form_of_the_decree(kind):
    written = kehoach.write_official(KINDS[kind])

    assert kehoach.check_form(written) == ()


@pytest.mark.parametrize(
    ("kind", "type_", "issuer"),
    [
        ("report", "Báo cáo", "Sở Ngoại vụ tỉnh Vĩnh Hà"),
        ("proposal", "Tờ trình", "Sở Ngoại vụ tỉnh Vĩnh Hà"),
        ("plan", "Kế hoạch", "Sở Ngoại vụ tỉnh Vĩnh Hà"),
        ("letter", None, "Sở Ngoại vụ tỉnh Vĩnh Hà"),
        ("decision", "Quyết định", "Ủy ban nhân dân tỉnh Vĩnh Hà"),
    ],
)
def test_every_kind_is_read_again_once_it_has_its_number(kind, type_, issuer):
    content = KINDS[kind]

    plan = kehoach.read(_stamped(content))

    header = plan.header
    assert (header.type, header.number, header.date, header.place, header.issuer) == (
        type_, f"07/{content.symbol}", "2026-02-05", "Vĩnh Hà", issuer,
    )  # fmt: skip
    assert [recipient.text for recipient in plan.recipients] == list(content.recipients)


def test_numbers_are_words_own_as_long_as_they_count_on():
    paragraphs = docx.Document(io.BytesIO(kehoach.write_official(REPORT))).paragraphs

    typed = [(p.text, p._p.pPr.numPr is not None) for p in paragraphs if p.style.name in ("Mục", "Tiểu mục")]
    assert typed == [
        ("TÌNH HÌNH CHUNG", True), ("Kết quả", True), ("Tồn tại", True), ("PHƯƠNG HƯỚNG", True),
        ("Việc tiếp theo", True), ("II. ĐÁNH SỐ LẠI", False),
    ]  # fmt: skip


def test_numbered_headings_are_read_with_their_numbers():
    text = kehoach.read(kehoach.write_official(REPORT)).text

    lines = [line for line in text.splitlines() if line[:2] in ("I.", "II", "1.", "2.")]
    assert lines == ["I. TÌNH HÌNH CHUNG", "1. Kết quả", "2. Tồn tại", "II. PHƯƠNG HƯỚNG", "1. Việc tiếp theo",
                     "II. ĐÁNH SỐ LẠI"]  # fmt: skip


def test_cells_that_go_on_are_merged_downwards():
    grid = Grid(("TT", "Việc", "Kết quả"), iter((("1", "A", "x"), (None, None, "y"), ("2", "B", "z"))))
    content = replace(REPORT, body=(grid,))

    table = docx.Document(io.BytesIO(kehoach.write_official(content))).tables[1]

    assert [[cell.text for cell in row.cells] for row in table.rows] == [
        ["TT", "Việc", "Kết quả"], ["1", "A", "x"], ["1", "A", "y"], ["2", "B", "z"],
    ]  # fmt: skip


def test_a_row_of_two_cells_heads_a_group_over_all_columns():
    grid = Grid(("TT", "Việc", "Kết quả"), (("I", "Nhóm một"), ("1", "A", "x"), (None, None, "y")))
    document = docx.Document(io.BytesIO(kehoach.write_official(replace(REPORT, body=(grid,), appendices=()))))
    table = document.tables[1]

    assert [[cell.text for cell in row.cells] for row in table.rows][1:] == [
        ["I", "Nhóm một", "Nhóm một"], ["1", "A", "x"], ["1", "A", "y"],
    ]  # fmt: skip
    heading = table.rows[1].cells[1].paragraphs[0]
    assert (heading.style.name, heading.style.font.bold, heading.style.paragraph_format.keep_with_next) == (
        "Tên nhóm", True, True,
    )  # fmt: skip


def test_an_appendix_of_text_alone_lies_on_upright_pages():
    appendix = Appendix("Đề cương", "(Kèm theo)", text=(Text("Phân công, chỉ đạo.", lead="I. Tình hình chung:"),))
    document = docx.Document(io.BytesIO(kehoach.write_official(replace(REPORT, appendices=(appendix,)))))

    page = document.sections[-1]
    assert (document.paragraphs[-1].text, page.page_width < page.page_height) == (
        "I. Tình hình chung: Phân công, chỉ đạo.", True,
    )  # fmt: skip


def test_the_last_words_go_on_to_the_page_of_the_signature():
    document = docx.Document(io.BytesIO(kehoach.write_official(replace(REPORT, appendices=()))))

    kept = [p.text for p in document.paragraphs if p.paragraph_format.keep_with_next]
    assert document.paragraphs[-1].text in kept


def test_two_appendices_are_numbered_and_one_is_not():
    appendix = Appendix("Danh mục", "(Kèm theo)", Grid(("TT", "Nội dung"), (("1", "Một"),)))
    names = [
        [
            p.text
            for p in docx.Document(io.BytesIO(kehoach.write_official(content))).paragraphs
            if p.style.name == "Tên phụ lục"
        ]
        for content in (replace(REPORT, appendices=(appendix,)), replace(REPORT, appendices=(appendix, appendix)))
    ]

    assert names == [["Phụ lục", "DANH MỤC"], ["Phụ lục I", "DANH MỤC", "Phụ lục II", "DANH MỤC"]]


def test_a_picture_says_in_words_what_it_shows():
    written = docx.Document(io.BytesIO(kehoach.write_official(replace(REPORT, body=(Picture(PICTURE, "Tiến độ"),)))))

    assert [shape._inline.docPr.get("descr") for shape in written.inline_shapes] == ["Tiến độ"]


def test_what_xml_cannot_carry_is_left_out():
    grid = Grid(("Một", "Hai"), (("a\x00b", "c\ue0000\ue001d<&>"),))
    content = replace(REPORT, title="Kết\x0b quả", body=(Text("x\x01y"), grid))

    written = docx.Document(io.BytesIO(kehoach.write_official(content)))

    assert [cell.text for cell in written.tables[1].rows[1].cells] == ["ab", "c0d<&>"]


@pytest.mark.parametrize(
    ("change", "codes"),
    [
        (lambda d: setattr(d.sections[0], "left_margin", 0), ["TT102"]),
        (lambda d: setattr(d.sections[0], "page_width", d.sections[0].page_height), ["TT101"]),
        (lambda d: setattr(d.styles["Nội dung"].font, "size", Pt(11)), ["TT104"]),
        (lambda d: setattr(d.styles["Nội dung"].font, "name", "Arial"), ["TT103"]),
        (lambda d: setattr(d.styles["Quốc hiệu"].font, "bold", False), ["TT106"]),
        (lambda d: setattr(d.styles["Tiêu ngữ"].font, "size", Pt(20)), ["TT108"]),
        (lambda d: setattr(d.styles["Địa danh ngày tháng"].font, "italic", False), ["TT113"]),
        (lambda d: setattr(d.styles["Tên loại"].font, "bold", False), ["TT115"]),
        (lambda d: setattr(d.styles["Căn cứ"].font, "italic", False), ["TT116"]),
        (lambda d: setattr(d.sections[0], "different_first_page_header_footer", False), ["TT121"]),
        (lambda d: d.element.body.remove(d.tables[0]._tbl), ["TT105", "TT107", "TT109", "TT112"]),
        (lambda d: d.element.body.remove(d.tables[-1]._tbl), ["TT117", "TT118"]),
    ],
)
def test_check_form_finds_each_fault(change, codes):
    document = docx.Document(io.BytesIO(kehoach.write_official(REPORT)))
    change(document)
    buffer = io.BytesIO()
    document.save(buffer)

    assert [finding.code for finding in kehoach.check_form(buffer.getvalue())] == codes


@pytest.mark.parametrize(
    ("change", "codes"),
    [
        ({"symbol": "KH-SNgV"}, ["TT111"]),
        ({"number": "7"}, ["TT110"]),
        ({"date": "ngày 5 tháng 2 năm 2026"}, ["TT114"]),
        ({"recipients": ("Như trên",)}, ["TT119"]),
    ],
)
def test_check_form_reads_what_is_written(change, codes):
    written = kehoach.write_official(replace(REPORT, **change))

    assert [finding.code for finding in kehoach.check_form(written)] == codes


@pytest.mark.parametrize("data", [b"", b"PK\x03\x04", b"not a document"])
def test_what_is_no_docx_is_said_so(data):
    with pytest.raises(kehoach.UnreadableFile):
        kehoach.check_form(data)
    with pytest.raises(kehoach.UnreadableFile):
        kehoach.stamp(io.BytesIO(data), io.BytesIO(), 1, date(2026, 1, 1))


def test_a_zip_of_something_else_is_no_document():
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as other:
        other.writestr("a.txt", "a")

    with pytest.raises(kehoach.UnreadableFile):
        kehoach.stamp(buffer, io.BytesIO(), 1, date(2026, 1, 1))


def test_a_document_without_the_lines_has_no_place_for_a_number():
    document = docx.Document()
    document.add_paragraph("Không có gì.")
    buffer = io.BytesIO()
    document.save(buffer)

    with pytest.raises(kehoach.NoPlaceForNumber):
        kehoach.stamp(buffer, io.BytesIO(), 1, date(2026, 1, 1))


def test_a_document_that_was_edited_in_word_still_takes_its_number():
    document = docx.Document(io.BytesIO(kehoach.write_official(REPORT)))
    for row in document.tables[0].rows:
        for cell in row.cells:
            for paragraph in cell.paragraphs:
                words = paragraph.text
                for run in paragraph.runs:
                    run._r.getparent().remove(run._r)
                for piece in (words[:3], words[3:9], words[9:]):  # Word likes to cut runs
                    paragraph.add_run(piece)
    buffer = io.BytesIO()
    document.save(buffer)
    out = io.BytesIO()

    kehoach.stamp(buffer, out, 12, date(2026, 11, 15))

    header = kehoach.read(out.getvalue()).header
    assert (header.number, header.date, kehoach.check_form(out.getvalue())) == ("12/BC-SNgV", "2026-11-15", ())


def test_captions_of_appendices_name_the_document_they_belong_to():
    grid = kehoach.Grid(("TT", "Việc"), [("1", "Làm " * 40)] * 3000)
    captions = ("(Kèm theo Báo cáo số        ngày      tháng      năm      )",
                "(Kèm theo Báo cáo số        ngày      tháng      năm       của Sở Ngoại vụ)")  # fmt: skip
    appendices = tuple(kehoach.Appendix("Một", caption, grid) for caption in captions)
    content = replace(REPORT, appendices=appendices)
    out = io.BytesIO()

    kehoach.stamp(io.BytesIO(kehoach.write_official(content)), out, 7, date(2026, 2, 5))

    captions = [p.text for p in docx.Document(out).paragraphs if p.style.name == "Kèm theo"]
    said = "(Kèm theo Báo cáo số 07/BC-SNgV ngày 05 tháng 02 năm 2026"
    assert captions == [f"{said})", f"{said} của Sở Ngoại vụ)"]


def test_what_is_drawn_beside_the_number_stays():
    buffer, out = io.BytesIO(), io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(kehoach.write_official(REPORT))) as written, zipfile.ZipFile(buffer, "w") as drawn:
        for part in written.infolist():
            body = written.read(part)
            if part.filename == "word/document.xml":
                body = body.replace("<w:t>Số".encode(), "<w:drawing/></w:r><w:r><w:t>Số".encode()).replace(
                    '<w:t xml:space="preserve">Số'.encode(),
                    '<w:drawing/></w:r><w:r><w:t xml:space="preserve">Số'.encode(),
                )
            drawn.writestr(part, body)

    symbol = kehoach.stamp(buffer, out, 7, date(2026, 2, 5))

    with zipfile.ZipFile(out) as stamped:
        assert (symbol, b"<w:drawing/>" in stamped.read("word/document.xml")) == ("BC-SNgV", True)
