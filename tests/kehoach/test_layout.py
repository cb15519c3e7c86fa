"""How the lines of a read document were set, on forms of bodies that no file of ours has."""

import pytest

import kehoach
from kehoach.layout import MOST_OF_HEAD, Ending, Head

PLAN = """ỦY BAN NHÂN DÂN
TỈNH HÀ LÂM
____
Số: 12/KH-UBND
CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc
Hà Lâm, ngày 03 tháng 02 năm 2026
KẾ HOẠCH
Ngoại giao văn hóa năm 2026
Căn cứ Luật Tổ chức chính quyền địa phương;
Ủy ban nhân dân tỉnh ban hành Kế hoạch như sau:
I. MỤC ĐÍCH
- Giới thiệu con người Hà Lâm.
II. NHIỆM VỤ
1. Giao lưu
a) Tổ chức Tuần Văn hóa.
b) Mời đoàn nghệ thuật.
2. Sở Ngoại vụ theo dõi việc thực hiện.
Trên đây là Kế hoạch ngoại giao văn hóa năm 2026./.
Nơi nhận:
- Bộ Ngoại giao;
- Lưu: VT.
TM. ỦY BAN NHÂN DÂN
KT. CHỦ TỊCH
PHÓ CHỦ TỊCH
Lê Thị Hà
PHỤ LỤC
DANH MỤC NHIỆM VỤ
(Kèm theo Kế hoạch số 12/KH-UBND)
1\tTuần Văn hóa\tSở Ngoại vụ"""


def _set(text):
    """The settings by the words of their lines."""
    return {text[start:].split("\n")[0]: str(setting) for start, setting in kehoach.lay_out(text).settings.items()}


def test_head_and_end_of_a_plan_stand_in_two_columns():
    layout = kehoach.lay_out(PLAN)

    assert layout.head == Head(
        issuer=("ỦY BAN NHÂN DÂN", "TỈNH HÀ LÂM"),
        number=("Số: 12/KH-UBND",),
        nation=("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc"),
        dated="Hà Lâm, ngày 03 tháng 02 năm 2026",
    )
    assert (layout.type, layout.title) == ("KẾ HOẠCH", "Ngoại giao văn hóa năm 2026")
    assert layout.ending == Ending(
        recipients=("Nơi nhận:", "- Bộ Ngoại giao;", "- Lưu: VT."),
        signature=("TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH", "Lê Thị Hà"),
    )
    assert PLAN[layout.head_end :].startswith("\nCăn cứ Luật")
    assert PLAN[layout.end.start : layout.end.end].startswith("Nơi nhận")
    assert PLAN[layout.end.end :].startswith("\nPHỤ LỤC")


def test_lines_are_set_by_what_they_are():
    assert _set(PLAN) == {
        "Căn cứ Luật Tổ chức chính quyền địa phương;": "basis",
        "I. MỤC ĐÍCH": "section",
        "II. NHIỆM VỤ": "section",
        "1. Giao lưu": "heading",
        "PHỤ LỤC": "appendix",
        "DANH MỤC NHIỆM VỤ": "appendix",
    }


@pytest.mark.parametrize("text", [
    PLAN.replace("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "CỘNG HÒA XÃ HỘI\nCHỦ NGHĨA VIỆT NAM"),
    PLAN.replace("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "CỘNG HÒA XÃ\nHỘI CHỦ NGHĨA VIỆT NAM"),
    PLAN.replace("ỦY BAN NHÂN DÂN", "ỦY BAN NHÂN\nDÂN"),
    PLAN.replace("Hà Lâm, ngày 03 tháng", "Hà Lâm, ngày 03\ntháng"),
    PLAN.replace("Hà Lâm, ngày", "Hà Lâm,\nngày"),
])  # fmt: skip
def test_names_that_a_narrow_column_cut_are_whole_again(text):
    assert kehoach.lay_out(text).head == kehoach.lay_out(PLAN).head
    assert kehoach.lay_out(text).ending == kehoach.lay_out(PLAN).ending


def test_a_head_and_an_end_in_cells_are_the_same():
    head, end = PLAN.index("KẾ HOẠCH\n"), PLAN.index("TM. ỦY")
    left, right = PLAN[:head].split("CỘNG HÒA")
    cells = left.strip().replace("\n", "\u2028") + "\tCỘNG HÒA" + right.rstrip().replace("\n", "\u2028") + "\n"
    recipients, annex = PLAN.index("Nơi nhận"), PLAN.index("PHỤ LỤC")
    signed = (
        PLAN[recipients:end].strip().replace("\n", "\u2028") + "\t" + PLAN[end:annex].strip().replace("\n", "\u2028")
    )
    text = cells + PLAN[head:recipients] + signed + "\n" + PLAN[annex:]

    layout = kehoach.lay_out(text)

    assert (layout.head, layout.ending) == (kehoach.lay_out(PLAN).head, kehoach.lay_out(PLAN).ending)
    assert text[layout.end.end :].startswith("\nPHỤ LỤC")


@pytest.mark.parametrize("text", ["", "\n\n", "Một dòng.", "1\t2\n3\t4", "KẾ HOẠCH"])
def test_a_text_without_the_form_is_all_body(text):
    layout = kehoach.lay_out(text)

    assert (layout.head, layout.ending, layout.head_end, layout.end.end) == (Head(), Ending(), 0, 0)


def test_a_long_front_is_no_letterhead():
    text = "\n".join(f"Dòng mở đầu số {n}" for n in range(MOST_OF_HEAD + 1)) + "\n" + PLAN[PLAN.index("KẾ HOẠCH\n") :]

    assert kehoach.lay_out(text).head_end == 0


def test_a_title_in_the_line_of_the_type_is_set_apart():
    layout = kehoach.lay_out(
        PLAN.replace("KẾ HOẠCH\nNgoại giao văn hóa năm 2026", "KẾ HOẠCH NGOẠI GIAO VĂN HÓA NĂM 2026")
    )

    assert (layout.type, layout.title) == ("KẾ HOẠCH", "NGOẠI GIAO VĂN HÓA NĂM 2026")


def test_what_follows_a_signature_is_no_end():
    annex = "\nPHỤ LỤC I: DANH MỤC NHIỆM VỤ\n1\tTuần Văn hóa\tSở Ngoại vụ\nGhi chú: theo dõi hằng tháng."
    text = PLAN[: PLAN.index("\nPHỤ LỤC")] + annex

    layout = kehoach.lay_out(text)

    assert layout.ending == kehoach.lay_out(PLAN).ending
    assert text[layout.end.end :] == annex
