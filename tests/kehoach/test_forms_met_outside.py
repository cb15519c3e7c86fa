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


HEAD = """ỦY BAN NHÂN DÂN
TỈNH LAM CHÂU
Số: 12/KH-UBND
Lam Châu, ngày 5 tháng 1 năm 2027
KẾ HOẠCH
Ngoại giao văn hóa năm 2027
I. MỤC ĐÍCH
- Giới thiệu quê hương.
"""


def _tasks(body):
    return [
        (task.locator, task.text, task.leads, task.partners, task.time and task.time.end)
        for task in kehoach.read((HEAD + "II. NHIỆM VỤ\n" + body).encode()).tasks
    ]


def test_lines_below_a_numbered_item_with_details_are_its_own():
    body = """1. Giao lưu
1.1. Đưa đoàn nghệ thuật đi biểu diễn ở tỉnh Aomi.
- Chọn tiết mục trước khi tập.
- Thời gian: Tháng 5/2027.
- Chủ trì: Sở Du lịch.
1.2. Đón đoàn nghệ nhân.
- Địa điểm: Bảo tàng tỉnh.
- Chủ trì: Sở Nội vụ.
"""
    assert _tasks(body) == [
        ("II.1.1", "Đưa đoàn nghệ thuật đi biểu diễn ở tỉnh Aomi.", ("Sở Du lịch",), (), "2027-05"),
        ("II.1.1.-1", "Chọn tiết mục trước khi tập.", ("Sở Du lịch",), (), "2027-05"),
        ("II.1.2", "Đón đoàn nghệ nhân.", ("Sở Nội vụ",), (), None),
    ]


def test_a_list_in_brackets_stands_inside_the_numbered_one():
    body = "1. Xúc tiến:\n(1) Dự hội chợ.\n(2) Mời nhà đầu tư.\na) Từ châu Âu.\nChủ trì: Sở Tài chính.\n2. In kỷ yếu.\n"

    assert [(locator, leads) for locator, _, leads, *_ in _tasks(body)] == [
        ("II.1.1", ("Sở Tài chính",)), ("II.1.2.a", ("Sở Tài chính",)), ("II.2", ()),
    ]  # fmt: skip
    notes = kehoach.read((HEAD + "II. NHIỆM VỤ\n" + body).encode()).notes
    assert [note.message for note in notes if note.kind == "lead"] == [
        "Dòng cơ quan chủ trì ở cuối danh sách bên dưới có thể thuộc về mục này, có thể chỉ thuộc về danh sách đó."
    ]


@pytest.mark.parametrize(("line", "leads", "partners"), [
    ("Cơ quan thực hiện: Sở Nội vụ chủ trì tham mưu ban hành; Sở Tư pháp chủ động phổ biến.", ("Sở Nội vụ", "Sở Tư pháp"), ()),
    ("Chủ trì: Sở Ngoại vụ phối hợp với Công an tỉnh và Sở Y tế tổ chức thực hiện.", ("Sở Ngoại vụ",), ("Công an tỉnh", "Sở Y tế")),
    ("Chủ trì: các cơ quan, tổ chức có liên quan.", ("các cơ quan, tổ chức có liên quan",), ()),
    ("Chủ trì: Sở Ngoại vụ Sở Tài chính.", ("Sở Ngoại vụ", "Sở Tài chính"), ()),
    ("Chủ trì: VTV, VOV, bộ, ngành liên quan.", ("VTV", "VOV", "bộ, ngành liên quan"), ()),
])  # fmt: skip
def test_leads_that_a_sentence_says(line, leads, partners):
    assert [task[2:4] for task in _tasks(f"1. Làm phim tài liệu.\n{line}\n")] == [(leads, partners)]


def test_rounds_below_the_line_of_time_are_the_time_of_the_items_above():
    body = """1. Tổ chức ba chuyến khảo sát.
- Gặp người dân làng nghề.
* Thời gian thực hiện:
+ Đợt 1: từ ngày 01/3/2027 đến ngày 05/3/2027.
+ Đợt 2: từ ngày 10/9/2027 đến ngày 12/9/2027.
2. Viết báo cáo.
"""
    assert [(text, end) for _, text, _, _, end in _tasks(body)] == [
        ("Tổ chức ba chuyến khảo sát.", "2027-09-12"),
        ("Gặp người dân làng nghề.", "2027-09-12"),
        ("Viết báo cáo.", None),
    ]


def test_a_type_line_with_misread_marks_loses_nothing_else():
    header = kehoach.read(HEAD.replace("KẾ HOẠCH", "KÉ HOẠCH").replace("Số: 12/", "Sổ: 12 /").encode()).header

    assert (header.type, header.number, header.place, header.date) == (
        "Kế hoạch",
        "12/KH-UBND",
        "Lam Châu",
        "2027-01-05",
    )


