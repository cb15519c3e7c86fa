"""Forms of real documents that no plan of ours had: saved web pages, programmes behind an act, times in columns."""

import pytest

import kehoach
from kehoach.fields.header import parse_period


@pytest.mark.parametrize(("text", "kind", "start", "end"), [
    ("6/2025", "month", "2025-06", "2025-06"),
    ("6/2025-8/2025", "range", "2025-06", "2025-08"),
    ("2025 và những năm tiếp theo", "range", "2025", None),
    ("Quý IV năm 2025 và các năm tiếp theo", "range", "2025-10", None),
    ("Từ 01/7/2025", "range", "2025-07-01", None),
    ("Từ tháng 11/2024 đến quý II/2025", "range", "2024-11", "2025-06"),
    ("Từ ngày 26/02/2026 đến 05 giờ 00 ngày 14/3/2026", "range", "2026-02-26", "2026-03-14"),
    ("Ngày 24, 25 và 26 tháng 8 năm 2025", "range", "2025-08-24", "2025-08-26"),
    ("Đợt 1: từ ngày 01/12/2025 đến ngày 14/12/2025. Đợt 2: từ ngày 02/02/2026 đến ngày 08/02/2026", "range",
     "2025-12-01", "2026-02-08"),
    ("Sau khi Nghị định được ban hành", "range", None, None),
    ("13/2025", None, None, None),
])  # fmt: skip
def test_times_of_columns_and_sentences(text, kind, start, end):
    time = kehoach.parse_time(text)

    assert (time and time.kind, time and time.start, time and time.end) == (kind, start, end)


WEB = """|
**ỦY BAN NHÂN
DÂN**
TỈNH HÀ LÂM
-------
|
**CỘNG HÒA XÃ
HỘI CHỦ NGHĨA VIỆT NAM**
Độc lập - Tự do - Hạnh phúc
|
48/KH-UBND
|
*Hà Lâm, ngày 19
tháng 11 năm 2025*
|

**KẾ HOẠCH**

Thực hiện Nghị quyết số
48/NQ-CP về văn hóa đối ngoại

**I.
MỤC ĐÍCH**

1. Giới thiệu con người
Hà Lâm với bạn bè quốc tế,
góp phần phát triển du lịch.

2. Nâng cao nhận thức của các
cấp, các ngành.

**II. NHIỆM VỤ
VÀ GIẢI PHÁP**

1. Tổ chức Tuần
văn hóa của tỉnh.

*Đơn vị chủ trì tham mưu thực
hiện: *Sở Ngoại
vụ.

*Đơn vị phối hợp thực hiện: *Các
cơ quan, đơn vị, địa phương liên quan.

**III. NHIỆM VỤ CỤ THỂ**

**1. Sở Tài
chính**

- Bảo đảm kinh phí theo phân
cấp ngân sách.

**2. Sở Ngoại vụ**

- Chủ trì, theo dõi việc thực
hiện Kế hoạch.

|
**Nơi nhận:**
- Lưu: VT.
|
**TM. ỦY BAN NHÂN
DÂN**
**KT. CHỦ TỊCH**
**PHÓ CHỦ TỊCH**
**Lê Thị Hà**
|
"""


def test_a_saved_web_page_is_whole_again():
    plan = kehoach.read(WEB.encode())

    header = plan.header
    assert (header.number, header.issuer, header.place, header.date) == (
        "48/KH-UBND", "Ủy ban nhân dân tỉnh Hà Lâm", "Hà Lâm", "2025-11-19",
    )  # fmt: skip
    assert [item.text for item in plan.objectives] == [
        "Giới thiệu con người Hà Lâm với bạn bè quốc tế, góp phần phát triển du lịch.",
        "Nâng cao nhận thức của các cấp, các ngành.",
    ]
    assert [(task.text, task.leads, task.partners) for task in plan.tasks] == [
        ("Tổ chức Tuần văn hóa của tỉnh.", ("Sở Ngoại vụ",), ("Các cơ quan, đơn vị, địa phương liên quan",)),
    ]


def test_tasks_set_out_agency_by_agency_are_their_duties():
    plan = kehoach.read(WEB.encode())

    assert [(duty.agency, duty.role) for duty in plan.duties] == [
        ("Sở Tài chính", "responsible"),
        ("Sở Ngoại vụ", "lead"),
    ]


PROGRAMME = """CHÍNH QUYỀN TỈNH HÀ LÂM
Số: 03/NQ-HĐND
Hà Lâm, ngày 09 tháng 01 năm 2025
NGHỊ QUYẾT
Ban hành Chương trình hành động về ngoại giao văn hóa
HỘI ĐỒNG NHÂN DÂN TỈNH
Căn cứ Luật Tổ chức chính quyền địa phương ngày 16 tháng 6 năm 2025;
Điều 1. Ban hành kèm theo Nghị quyết này Chương trình hành động.
Nơi nhận:
- Như Điều 1;
CHỦ TỊCH
Lê Thị Hà
CHƯƠNG TRÌNH HÀNH ĐỘNG CỦA TỈNH HÀ LÂM
Về ngoại giao văn hóa giai đoạn 2025 - 2030
I. MỤC TIÊU
1. Giới thiệu tỉnh.
II. NHIỆM VỤ
a) Tổ chức Tuần văn hóa.
b) Xuất bản sách ảnh.
"""


def test_a_programme_behind_the_act_that_issues_it():
    plan = kehoach.read(PROGRAMME.encode())

    assert (plan.header.type, plan.header.title) == (
        "Nghị quyết",
        "Ban hành Chương trình hành động về ngoại giao văn hóa",
    )
    assert (plan.header.period.start, plan.header.period.end) == (2025, 2030)
    assert [task.text for task in plan.tasks] == ["Tổ chức Tuần văn hóa.", "Xuất bản sách ảnh."]


@pytest.mark.parametrize(("title", "years"), [
    ("Thực hiện Nghị quyết số 57-NQ/TW ngày 22 tháng 12 năm 2024", None),
    ("Bầu cử đại biểu Hội đồng nhân dân nhiệm kỳ 2026 - 2031", None),
    ("Ngoại giao văn hóa năm 2026 theo Quyết định ngày 22 tháng 12 năm 2024", (2026, 2026)),
])  # fmt: skip
def test_years_of_other_things_are_no_period(title, years):
    period = parse_period(title)

    assert (period and (period.start, period.end)) == years
