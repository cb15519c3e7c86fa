"""The figures and sentences that the product writes of the facts of the specimens, whole.

Where it says otherwise than the specimen, the difference is noted beside what it says.
"""

from dataclasses import replace
from datetime import date

import pytest

from nhipcau.common.refusal import Refused
from nhipcau.documents.actions import compose_document
from nhipcau.documents.models import Kind
from nhipcau.documents.orders import Order
from nhipcau.plans.amendments.actions import Decision, correct_amendment, put_in_force
from nhipcau.plans.queries import tasks_with
from nhipcau.reports.causes import causes
from nhipcau.reports.consolidated import figures_of, report_content
from nhipcau.reports.plan_on_day import plan_then
from tests.nhipcau.documents import facts_told as told
from tests.nhipcau.documents.facts import at, documents, lived
from tests.nhipcau.documents.texts import composed_text, footnotes, plain_text

pytestmark = [pytest.mark.django_db, pytest.mark.once]
DAY = told.REPORTING[2]


@pytest.fixture
def facts():
    return lived()


def test_the_figures_are_those_of_the_facts(facts):
    content = report_content(facts.period, facts.agencies[told.SNGV], told.ACCEPTED_ON)
    figures = figures_of(content)

    def among(tally):
        return {status: count for status, count in tally.items() if count and status != "name"}

    whole = {"done": 2, "done_late": 1, "on_track": 6, "late": 2, "silent": 1, "total": 12}
    assert (figures["until"], among(figures["whole"]), figures["duties"]["total"]) == (DAY.isoformat(), whole, 0)
    assert (figures["parts"]["total"], len(content.counts.by_agency)) == (13, 8)
    assert [(row["name"], among(row)) for row in figures["sections"]] == [
        ("Thúc đẩy quan hệ hữu nghị, hợp tác", {"done": 1, "done_late": 1, "total": 2}),
        ("Hội nhập quốc tế về văn hóa, nghề thủ công", {"on_track": 1, "late": 1, "total": 2}),
        ("Quảng bá hình ảnh Lạc Giang", {"done": 1, "late": 1, "total": 2}),
        ("Vận động danh hiệu; bảo tồn, phát huy di sản", {"on_track": 2, "total": 2}),
        ("Tiếp thu tinh hoa văn hóa thế giới", {"on_track": 2, "total": 2}),
        ("Nguồn nhân lực, chuyển đổi số", {"on_track": 1, "silent": 1, "total": 2}),
    ]
    reached = [(row["value"], row["target"], row["target_year"]) for row in figures["indicators"]]
    assert reached == [("3", "4", 2027), ("11", "11", 2027), ("1", "3", 2027), ("63", "120", 2027)]
    assert figures["agencies"] == {"expected": 19, "accepted": 18, "waiting": 0, "missing": 1}