def test_recipients_go_on_behind_the_signature():
    ending = "Nơi nhận:\n- Bộ Ngoại giao;\nTM. ỦY BAN NHÂN DÂN\nKT. CHỦ TỊCH\nPHÓ CHỦ TỊCH\nCù Thạnh\n- Các xã;\n- Lưu: VT.\n"
    plan = kehoach.read((HEAD + ending).encode())

    assert [r.text for r in plan.recipients] == ["Bộ Ngoại giao", "Các xã", "Lưu: VT"]
    assert plan.header.signer.name == "Cù Thạnh"


def test_a_line_broken_before_a_name_goes_on():
    body = "1. Dựng bia lưu niệm ngày kết nghĩa với nhân dân thành phố\nAomi ở công viên.\n"

    assert [text for _, text, *_ in _tasks(body)] == [
        "Dựng bia lưu niệm ngày kết nghĩa với nhân dân thành phố Aomi ở công viên."
    ]


def _reporting(rule):
    plan = kehoach.read((HEAD + "II. TỔ CHỨC THỰC HIỆN\n" + rule).encode())
    return [(r.by, r.to, r.frequency, r.due) for r in plan.reporting]


@pytest.mark.parametrize(("rule", "found"), [
    ("1. Sở Ngoại vụ\n- Hằng năm báo cáo kết quả về Bộ Ngoại giao, đồng gửi Ủy ban nhân dân tỉnh theo dõi.",
     [(("Sở Ngoại vụ",), ("Bộ Ngoại giao", "Ủy ban nhân dân tỉnh"), "yearly", None)]),
    ("1. Các sở, ngành\n- Gửi báo cáo quý về Sở Ngoại vụ trước ngày 20 của tháng cuối quý.",
     [(("Các sở, ngành",), ("Sở Ngoại vụ",), "periodic", None)]),
    ("1. Sở Ngoại vụ\n- Gửi Báo cáo tổng kết (kèm ảnh) về Bộ Ngoại giao trước ngày 01/12/2027.",
     [(("Sở Ngoại vụ",), ("Bộ Ngoại giao",), "once", "2027-12-01")]),
    ("1. Sở Ngoại vụ\n- Theo dõi chung. Các xã định kỳ hằng năm gửi báo cáo kết quả về Sở Ngoại vụ trước ngày 10/11.",
     [(("Các xã",), ("Sở Ngoại vụ",), "yearly", "11-10")]),
])  # fmt: skip
def test_who_reports_and_to_whom(rule, found):
    assert _reporting(rule) == found


def test_a_person_with_a_duty_is_its_holder():
    rule = "II. TỔ CHỨC THỰC HIỆN\n1. Đồng chí Chánh Văn phòng - Trưởng Ban Tổ chức: Chỉ đạo chung.\n2. Các thành viên phối hợp thực hiện.\n"
    plan = kehoach.read((HEAD + rule).encode())

    assert [(d.agency, d.text, d.role) for d in plan.duties] == [
        ("Đồng chí Chánh Văn phòng - Trưởng Ban Tổ chức", "Chỉ đạo chung.", "responsible"),
        ("Các thành viên", "Các thành viên phối hợp thực hiện.", "coordinate"),
    ]


BESIDE = """   UBND XÃ MAI HẠ                 CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
      -------                       Độc lập - Tự do - Hạnh phúc
  Số:     /KH-UBND                Mai Hạ, ngày     tháng 3 năm 2027

                          KẾ HOẠCH
             Đón khách quốc tế năm 2027

I. MỤC ĐÍCH
- Giới thiệu quê hương.
Nơi nhận:                                 KT. CHỦ TỊCH
- Đảng ủy xã;                             PHÓ CHỦ TỊCH
- Lưu: VT.
                                           Cù Thạnh
"""


def test_columns_typed_beside_each_other_are_read_one_after_the_other():
    plan = kehoach.read(BESIDE.encode())

    header = plan.header
    assert (header.number, header.symbol, header.place, header.date) == (None, "KH-UBND", "Mai Hạ", "2027-03")
    assert (header.signer.name, header.signer.position) == ("Cù Thạnh", "KT. CHỦ TỊCH PHÓ CHỦ TỊCH")
    assert [r.text for r in plan.recipients] == ["Đảng ủy xã", "Lưu: VT"]


def test_numbers_printed_twice_have_places_of_their_own():
    body = "1. Dịch sách.\n1. In sách.\nIII. GIẢI PHÁP\n1. Mở lớp.\nIII. NHIỆM VỤ KHÁC\n1. Đón đoàn.\n"

    assert [locator for locator, *_ in _tasks(body)] == ["II.1", "II.1(2)", "III.1", "III(2).1"]


