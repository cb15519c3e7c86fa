"""One plan in every format that a department may send."""

import io
import unicodedata

import pypdfium2
import pytest

import kehoach
from kehoach.sources import scan
from kehoach.text.legacy import _TCVN3_CODES, _TCVN3_LETTERS, _VNI_BOTH
from tests.kehoach.test_labelled import HANDS

PLAIN = (HANDS / "so-giao-phong" / "source.txt").read_text(encoding="utf-8")
needs_ocr = pytest.mark.skipif(not scan.HAS_OCR, reason="the extra ocr is not installed")


ASCII_MARKS = str.maketrans({"“": '"', "”": '"', "–": "-", "…": "."})


def _said(plan):
    return (
        plan.header.number, plan.header.title, [(t.locator, t.text) for t in plan.tasks], [(d.agency, d.text) for d in plan.duties],
    )  # fmt: skip


def _vni(text):
    code_of = {letter: code for code, letter in _VNI_BOTH.items()}
    return "".join(code_of.get(c, c) for c in text)


def _tcvn3(text):
    """As it was typed: capitals with a mark in a font of capitals, so by the code of the small letter."""
    code_of = dict(zip(_TCVN3_LETTERS, _TCVN3_CODES, strict=True))
    return "".join(code_of.get(c, code_of.get(c.lower(), c)) for c in text)


@pytest.mark.parametrize(
    "data",
    [
        unicodedata.normalize("NFD", PLAIN).encode(),
        PLAIN.encode("utf-16"),
        b"\xef\xbb\xbf" + PLAIN.encode(),
        PLAIN.replace("\n", "\r\n").encode(),
        _vni(PLAIN).encode(),
        _vni(PLAIN.translate(ASCII_MARKS)).encode("latin-1"),
    ],
    ids=["NFD", "UTF-16", "BOM", "CRLF", "VNI", "VNI bytes"],
)
def test_the_same_text_in_another_code_is_the_same_plan(data):
    plain = PLAIN.translate(ASCII_MARKS) if data == _vni(PLAIN.translate(ASCII_MARKS)).encode("latin-1") else PLAIN

    assert _said(kehoach.read(data)) == _said(kehoach.read(plain.encode()))


def test_text_in_tcvn3_fonts_is_read():
    plan = kehoach.read(_tcvn3(PLAIN).encode())

    assert (plan.header.type, plan.header.number, len(plan.tasks), plan.tasks[0].text) == (
        "Kế hoạch", "45/KH-SVHTTDL", len(kehoach.read(PLAIN.encode()).tasks), kehoach.read(PLAIN.encode()).tasks[0].text,
    )  # fmt: skip


def test_lines_of_one_width_are_joined_and_paragraphs_are_not():
    lines = ["I. NỘI DUNG"] + [
        f"- Việc {n} {'dài ' * 18}thì xuống dòng\nở chỗ hết giấy và hết câu tại đây." for n in range(12)
    ]

    plan = kehoach.read("\n".join(lines).encode())

    assert len(plan.tasks) == 12
    assert plan.tasks[0].text.endswith("thì xuống dòng ở chỗ hết giấy và hết câu tại đây.")


def test_markdown_is_read_without_its_signs():
    text = "# KẾ HOẠCH\n\n## I. NHIỆM VỤ\n\n* Làm **việc** một.\n  * Phần nhỏ.\n\n| TT | Nội dung | Chủ trì | Phối hợp |\n|---|:---:|---|---|\n| 1 | Mở lớp | Sở Y tế | nt |\n"

    plan = kehoach.read(text.encode())

    assert [(t.text, t.leads) for t in plan.tasks] == [
        ("Làm việc một.", ()), ("Phần nhỏ.", ()), ("Mở lớp", ("Sở Y tế",)),
    ]  # fmt: skip


def test_as_above_in_a_cell_means_the_cell_above():
    rows = "TT\tNội dung\tChủ trì\tThời gian\n1\tMở lớp\tSở Y tế\tQuý I/2026\n2\tMở hội\tnt\tnt"

    plan = kehoach.read(f"KẾ HOẠCH\nI. NHIỆM VỤ\n{rows}".encode())

    assert [(t.text, t.leads, t.time.text) for t in plan.tasks] == [
        ("Mở lớp", ("Sở Y tế",), "Quý I/2026"), ("Mở hội", ("Sở Y tế",), "Quý I/2026"),
    ]  # fmt: skip