IN_THE_REPORT = (
    "Đến ngày 03/12/2026, có 18/19 cơ quan, đơn vị, địa phương gửi báo cáo đúng thời hạn, trong đó 01 cơ quan báo cáo không phát sinh nhiệm vụ trong kỳ; còn 01 cơ quan chưa gửi báo cáo (Sở Khoa học và Công nghệ).",
    "- Xây dựng bản đồ số di sản sông Hạc với nội dung song ngữ: Sở Khoa học và Công nghệ chủ trì, thời hạn trước ngày 18/3/2027; đến ngày 28/11/2026 chưa có kết quả được cập nhật.",
    "Kế hoạch có 12 nhiệm vụ, giao 08 cơ quan, đơn vị, địa phương chủ trì. Đến ngày 28/11/2026, đã hoàn thành 03 nhiệm vụ (đạt 25,0%), trong đó 02 nhiệm vụ hoàn thành đúng hạn, 01 nhiệm vụ hoàn thành chậm; đang thực hiện trong hạn 06 nhiệm vụ; quá hạn chưa hoàn thành 02 nhiệm vụ; chưa được cập nhật kết quả 01 nhiệm vụ. Thời hạn, tình trạng từng nhiệm vụ nêu tại Phụ lục kèm theo. Tổng hợp tại Bảng 1, Biểu đồ 1.",
    " | Tổng cộng | 12 | 2 | 1 | 6 | 2 | 1",
    "Trong 04 chỉ tiêu đến hết năm 2027 của Kế hoạch, có 01 chỉ tiêu đã hoàn thành, 03 chỉ tiêu đang thực hiện.",
    "1 | Hoạt động giao lưu văn hóa với địa phương nước ngoài | hoạt động | 4 | 3 | 75,0",
    "2 | Thỏa thuận hợp tác đã ký được rà soát | thỏa thuận | 11 | 11 | 100,0",
    "3 | Sản phẩm truyền thông bằng nhiều ngôn ngữ | sản phẩm | 3 | 1 | 33,3",
    "4 | Lượt cán bộ, nghệ nhân, thuyết minh viên được bồi dưỡng | lượt người | 120 | 63 | 52,5",
    "Đến ngày 28/11/2026, có 02 nhiệm vụ quá hạn chưa hoàn thành, cụ thể:",
    "1 | Xây dựng bộ trưng bày lưu động “Hòn Sâm - Đảo xanh đón bạn” (nhiệm vụ số 6) | Ủy ban nhân dân đặc khu Hòn Sâm | 29/9/2026 | 60 | Biển động kéo dài, 06/16 khung chưa vận chuyển được về đất liền | 31/01/2027",
    "2 | Tổ chức gian hàng gốm, mây tre Lạc Giang tại Hội chợ thủ công tỉnh Gangbyeon (Hàn Quốc) (nhiệm vụ số 3) | Sở Công Thương | 29/10/2026 | 30 | Ban tổ chức dời Hội chợ sang tháng 4/2027 | 30/4/2027",
    "- Trong 04 nhiệm vụ đến hạn trước ngày 28/11/2026, có 01 nhiệm vụ hoàn thành chậm, 02 nhiệm vụ quá hạn chưa hoàn thành.",
    "- Có 01 nhiệm vụ chưa được cập nhật kết quả.",
    "1. Khẩn trương hoàn thành 02 nhiệm vụ quá hạn",
    "2. Hoàn thành 03 nhiệm vụ đến hạn ngày 31/12/2026",
    "3. Bảo đảm tiến độ 04 nhiệm vụ đến hạn trong 6 tháng đầu năm 2027",
    "12 | Xây dựng bản đồ số di sản sông Hạc với nội dung song ngữ | Sở Khoa học và Công nghệ | 18/3/2027 | Chưa cập nhật",
    "6 | Xây dựng bộ trưng bày lưu động “Hòn Sâm - Đảo xanh đón bạn” | Ủy ban nhân dân đặc khu Hòn Sâm | 29/9/2026 | Quá hạn 60 ngày",
)  # fmt: skip
IN_THE_OTHERS = (
    ("b", "Kế hoạch giao 12 nhiệm vụ thuộc 06 nhóm nhiệm vụ cho các sở, ngành, địa phương; giao Sở Ngoại vụ là cơ quan đầu mối theo dõi, đôn đốc, tổng hợp."),
    ("b", "Đến ngày 28/11/2026, trong 12 nhiệm vụ của Kế hoạch, đã hoàn thành 03 nhiệm vụ; 07 nhiệm vụ chưa đến hạn; 02 nhiệm vụ chậm so với thời hạn. Kết quả cụ thể:"),
    ("b", "- Xây dựng bộ trưng bày lưu động “Hòn Sâm - Đảo xanh đón bạn”; còn 06 khung chưa vận chuyển được về đất liền."),
    ("b", "Tuy nhiên, còn 02 nhiệm vụ chậm so với thời hạn do phía đối tác nước ngoài điều chỉnh lịch, thời tiết không thuận lợi."),
    ("b", "- Xây dựng bản đồ số di sản sông Hạc với nội dung song ngữ: thời hạn trước ngày 18/3/2027."),
    ("d", "- Lắp đặt 40 bảng thuyết minh song ngữ, mã phản hồi nhanh tại Thành cổ Lạc Thành và cụm di tích bến sông, trước ngày 31/12/2026; 16 bảng còn lại đang hiệu đính nội dung tiếng Anh, dự kiến hoàn thành trong tháng 12/2026."),
    ("d", "Ủy ban nhân dân phường Lạc Thành được giao chủ trì 01 nhiệm vụ, phối hợp thực hiện 02 nhiệm vụ của Kế hoạch. Đến ngày 28/11/2026, nhiệm vụ chủ trì đang thực hiện trong hạn."),
    ("l", "Ban Tuyên giáo và Dân vận Tỉnh ủy phối hợp thực hiện 01 nhiệm vụ của Kế hoạch."),
    ("b", "2. Mở lớp bồi dưỡng về biên dịch, hiệu đính thuật ngữ di sản cho công chức đối ngoại địa phương."),
    ("d", "Lắp đặt 40 bảng thuyết minh song ngữ, mã phản hồi nhanh tại Thành cổ Lạc Thành và cụm di tích bến sông (thời hạn trước ngày 31/12/2026)"),
    ("d", "Trên đây là kết quả thực hiện Kế hoạch số 86/KH-UBND, Ủy ban nhân dân phường Lạc Thành báo cáo Sở Ngoại vụ tổng hợp./."),
    ("i", "4. Bãi bỏ khoản 2 Mục V."),
    ("h", "4 | Khoản 2 Mục V | Báo cáo tiến độ hằng tháng bằng văn bản giấy. | Bãi bỏ"),
    ("l", "kết quả phối hợp thực hiện Kế hoạch số 86/KH-UBND, ngày 30/5/2026 của Ủy ban nhân dân tỉnh (tính đến ngày 28/11/2026)"),
    ("c", "Sở Công Thương được giao chủ trì 02 nhiệm vụ, phối hợp thực hiện 01 nhiệm vụ của Kế hoạch. Đến ngày 28/11/2026, trong 02 nhiệm vụ chủ trì, đang thực hiện trong hạn 01 nhiệm vụ; quá hạn chưa hoàn thành 01 nhiệm vụ."),
    ("c", "a) Tổ chức gian hàng gốm, mây tre Lạc Giang tại Hội chợ thủ công tỉnh Gangbyeon (Hàn Quốc) (thời hạn trước ngày 29/10/2026)"),
    ("e", "Sở Nông nghiệp và Môi trường không được giao chủ trì nhiệm vụ của Kế hoạch số 86/KH-UBND; được giao phối hợp thực hiện 01 nhiệm vụ (xây dựng bản đồ số di sản sông Hạc với nội dung song ngữ, do Sở Khoa học và Công nghệ chủ trì)."),
    ("e", "Từ ngày 30/5/2026 đến ngày 28/11/2026, Sở Nông nghiệp và Môi trường không phát sinh nội dung thực hiện và không có đề xuất, kiến nghị."),
    ("f", "1. Kỳ báo cáo: từ ngày 30/5/2026 đến ngày 28/11/2026."),
    # the facts: 32 days up to 31/10/2026; the product counts up to the day of the letter
    ("g", "Theo kết quả cập nhật đến ngày 02/11/2026, Ủy ban nhân dân đặc khu Hòn Sâm đã gia công xong 16 khung trưng bày, in 2.000 tờ gấp song ngữ; đã bàn giao 10/16 khung. Còn 06 khung chưa vận chuyển được về đất liền. Nhiệm vụ quá hạn 34 ngày. Nguyên nhân: biển động kéo dài, 06/16 khung chưa vận chuyển được về đất liền."),
    ("g2", "Đến ngày 18/11/2026, chưa có kết quả được cập nhật đối với nhiệm vụ này."),
    ("h", "Sau khi điều chỉnh, bổ sung, Kế hoạch có 13 nhiệm vụ."),
    ("h", "1 | Nhiệm vụ số 3 tại Phụ lục (Tổ chức gian hàng gốm, mây tre Lạc Giang tại Hội chợ thủ công tỉnh Gangbyeon (Hàn Quốc)) | Thời gian thực hiện: Trước ngày 29/10/2026 | Thời gian thực hiện: Trước ngày 30/4/2027"),
    ("i", "1. Điều chỉnh thời gian thực hiện nhiệm vụ số 3 tại Phụ lục từ “Trước ngày 29/10/2026” thành “Trước ngày 30/4/2027”."),
    ("i", "3. Bổ sung nhiệm vụ số 6a vào sau nhiệm vụ số 6 tại Phụ lục như sau:"),
    ("i", "6a | Tổ chức Ngày hội Gốm Bến Hạc mở rộng | Sở Công Thương | Sở Ngoại vụ; Trung tâm Xúc tiến Đầu tư, Thương mại và Du lịch tỉnh; Ủy ban nhân dân phường Bến Hạc | 01 ngày hội có ít nhất 03 đoàn nghệ nhân nước ngoài | Trong tháng 5/2027"),
    ("i", "2. Quyết định này có hiệu lực kể từ ngày ký."),
    ("k", "1 | Rà soát các thỏa thuận hợp tác đã ký với địa phương nước ngoài, đề xuất bổ sung nội dung văn hóa | Sở Ngoại vụ | Sở Văn hóa, Thể thao và Du lịch; Sở Công Thương | Báo cáo rà soát | Trước ngày 31/8/2026"),
)  # fmt: skip


