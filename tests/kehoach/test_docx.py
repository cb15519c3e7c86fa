"""Word files: numbers, tables, boxes, changes, and files that are none."""

import io
import zipfile

import docx
import pytest
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

import kehoach
from kehoach.sources import package
from kehoach.sources.docx import open_docx
from kehoach.sources.source import Table, build_source

W = nsdecls("w")


def _file(*paragraphs, numbering=""):
    """A .docx with these paragraphs as raw XML."""
    document = docx.Document()
    body = document.element.body
    for xml in paragraphs:
        body.insert(
            len(body) - 1, parse_xml(xml.replace("<w:p>", f"<w:p {W}>", 1).replace("<w:tbl>", f"<w:tbl {W}>", 1))
        )
    buffer = io.BytesIO()
    document.save(buffer)
    return _with_numbering(buffer.getvalue(), numbering) if numbering else buffer.getvalue()


def _with_numbering(data, levels):
    source, target = zipfile.ZipFile(io.BytesIO(data)), io.BytesIO()
    with zipfile.ZipFile(target, "w") as archive:
        for name in source.namelist():
            if name != "word/numbering.xml":
                archive.writestr(name, source.read(name))
        archive.writestr(
            "word/numbering.xml",
            f'<w:numbering {W}><w:abstractNum w:abstractNumId="1">{levels}</w:abstractNum>'
            '<w:num w:numId="1"><w:abstractNumId w:val="1"/></w:num></w:numbering>',
        )
    return target.getvalue()


def _lines(data):
    return build_source(open_docx(data)).text.splitlines()


def _run(text):
    return f"<w:r><w:t>{text}</w:t></w:r>"


def test_tracked_insertions_are_taken_and_deletions_dropped():
    xml = f"<w:p>{_run('Giữ ')}<w:ins>{_run('thêm')}</w:ins><w:del><w:r><w:delText>bớt</w:delText></w:r></w:del></w:p>"

    assert _lines(_file(xml)) == ["Giữ thêm"]


def test_line_breaks_make_paragraphs_and_tabs_spaces():
    assert _lines(_file("<w:p><w:r><w:t>Một</w:t><w:tab/><w:t>hai</w:t><w:br/><w:t>ba</w:t></w:r></w:p>")) == [
        "Một hai",
        "ba",
    ]


def test_text_boxes_are_read_where_they_are_anchored():
    box = f"<w:r><w:pict><w:txbxContent><w:p>{_run('Trong hộp')}</w:p></w:txbxContent></w:pict></w:r>"

    assert _lines(_file(f"<w:p>{_run('Trước')}{box}</w:p>")) == ["Trước", "Trong hộp"]


def test_content_controls_are_read():
    xml = f"<w:sdt {W}><w:sdtContent><w:p>{_run('Trong khung')}</w:p></w:sdtContent></w:sdt>"

    assert _lines(_file(xml)) == ["Trong khung"]


LEVELS = "".join(
    f'<w:lvl w:ilvl="{i}"><w:start w:val="1"/><w:numFmt w:val="{form}"/><w:lvlText w:val="{text}"/></w:lvl>'
    for i, (form, text) in enumerate(
        [
            ("upperRoman", "%1."),
            ("decimal", "%2."),
            ("decimal", "%2.%3."),
            ("lowerLetter", "%4)"),
            ("bullet", "-"),
            ("none", ""),
        ]
    )
)


def _numbered(text, level):
    return f'<w:p><w:pPr><w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="1"/></w:numPr></w:pPr>{_run(text)}</w:p>'


def test_automatic_numbers_are_written_out():
    levels = [(0, "A"), (1, "B"), (1, "C"), (2, "D"), (3, "E"), (3, "F"), (4, "G"), (5, "H"), (0, "I"), (1, "J")]

    lines = _lines(_file(*[_numbered(text, level) for level, text in levels], numbering=LEVELS))

    assert lines == ["I. A", "1. B", "2. C", "2.1. D", "a) E", "b) F", "- G", "H", "II. I", "1. J"]