@pytest.mark.parametrize(("text", "kind", "start", "end"), [
    ("Mở hội chợ từ ngày 5 đến 9/8/2027, đón ba nghìn khách.", "range", "2027-08-05", "2027-08-09"),
    ("Đón đoàn vào cuối tháng 10/2027; dự kiến mười người.", "month", "2027-10", "2027-10"),
    ("Ra bản tin mỗi quý một số bằng hai thứ tiếng.", "periodic", None, None),
    ("Trồng cây lưu niệm. Đến năm 2030, mỗi xã có một vườn hữu nghị.", "horizon", None, "2030"),
    ("Triển khai Chiến lược đến năm 2030 tại các xã.", None, None, None),
])  # fmt: skip
def test_times_inside_a_sentence(text, kind, start, end):
    (task,) = kehoach.read((HEAD + f"II. NHIỆM VỤ\n1. {text}\n").encode()).tasks

    assert (task.time and task.time.kind, task.time and task.time.start, task.time and task.time.end) == (
        kind,
        start,
        end,
    )


def test_names_with_titles_and_the_words_for_as_above():
    rows = ("TT\tNội dung\tChủ trì\tPhối hợp", "1\tMở lớp\tThS. Lý Hoài; Phòng Đào tạo\tKhoa Sử", "2\tThi viết\tnt\tnt")
    plan = kehoach.read((HEAD + "PHỤ LỤC\n" + "\n".join(rows)).encode())

    assert [(task.leads, task.partners) for task in plan.tasks] == [
        (("ThS. Lý Hoài", "Phòng Đào tạo"), ("Khoa Sử",)),
        (("ThS. Lý Hoài", "Phòng Đào tạo"), ("Khoa Sử",)),
    ]


def test_lines_below_a_deeper_list_hold_for_the_items_before_it():
    body = "1. Tập huấn\na) Phổ biến văn bản.\nb) Mở lớp về:\n(1) Lễ tân;\n(2) Thuyết minh.\nChủ trì: Sở Nội vụ.\n"

    assert [(locator, leads) for locator, _, leads, *_ in _tasks(body)] == [
        ("II.1.a", ("Sở Nội vụ",)), ("II.1.b.1", ("Sở Nội vụ",)), ("II.1.b.2", ("Sở Nội vụ",)),
    ]  # fmt: skip


def test_a_line_that_gives_the_item_above_to_somebody_is_no_item():
    body = (
        "1. Giao lưu\na) Mời đoàn xiếc nước bạn\nGiao Sở Du lịch chủ trì, phối hợp với Sở Y tế và Công an tỉnh thực hiện. "
        "Thời gian: Quý II/2027.\nb) Đón đoàn nhà văn\nGiao Bảo tàng tỉnh chủ trì thực hiện.\n"
    )

    assert [task[1:] for task in _tasks(body)] == [
        ("Mời đoàn xiếc nước bạn", ("Sở Du lịch",), ("Sở Y tế", "Công an tỉnh"), "2027-06"),
        ("Đón đoàn nhà văn", ("Bảo tàng tỉnh",), (), None),
    ]


def test_tasks_numbered_by_a_word_with_labels_below_them():
    body = (
        "Nhiệm vụ 1: Làm phim.\nChủ trì : Sở Du lịch\nThời gian : Năm 2027\nNhiệm vụ 2: In sách.\nChủ trì : Sở Nội vụ\n"
    )

    assert [(locator, text, leads) for locator, text, leads, *_ in _tasks(body)] == [
        ("II.1", "Làm phim.", ("Sở Du lịch",)),
        ("II.2", "In sách.", ("Sở Nội vụ",)),
    ]


def test_a_heading_may_say_who_does_what_stands_below_it():
    body = "A. Việc do Công an tỉnh chủ trì\n1. Bảo vệ đoàn khách (quý III-2027).\nB. Việc do Tỉnh đoàn chủ trì\n2. Mở trại hè.\n"

    assert [(text, leads, end) for _, text, leads, _, end in _tasks(body)] == [
        ("Bảo vệ đoàn khách (quý III-2027).", ("Công an tỉnh",), "2027-09"),
        ("Mở trại hè.", ("Tỉnh đoàn",), None),
    ]


def test_a_cell_of_leads_may_say_who_helps_and_the_line_above_a_table_is_its_title():
    rows = "Nội dung\tBộ phận thực hiện\tHoàn thành\nMở lớp\tChủ trì: Phòng Lễ tân\u2028Phối hợp: Văn phòng\t15/3/2027"
    plan = kehoach.read((HEAD + "II. NHIỆM VỤ\n1. Công tác nội bộ\n" + rows + "\n").encode())

    assert [(t.text, t.leads, t.partners, t.time.end) for t in plan.tasks] == [
        ("Mở lớp", ("Phòng Lễ tân",), ("Văn phòng",), "2027-03-15")
    ]