def test_the_documents_say_the_facts_in_whole_sentences(facts):
    lines = {letter: plain_text(data).splitlines() for letter, data in documents(facts)}

    assert sorted(lines) == ["a", "b", "c", "d", "e", "f", "g", "g2", "h", "i", "k", "l"]
    assert [line for line in IN_THE_REPORT if line not in lines["a"]] == []
    assert [(letter, line) for letter, line in IN_THE_OTHERS if line not in lines[letter]] == []
    left_open = [line for said in lines.values() for line in said if "bổ sung" in line and line.startswith("[")]
    assert left_open == [
        "[Sở Ngoại vụ bổ sung lý do: bổ sung nhiệm vụ số 6a vào sau nhiệm vụ số 6 tại Phụ lục; bãi bỏ khoản 2 Mục V]",
        "[Sở Ngoại vụ bổ sung nguồn kinh phí: bổ sung nhiệm vụ số 6a vào sau nhiệm vụ số 6 tại Phụ lục]",
    ]


def test_the_causes_are_counted_as_the_agencies_chose_them(facts):
    assert causes(plan_then(facts.plan, date(2026, 11, 28))) == (
        "- Nguyên nhân khách quan: phía đối tác nước ngoài điều chỉnh lịch (02 nhiệm vụ); thời tiết không thuận lợi "
        "(01 nhiệm vụ)."
    )


