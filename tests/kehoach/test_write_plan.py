"""A plan written as .docx and read again is the same plan."""

from dataclasses import replace

import docx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import kehoach
from tests.kehoach.test_labelled import FILES, _name

AGENCIES = st.sampled_from(
    [
        "Sở Ngoại vụ",
        "Sở Văn hóa, Thể thao và Du lịch",
        "Công an tỉnh",
        "UBND các xã, phường",
        "Các sở, ban, ngành",
        "Đài Phát thanh và Truyền hình tỉnh",
    ]
)
TIMES = st.sampled_from(
    ["Thường xuyên", "Quý II/2026", "Trước ngày 15/11/2026", "Hằng năm", "2026-2030", "Tháng 6/2026"]
)
WORK = st.builds(
    lambda verb, thing, extra: f"{verb} {thing}{extra}.",
    st.sampled_from(["Tổ chức", "Xây dựng", "Biên soạn", "Mời", "Đăng cai"]),
    st.sampled_from(["Ngày hội Chiếu cói", "03 phim ngắn", "đoàn nhà báo", "lớp tập huấn", "tuần phim"]),
    st.text("abcđêôư 0123456789", max_size=30).map(lambda s: " " + " ".join(s.split()) if s.strip() else ""),
)
GROUP = st.tuples(st.lists(WORK, min_size=1, max_size=4), st.none() | AGENCIES, st.none() | TIMES, st.booleans())
ROW = st.tuples(WORK, AGENCIES, st.none() | AGENCIES, TIMES)


@st.composite
def documents(draw):
    """The text of an official plan: sections, items of two kinds, lines of attributes, duties, an appendix."""
    lines = ["ỦY BAN NHÂN DÂN", "TỈNH VĨNH HÀ", f"Số: {draw(st.integers(1, 999))}/KH-UBND", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
             "Độc lập - Tự do - Hạnh phúc", "Vĩnh Hà, ngày 09 tháng 3 năm 2026", "KẾ HOẠCH", "Thông tin đối ngoại năm 2026",
             "Căn cứ Luật Tổ chức chính quyền địa phương;", "I. NHIỆM VỤ"]  # fmt: skip
    for number, (items, lead, time, is_bullet) in enumerate(draw(st.lists(GROUP, max_size=4)), start=1):
        lines.append(f"{number}. Nhóm việc thứ {number}")
        lines += [f"- {item}" if is_bullet else f"{kehoach.list_letter(at)}) {item}" for at, item in enumerate(items)]
        lines += [f"Cơ quan chủ trì: {lead}."] if lead else []
        lines += [f"Thời gian thực hiện: {time}."] if time else []
    lines.append("II. TỔ CHỨC THỰC HIỆN")
    for number, (agency, work) in enumerate(draw(st.lists(st.tuples(AGENCIES, WORK), max_size=3)), start=1):
        lines += [f"{number}. {agency}", f"- {work}"]
    lines += ["Nơi nhận:", "- Bộ Ngoại giao;", "- Lưu: VT.", "TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH", "Mạc Thị Thu Hà"]
    rows = draw(st.lists(ROW, max_size=4))
    if rows:
        lines += ["PHỤ LỤC", "DANH MỤC NHIỆM VỤ", "TT\tNội dung\tChủ trì\tPhối hợp\tThời gian"]
        lines += ["\t".join((str(at), *(cell or "" for cell in row))) for at, row in enumerate(rows, start=1)]
    return "\n".join(lines)


def _content(plan):
    """All of a plan but where its source broke lines; spans, locators and values are in it."""
    return replace(plan, text="", notes=(), stretches=())


@settings(max_examples=60)
@given(documents())
def test_any_plan_is_read_again_as_it_was_written(text):
    plan = kehoach.read(text.encode())

    assert _content(kehoach.read(kehoach.write(plan))) == _content(plan)


@pytest.mark.parametrize("path", FILES, ids=_name)
def test_every_labelled_plan_is_read_again_as_it_was_written(path):
    plan = kehoach.read(path)

    assert _content(kehoach.read(kehoach.write(plan))) == _content(plan)


def test_what_is_written_has_the_form_of_the_decree(tmp_path):
    path = tmp_path / "plan.docx"
    path.write_bytes(kehoach.write(kehoach.read(FILES[0].parent.parent / "tinh-den-2030" / "source.txt")))
    document = docx.Document(str(path))
    section = document.sections[0]

    assert (round(section.page_width.mm), round(section.page_height.mm), round(section.left_margin.mm)) == (
        210,
        297,
        30,
    )
    assert [p.text for p in document.paragraphs if p.style.name == "Tên loại"] == ["KẾ HOẠCH"]
    assert {cell.text.split("\n")[0] for cell in document.tables[0].rows[0].cells} >= {
        "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"
    }


def test_a_plan_without_text_cannot_be_written():
    with pytest.raises(ValueError, match="without text"):
        kehoach.write(kehoach.Plan(kehoach.Header()))