def _row(*cells, span=""):
    return (
        "<w:tr>"
        + "".join(f"<w:tc><w:tcPr>{span}</w:tcPr><w:p>{_run(c) if c else ''}</w:p></w:tc>" for c in cells)
        + "</w:tr>"
    )


def test_a_row_cut_by_a_page_break_is_one_row_again():
    table = (
        "<w:tbl>"
        + _row("TT", "Nội dung", "Chủ trì")
        + _row("1", "Tổ chức hội", "Sở Ngoại")
        + _row("", "nghị lớn", "vụ")
        + "</w:tbl>"
    )

    source = build_source(open_docx(_file(table, f"<w:p>{_run('Hết')}</w:p>")))

    rows = [[cell.text for cell in row] for row in next(b for b in source.blocks if isinstance(b, Table)).rows]
    assert rows == [["TT", "Nội dung", "Chủ trì"], ["1", "Tổ chức hội nghị lớn", "Sở Ngoại vụ"]]


def test_a_merged_cell_takes_the_columns_it_spans():
    table = "<w:tbl>" + _row("A. Nhóm việc", span='<w:gridSpan w:val="3"/>') + "</w:tbl>"

    source = build_source(open_docx(_file(table)))

    assert [[c.text for c in r] for r in source.blocks[0].rows] == [["A. Nhóm việc", "", ""]]


@pytest.mark.parametrize(
    ("data", "error"),
    [
        (b"", kehoach.NoText),
        (b"\n \t", kehoach.NoText),
        (b"12 34 56", kehoach.NoText),
        (b"\x89PNG\r\n\x1a\n", kehoach.UnreadableFile),
        (b"%PDF-1.7", kehoach.UnreadableFile),
        (b"PK\x03\x04", kehoach.UnreadableFile),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"0" * 600, kehoach.UnreadableFile),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"), kehoach.EncryptedFile),
        (b"{\\rtf1 }", kehoach.NoText),
        (b"ab\x00cd", kehoach.UnknownFormat),
    ],
)
def test_what_cannot_be_read_says_so(data, error):
    with pytest.raises(error) as caught:
        kehoach.read(data)

    assert type(caught.value) is error


def test_a_zip_bomb_is_refused(monkeypatch):
    monkeypatch.setattr(package, "MAX_BYTES", 100)

    with pytest.raises(kehoach.TooLarge):
        kehoach.read(_file(f"<w:p>{_run('x' * 200)}</w:p>"))


def test_an_entity_bomb_stays_small():
    bomb = '<!DOCTYPE d [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;">]>'
    source, target = zipfile.ZipFile(io.BytesIO(_file(f"<w:p>{_run('chu')}</w:p>"))), io.BytesIO()
    with zipfile.ZipFile(target, "w") as archive:
        xml = source.read("word/document.xml").decode().split("?>", 1)[1].replace("chu", "chu &b;&b;&b;")
        archive.writestr("word/document.xml", bomb + xml)

    assert len(kehoach.read(target.getvalue()).text) < 40


def test_a_broken_picture_named_docx_says_so(tmp_path):
    path = tmp_path / "anh.docx"
    path.write_bytes(b"\xff\xd8\xff\xe0" + b"0" * 100)

    with pytest.raises(kehoach.UnreadableFile):
        kehoach.read(path)


def _cell(text, properties=""):
    return f"<w:tc><w:tcPr>{properties}</w:tcPr><w:p>{_run(text)}</w:p></w:tc>"


def _tables(data):
    return [
        [[cell.text for cell in row] for row in block.rows]
        for block in build_source(open_docx(data)).blocks
        if isinstance(block, Table)
    ]