def test_what_goes_above_the_province_tells_nothing_of_who_is_late(facts):
    upward = dict(documents(facts))["b"]

    said = plain_text(upward)

    kept_within = ("Quá hạn", "Chế độ báo cáo", "chưa gửi báo cáo", "Phụ lục", "Sở Khoa học và Công nghệ", "60 ngày")
    assert [words for words in kept_within if words in said] == []


def test_the_plan_as_it_stands_keeps_its_document_and_names_what_changed_it(facts):
    amendment, focal = facts.amendment, facts.focal
    correct_amendment(by=focal, amendment=amendment, decision=Decision("2468/QĐ-UBND", "", date(2026, 12, 21)))
    put_in_force(by=focal, amendment=amendment, now=at(date(2026, 12, 22)))
    order = Order(Kind.PLAN, facts.plan, facts.agencies[told.UBND])

    document = compose_document(by=focal, order=order, now=at(date(2026, 12, 23)))

    file = document.files.get()
    with file.content.open("rb") as content:
        data = content.read()
    lines = plain_text(data).splitlines()
    assert file.findings == []
    assert lines[:5] == [
        "BẢN HỢP NHẤT", "KẾ HOẠCH", told.TITLE,
        f"Kế hoạch số 86/KH-UBND ngày 30 tháng 5 năm 2026 của Ủy ban nhân dân tỉnh {told.TITLE[:1].lower()}"
        f"{told.TITLE[1:]}, được điều chỉnh, bổ sung bởi:",
        "Quyết định số 2468/QĐ-UBND điều chỉnh, bổ sung Kế hoạch số 86/KH-UBND, có hiệu lực kể từ ngày 21 tháng 12 năm "
        "2026.",
    ]  # fmt: skip
    rows = [line.split(" | ") for line in lines if line.count(" | ") == 5]
    by_number = {row[0]: row for row in rows}
    assert [(number, by_number[number][5]) for number in ("3", "6", "6a", "7")] == [
        ("3", "Trước ngày 30/4/2027"), ("6", "Trước ngày 31/01/2027"), ("6a", "Trong tháng 5/2027"),
        ("7", "Trước ngày 27/4/2027"),
    ]  # fmt: skip
    assert by_number["6a"][1:5] == [
        told.ADDED["text"],
        told.ADDED["leads"],
        told.ADDED["partners"],
        told.ADDED["outputs"],
    ]
    assert footnotes(data) == [
        "Thời gian này được điều chỉnh theo Quyết định số 2468/QĐ-UBND của Ủy ban nhân dân tỉnh, có hiệu lực kể từ ngày "
        "21/12/2026.",
        "Thời gian này được điều chỉnh theo Quyết định số 2468/QĐ-UBND, có hiệu lực kể từ ngày 21/12/2026.",
        "Nhiệm vụ này được bổ sung theo Quyết định số 2468/QĐ-UBND, có hiệu lực kể từ ngày 21/12/2026.",
        "Nội dung này được bãi bỏ theo Quyết định số 2468/QĐ-UBND, có hiệu lực kể từ ngày 21/12/2026.",
    ]


