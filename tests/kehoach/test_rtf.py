"""Rich Text Format: words, tables, cells merged down, and files that are none."""

import pytest

import kehoach
from kehoach.sources.rtf import open_rtf
from kehoach.sources.source import Table, build_source


def _rtf(body):
    coded = "".join(c if c.isascii() else rf"\u{ord(c) - 65536 if ord(c) > 32767 else ord(c)}?" for c in body)
    return (r"{\rtf1\ansi\deff0 {\fonttbl{\f0 Times;}}" + coded + "}").encode("ascii")


def _row(*cells, merged=()):
    defined = "".join((r"\clvmrg" if at in merged else "") + rf"\cellx{1000 * (at + 1)}" for at in range(len(cells)))
    return r"\trowd " + defined + r"\pard\intbl " + "".join(rf"{cell}\cell " for cell in cells) + r"\row "


def test_paragraphs_and_a_table_between_them():
    data = _rtf(r"KẾ HOẠCH\par " + _row("TT", "Nội dung", "Chủ trì") + _row("1", r"Mở lớp\par - Lễ tân", "Sở Ngoại vụ")
                + r"\pard Hết.\par ")  # fmt: skip

    blocks = build_source(open_rtf(data)).blocks

    assert (blocks[0].text, blocks[-1].text, len(blocks)) == ("KẾ HOẠCH", "Hết.", 3)
    assert isinstance(blocks[1], Table)
    assert [[[p.text for p in cell.paragraphs] for cell in row] for row in blocks[1].rows] == [
        [["TT"], ["Nội dung"], ["Chủ trì"]],
        [["1"], ["Mở lớp", "- Lễ tân"], ["Sở Ngoại vụ"]],
    ]


def test_a_cell_merged_down_holds_for_the_rows_that_it_spans():
    head = _row("TT", "Nội dung", "Chủ trì")
    rows = _row("1", "Dịch sách", "Sở Ngoại vụ") + _row("2", "Làm phim", "", merged=(2,)) + _row("3", "In tờ rơi", "")
    plan = kehoach.read(_rtf(r"KẾ HOẠCH\par I. MỤC ĐÍCH\par Quảng bá.\par PHỤ LỤC\par " + head + rows))

    assert [(task.text, task.leads) for task in plan.tasks] == [
        ("Dịch sách", ("Sở Ngoại vụ",)),
        ("Làm phim", ("Sở Ngoại vụ",)),
        ("In tờ rơi", ()),
    ]


@pytest.mark.parametrize("data", [b"{\\rtf1}", b"{\\rtf1 \\trowd \\row }", b"{\\rtf1 {{{{"])
def test_a_file_without_words_says_so(data):
    with pytest.raises(kehoach.NoText):
        kehoach.read(data)