def test_html_lists_and_merged_cells_are_read():
    html = (
        "<html><body><nav>Trang chủ</nav><p>KẾ HOẠCH</p><p>I. NHIỆM VỤ</p><ul><li>Một<br>việc</li><li>Hai</li></ul>"
        "<table><tr><th>TT</th><th>Nội dung</th><th>Chủ trì</th></tr><tr><td>1</td><td>Mở lớp</td><td rowspan=2>Sở Y tế</td></tr>"
        "<tr><td>2</td><td>Mở hội</td></tr></table><script>x()</script></body></html>"
    )

    plan = kehoach.read(html.encode())

    assert [(t.text, t.leads) for t in plan.tasks] == [
        ("Một việc", ()), ("Hai", ()), ("Mở lớp", ("Sở Y tế",)), ("Mở hội", ("Sở Y tế",)),
    ]  # fmt: skip
    assert "Trang chủ" not in plan.text


def _picture():
    document = pypdfium2.PdfDocument(HANDS / "tinh-uy" / "source.pdf")
    return document[0].render(scale=150 / 72).to_pil().convert("L")


def _encoded(picture, form):
    buffer = io.BytesIO()
    picture.save(buffer, form, **({"resolution": 150} if form == "PDF" else {}))
    return buffer.getvalue()


@needs_ocr
@pytest.mark.parametrize("form", ["PNG", "PDF"])
def test_a_scanned_page_lying_askew_is_recognised(form):
    askew = _picture().rotate(1.2, fillcolor=250)

    plan = kehoach.read(_encoded(askew, form))

    assert (plan.header.number, plan.header.date, plan.header.place) == ("12-KH/TU", "2026-02-06", "Trà Sơn")
    assert [note.kind for note in plan.notes][:1] == ["ocr"]
    assert "Trang 1 là ảnh quét" in plan.notes[0].message


def test_a_scan_where_recognition_is_not_installed_says_what_to_do(monkeypatch):
    monkeypatch.setattr(scan, "HAS_OCR", False)

    with pytest.raises(kehoach.NoText, match=r"pip install nhipcau\[ocr\]"):
        kehoach.read(b"\x89PNG\r\n\x1a\n")


def test_traces_of_signing_are_left_out_and_noted():
    text = "SAO Y\nKý bởi: UBND\nCơ quan: Tỉnh X\nThời gian ký: 14.03.2023 09:12:44 +07:00\nKẾ HOẠCH\nI. NHIỆM VỤ\n- Việc.\n2\nH\n- Việc nữa."

    plan = kehoach.read(text.encode())

    assert plan.text == "KẾ HOẠCH\nI. NHIỆM VỤ\n- Việc.\n- Việc nữa.\n"
    assert [note.kind for note in plan.notes if note.kind == "noise"] == ["noise"]


def test_bars_between_columns_are_a_letterhead_a_table_and_a_signature():
    text = (
        "ỦY BAN NHÂN DÂN TỈNH HÀ | CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM |\nSố: 19/KH-UBND | Hà, ngày 11 tháng 5 năm 2011 |\nKẾHOẠCH\nNgoại giao văn hóa\n"
        "I. NHIỆM VỤ\nTT | Nội dung | Cơ quan chủ trì | Thời gian |\n1 | Mở lớp | Sở Ngoại vụ | Quý I |\nNơi nhận:<br>- Lưu: VT. | TM. ỦY BAN NHÂN DÂN |\n"
    )

    plan = kehoach.read(text.encode())

    assert (plan.header.type, plan.header.number, plan.header.issuer, plan.header.date) == (
        "Kế hoạch", "19/KH-UBND", "Ủy ban nhân dân tỉnh Hà", "2011-05-11",
    )  # fmt: skip
    assert [(t.text, t.leads) for t in plan.tasks] == [("Mở lớp", ("Sở Ngoại vụ",))]
    assert [r.text for r in plan.recipients] == ["Lưu: VT"]