def test_a_report_on_one_subject_tells_of_the_chosen_tasks_alone(facts):
    chosen = tuple(tasks_with(facts.plan, ["hát Dặm Hạc"]))
    order = Order(
        Kind.SUBJECT, facts.plan, facts.agencies[told.SNGV], about="Kết quả công tác về hát Dặm Hạc", tasks=chosen,
        addressees=(told.UBND,), text="Công tác được tỉnh quan tâm.",
    )  # fmt: skip

    document = compose_document(by=facts.focal, order=order, now=at(DAY))

    lines = composed_text(document)
    assert lines[7:13] == [
        "I. TÌNH HÌNH CHUNG", "Công tác được tỉnh quan tâm.",
        "Kế hoạch có 02 nhiệm vụ thuộc nội dung này. Đến ngày 28/11/2026, đã hoàn thành 01 nhiệm vụ, trong đó 01 nhiệm "
        "vụ hoàn thành chậm; đang thực hiện trong hạn 01 nhiệm vụ.",
        "II. KẾT QUẢ THỰC HIỆN",
        "- Cử đoàn nghệ thuật hát Dặm Hạc giao lưu, biểu diễn tại tỉnh Nam Khê (Lào): Sở Văn hóa, Thể thao và Du lịch "
        "đã tổ chức đoàn 26 người, biểu diễn 02 đêm và giao lưu với 240 học sinh tỉnh bạn từ ngày 25/10/2026 đến ngày "
        "29/10/2026. Nhiệm vụ hoàn thành chậm 14 ngày so với thời hạn do phía bạn điều chỉnh lịch đón đoàn.",
        "- Lập hồ sơ khoa học hát Dặm Hạc đề nghị đưa vào Danh mục quốc gia về di sản văn hóa phi vật thể: Sở Văn hóa, "
        "Thể thao và Du lịch đã hoàn thành khảo sát 14/14 thôn, tổ dân phố; số hóa 118 bài bản, trong đó 64 bài được ghi "
        "hình đầy đủ; lập danh sách 57 nghệ nhân; đang viết báo cáo kiểm kê.",
    ]  # fmt: skip
    assert document.title == "Kết quả công tác về hát Dặm Hạc (tính đến ngày 28/11/2026)"
    for asked, why in ((replace(order, tasks=()), "chọn nhiệm vụ"), (replace(order, about=" "), "trích yếu")):
        with pytest.raises(Refused, match=why):
            compose_document(by=facts.focal, order=asked, now=at(DAY))


def test_an_agency_drafts_its_own_plan_from_what_it_was_given(facts):
    agency = facts.agencies[told.SCT]
    order = Order(Kind.OWN_PLAN, facts.plan, agency)

    document = compose_document(by=facts.officers[told.SCT], order=order, now=at(DAY))

    lines = composed_text(document)
    assert (
        "Kế hoạch số 86/KH-UBND giao Sở Công Thương chủ trì 02 nhiệm vụ, phối hợp thực hiện 01 nhiệm vụ, nêu tại Phụ lục I, Phụ lục II kèm theo."
        in lines
    )
    rows = [line for line in lines if line[:1].isdigit() and " | " in line]
    assert rows == [
        "1 | Tổ chức gian hàng gốm, mây tre Lạc Giang tại Hội chợ thủ công tỉnh Gangbyeon (Hàn Quốc) | Trung tâm Xúc "
        "tiến Đầu tư, Thương mại và Du lịch tỉnh | 01 gian hàng | Trước ngày 29/10/2026 | [đơn vị]",
        "2 | Lập hồ sơ đề xuất phường Bến Hạc tham gia mạng lưới quốc tế các thành phố thủ công | Sở Ngoại vụ; Liên "
        "hiệp các tổ chức hữu nghị tỉnh | 01 hồ sơ | Trước ngày 31/3/2027 | [đơn vị]",
        "1 | Rà soát các thỏa thuận hợp tác đã ký với địa phương nước ngoài, đề xuất bổ sung nội dung văn hóa | Sở "
        "Ngoại vụ | Trước ngày 31/8/2026 | [đơn vị]",
    ]
    assert (document.symbol, document.plan) == ("KH-SCT", facts.plan)
    with pytest.raises(Refused, match="không có nhiệm vụ"):
        compose_document(by=facts.focal, order=replace(order, issuer=facts.agencies[told.UBND]), now=at(DAY))
