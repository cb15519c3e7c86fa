"""A document with what amended it at each place: everything else as it was."""

import io
import zipfile

import docx
import pytest
from docx.oxml.ns import qn
from lxml import etree

import kehoach
from kehoach.writing.document import Grid, OfficialDocument, Signature, Text

PLAN = OfficialDocument(
    issuer=("ỦY BAN NHÂN DÂN", "TỈNH LẠC GIANG"), symbol="KH-UBND", number="86", place="Lạc Giang",
    date="ngày 30 tháng 5 năm 2026", type="KẾ HOẠCH", title="Ngoại giao văn hóa năm 2026",
    body=(
        Text("Căn cứ Luật Di sản văn hóa ngày 23 tháng 11 năm 2024;", "basis"),
        Text("I. NHIỆM VỤ", "section"),
        Text("a) Mở lớp bồi dưỡng trước ngày 30/9/2026."),
        Text("2. Báo cáo hằng tháng."),
        Grid(("TT", "Nội dung", "Chủ trì", "Thời gian"),
             (("1", "Tổ chức hội chợ", "Sở Công Thương", "Trước ngày 29/10/2026"),
              ("2", "In ấn phẩm", "Sở Văn hóa", "Quý IV"))),
    ),
    signature=Signature("TM. ỦY BAN NHÂN DÂN", ("CHỦ TỊCH",), "Phan An"), recipients=("Lưu: VT",),
)  # fmt: skip
ROW = ("1", "Tổ chức hội chợ", "Sở Công Thương", "", "", "Trước ngày 29/10/2026")


def _consolidated(*changes, data=None):
    head = ("Kế hoạch này được điều chỉnh bởi:", "(Bản hợp nhất để tra cứu.)")
    written, unplaced = kehoach.consolidate(data or kehoach.write_official(PLAN), PLAN.title, head, changes)
    return docx.Document(io.BytesIO(written)), unplaced, written


def _notes(data):
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        root = etree.fromstring(archive.read("word/footnotes.xml"))
    return ["".join(note.itertext()).strip() for note in root if note.get(qn("w:type")) is None]


def _rows(document):
    return [[cell.text for cell in row.cells] for row in document.tables[0].rows]


def test_a_cell_is_changed_at_its_place_and_says_by_what():
    change = kehoach.Amended(
        ("Tổ chức hội chợ",), "Thời gian này được điều chỉnh theo Quyết định số 9/QĐ-UBND.",
        swaps=(("trước ngày  29/10/2026", "Trước ngày 30/4/2027"),),
    )  # fmt: skip

    document, unplaced, data = _consolidated(change)

    assert unplaced == ()
    assert _rows(document)[1:] == [
        ["1", "Tổ chức hội chợ", "Sở Công Thương", "Trước ngày 30/4/2027"], ["2", "In ấn phẩm", "Sở Văn hóa", "Quý IV"],
    ]  # fmt: skip
    assert _notes(data) == ["Thời gian này được điều chỉnh theo Quyết định số 9/QĐ-UBND."]
    assert "footnoteReference" in document.tables[0].rows[1].cells[3]._tc.xml


def test_words_within_a_paragraph_are_changed_whatever_its_runs():
    document, out = docx.Document(), io.BytesIO()
    paragraph = document.add_paragraph("a) ")
    for piece in ("Mở lớp trước", " ngày 30/", "9/2026", " tại tỉnh."):
        paragraph.add_run(piece).bold = piece.startswith("9")
    document.save(out)
    change = kehoach.Amended(("Mở lớp trước ngày 30/9/2026",), "[1]", swaps=(("trước ngày 30/9/2026", "trong quý IV"),))

    written, _unplaced, _data = _consolidated(change, data=out.getvalue())

    changed = next(p for p in written.paragraphs if p.text.startswith("a)"))
    assert (changed.text, [run.text for run in changed.runs if run.text]) == (
        "a) Mở lớp trong quý IV tại tỉnh.", ["a) ", "Mở lớp trong quý IV", " tại tỉnh."],
    )  # fmt: skip


def test_what_is_repealed_leaves_its_number_and_what_is_added_gets_its_own():
    dropped = kehoach.Amended(("2. Báo cáo hằng tháng.",), "Khoản này được bãi bỏ.", is_dropped=True)
    row = kehoach.Amended(("In ấn phẩm",), "Nhiệm vụ này được bãi bỏ.", is_dropped=True)
    added = kehoach.Amended(
        ("Tổ chức hội chợ",), "Nhiệm vụ này được bổ sung.", known=ROW,
        added=("1a", "Ngày hội gốm", "Sở Công Thương", "", "", "Tháng 5/2027"),
    )  # fmt: skip

    document, unplaced, data = _consolidated(added, dropped, row)

    assert unplaced == ()
    assert _rows(document)[1:] == [
        list(PLAN.body[4].rows[0]), ["1a", "Ngày hội gốm", "Sở Công Thương", "Tháng 5/2027"], ["2", "", "", ""],
    ]  # fmt: skip
    assert [p.text for p in document.paragraphs if p.text.startswith("2.")] == ["2. "]
    assert _notes(data) == ["Nhiệm vụ này được bổ sung.", "Khoản này được bãi bỏ.", "Nhiệm vụ này được bãi bỏ."]


def test_what_has_no_column_is_said_and_letters_keep_their_order():
    def added(label, partner=""):
        return kehoach.Amended(
            ("Tổ chức hội chợ",), label, known=ROW, added=(label, f"Việc {label}", "Sở Công Thương", partner, "", "")
        )  # fmt: skip

    document, unplaced, _data = _consolidated(added("1a"), added("1b", "Sở Ngoại vụ"))

    assert [row[0] for row in _rows(document)] == ["TT", "1", "1a", "1b", "2"]
    assert [change.note for change in unplaced] == ["1b"]


def test_the_rest_stays_but_for_the_letterhead():
    document, _unplaced, data = _consolidated()

    texts = [p.text.replace("\xa0", " ") for p in document.paragraphs if p.text]
    assert texts[:6] == [
        "BẢN HỢP NHẤT", "KẾ HOẠCH", PLAN.title, "Kế hoạch này được điều chỉnh bởi:", "(Bản hợp nhất để tra cứu.)",
        "Căn cứ Luật Di sản văn hóa ngày 23 tháng 11 năm 2024;",
    ]  # fmt: skip
    assert "86/KH-UBND" not in "".join(cell.text for table in document.tables for cell in table._cells)
    assert _notes(data) == []


def test_what_is_not_found_is_said_and_nothing_else_is_touched():
    lost = kehoach.Amended(("Việc không có trong kế hoạch",), "x", swaps=(("a", "b"),))

    document, unplaced, data = _consolidated(lost)

    assert (unplaced, _notes(data), _rows(document)[1][3]) == ((lost,), [], "Trước ngày 29/10/2026")


def test_notes_that_are_there_already_stay():
    first = kehoach.Amended(("In ấn phẩm",), "Một.", swaps=(("Quý IV", "Quý III"),))
    _document, _unplaced, data = _consolidated(first)
    second = kehoach.Amended(("Tổ chức hội chợ",), "Hai.", swaps=(("Sở Công Thương", "Sở Ngoại vụ"),))

    again, _rest = kehoach.consolidate(data, PLAN.title, (), (second,))

    assert _notes(again) == ["Một.", "Hai."]


def test_what_is_no_document_is_refused():
    with pytest.raises(kehoach.UnreadableFile):
        kehoach.consolidate(b"PK\x03\x04", "x", (), ())