def test_cells_and_rows_in_content_controls_keep_their_columns():
    boxed = f"<w:sdt><w:sdtContent>{_cell('Sở Công Thương')}</w:sdtContent></w:sdt>"
    row = f"<w:sdt><w:sdtContent><w:tr>{_cell('2')}{_cell('Dựng gian hàng')}{boxed}</w:tr></w:sdtContent></w:sdt>"
    xml = f"<w:tbl><w:tr>{_cell('1')}{boxed}{_cell('Quý II')}</w:tr>{row}</w:tbl>"

    assert _tables(_file(xml)) == [[["1", "Sở Công Thương", "Quý II"], ["2", "Dựng gian hàng", "Sở Công Thương"]]]


def test_rows_that_were_deleted_and_what_is_struck_or_hidden_are_left_out_and_named():
    gone = f"<w:tr><w:trPr><w:del w:id='1' w:author='a'/></w:trPr>{_cell('9')}{_cell('Bỏ')}{_cell('Bỏ')}</w:tr>"
    table = f"<w:tbl><w:tr>{_cell('1')}{_cell('Giữ')}{_cell('Sở Y tế')}</w:tr>{gone}</w:tbl>"
    struck = "<w:r><w:rPr><w:strike/></w:rPr><w:t>gạch </w:t></w:r>"
    shown = "<w:r><w:rPr><w:strike w:val='0'/></w:rPr><w:t>còn </w:t></w:r>"
    hidden = "<w:r><w:rPr><w:vanish/></w:rPr><w:t>ẩn</w:t></w:r>"
    data = _file(table, f"<w:p>{struck}{shown}{hidden}</w:p>")

    assert (_tables(data), _lines(data)[-1]) == ([[["1", "Giữ", "Sở Y tế"]]], "còn")
    assert [note.kind for note in open_docx(data).notes] == ["unshown"]


def test_room_beside_a_row_counts_as_columns():
    before = "<w:trPr><w:gridBefore w:val='1'/><w:gridAfter w:val='1'/></w:trPr>"
    xml = f"<w:tbl><w:tr>{_cell('1')}{_cell('Việc')}{_cell('Sở')}</w:tr><w:tr>{before}{_cell('Tiếp')}</w:tr></w:tbl>"

    assert _tables(_file(xml)) == [[["1", "Việc", "Sở"], ["", "Tiếp", ""]]]


def test_a_list_of_recipients_merged_down_beside_the_signature_is_read_once():
    merged = ("<w:vMerge w:val='restart'/>", "<w:vMerge/>")
    rows = (
        f"<w:tr>{_cell('Nơi nhận:', merged[0])}{_cell('TM. ỦY BAN NHÂN DÂN')}</w:tr>",
        f"<w:tr>{_cell('', merged[1])}{_cell('Cù Thạnh')}</w:tr>",
    )
    plan = kehoach.read(_file(f"<w:p>{_run('KẾ HOẠCH')}</w:p>", f"<w:tbl>{''.join(rows)}</w:tbl>"))

    assert (plan.header.signer.name, plan.text.count("Nơi nhận")) == ("Cù Thạnh", 1)


def _rewritten(data, change):
    source, target = zipfile.ZipFile(io.BytesIO(data)), io.BytesIO()
    with zipfile.ZipFile(target, "w") as archive:
        for name in source.namelist():
            archive.writestr(*change(name, source.read(name)))
    return target.getvalue()


def test_the_strict_form_and_parts_of_other_names_are_read():
    usual, strict = (
        b"http://schemas.openxmlformats.org/wordprocessingml/2006/main",
        b"http://purl.oclc.org/ooxml/wordprocessingml/main",
    )

    def change(name, content):
        name = name.replace("word/document.xml", "word/document2.xml").replace(
            "document.xml.rels", "document2.xml.rels"
        )
        return name, content.replace(usual, strict).replace(b"word/document.xml", b"word/document2.xml")

    assert _lines(_rewritten(_file(f"<w:p>{_run('Mở lớp bồi dưỡng')}</w:p>"), change))[-1] == "Mở lớp bồi dưỡng"
