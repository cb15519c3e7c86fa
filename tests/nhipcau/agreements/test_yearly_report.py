"""The yearly report on agreements: cut by its days, every figure as a count by hand gives it, a real draft."""

from collections import Counter
from datetime import date, timedelta

import pytest
from django.urls import reverse
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from nhipcau.agreements import actions
from nhipcau.agreements.models import Agreement, Review
from nhipcau.agreements.yearly_report import Asked, paper_of, title_of, year_of_agreements
from nhipcau.common.refusal import NotAllowed, Refused
from nhipcau.documents.models import Document, Kind
from nhipcau.documents.paragraphs import paragraphs_of
from nhipcau.documents.queries import text_file
from nhipcau.files.integrity import open_whole
from nhipcau.partners.models import Activity, Partner
from tests.conftest import NOW, TODAY
from tests.nhipcau import factories as make

pytestmark = pytest.mark.django_db
UNTIL = date(2026, 6, 30)
BEFORE = NOW.replace(year=2015)


def _agreement(world, title="Thỏa thuận A", **more):
    values = {"signed_on": date(2020, 5, 1), "made_at": BEFORE} | more
    return make.AgreementFactory(
        locality=world.locality, agency=world.lead_agency, title_vi=title, **values
    )  # fmt: skip


def _review(agreement, verdict, done="", year=2026):
    return make.ReviewFactory(agreement=agreement, verdict=verdict, done=done, year=year)


def _lines(world, **said):
    year = year_of_agreements(world.focal_agency, world.locality, Asked(UNTIL, **said))
    return [block.text for block in paper_of(year).body]


def _annex(world):
    year = year_of_agreements(world.focal_agency, world.locality, Asked(UNTIL))
    return paper_of(year).appendices[0].grid.rows


def test_the_report_says_what_stands_in_the_register(world):
    japan, laos = make.CountryFactory(), make.CountryFactory(code="LA", name_vi="Lào")
    minami = make.PartnerFactory(locality=world.locality, agency=world.lead_agency, name_vi="Minami", country=japan)
    attavang = make.PartnerFactory(locality=world.locality, agency=world.lead_agency, name_vi="Attavang", country=laos)
    kept = _agreement(world, "Kết nghĩa Minami", partner=minami, kind="twinning")
    extended = _agreement(world, "Ghi nhớ Minami", partner=minami, signed_on=date(2026, 2, 1),
                          expires_on=date(2026, 12, 31))  # fmt: skip
    over = _agreement(world, "Ghi nhớ Attavang", partner=attavang, level="department", inherited_from="Huyện Hạ")
    _agreement(world, "Chương trình 2027", partner=attavang, signed_on=None)
    _review(kept, "keep", "01 đoàn nghệ thuật")
    _review(extended, "extend")
    _review(over, "end", year=2025)
    make.ActivityFactory(partner=minami, kind="visit_in", on=date(2026, 3, 1))
    make.ActivityFactory(partner=minami, kind="visit_in", on=date(2025, 6, 30))  # before the year of the report

    assert _lines(world, limits="Kinh phí ít.", ahead="Tổ chức tuần văn hóa.", proposals="Cung cấp đầu mối mới.") == [
        "Thực hiện Điều 42, Điều 46 Luật Thỏa thuận quốc tế, Sở Ngoại vụ báo cáo tình hình đến ngày 30/6/2026 như sau:",
        "I. TÌNH HÌNH KÝ KẾT",
        "Từ ngày 01/7/2025 đến ngày 30/6/2026, ký 01 thỏa thuận quốc tế: Ghi nhớ Minami.",
        "Đến ngày 30/6/2026, có 03 thỏa thuận với 02 đối tác của 02 nước đang có hiệu lực hoặc chờ xử lý (02 thỏa "
        "thuận nhân danh cấp tỉnh; 01 thỏa thuận nhân danh sở, cơ quan chuyên môn).",
        "II. TÌNH HÌNH THỰC HIỆN",
        "1. Rà soát: hoàn thành rà soát 02/03 thỏa thuận: giữ nguyên 01, gia hạn 01. [bổ sung kết quả rà soát 01 thỏa "
        "thuận còn lại]",
        "2. Hoạt động: 01 đoàn vào. Danh mục thỏa thuận tại Phụ lục.",
        "3. Kế thừa theo Nghị định số 177/2025/NĐ-CP: 01 thỏa thuận (Ghi nhớ Attavang).",
        "4. Hạn chế: 01 thỏa thuận không có hoạt động trong năm; Kinh phí ít.",
        "III. KẾ HOẠCH NĂM 2027",
        "1. Ký kết: ký 01 thỏa thuận đang chuẩn bị (Chương trình 2027); gia hạn 01 thỏa thuận (Ghi nhớ Minami).",
        "2. Thực hiện: Tổ chức tuần văn hóa.",
        "IV. KIẾN NGHỊ",
        "Cung cấp đầu mối mới.",
        "Sở Ngoại vụ báo cáo Bộ Ngoại giao tổng hợp./.",
    ]
    assert _annex(world) == (
        ("1", "Minami", "Nhật Bản", "Hữu nghị, hợp tác", "01/02/2026", "31/12/2026", "không có", "Gia hạn"),
        ("2", "Minami", "Nhật Bản", "Kết nghĩa", "01/5/2020", "không thời hạn", "01 đoàn nghệ thuật", "Giữ nguyên"),
        ("3", "Attavang", "Lào", "Hữu nghị, hợp tác", "01/5/2020", "không thời hạn", "", ""),
    )


def test_without_anything_the_report_says_so(world):
    assert _lines(world)[2:9] == [
        "Từ ngày 01/7/2025 đến ngày 30/6/2026, không ký mới thỏa thuận quốc tế.",
        "Đến ngày 30/6/2026, có 00 thỏa thuận với 00 đối tác của 00 nước đang có hiệu lực hoặc chờ xử lý.",
        "II. TÌNH HÌNH THỰC HIỆN",
        "1. Rà soát: hoàn thành rà soát 00/00 thỏa thuận.",
        "2. Hoạt động: không có hoạt động trong kỳ. Danh mục thỏa thuận tại Phụ lục.",
        "3. Kế thừa theo Nghị định số 177/2025/NĐ-CP: không có thỏa thuận phải chuyển giao.",
        "III. KẾ HOẠCH NĂM 2027",
    ]


def test_the_register_is_told_as_of_the_day_of_the_report(world):
    _agreement(world, "Ký sau", signed_on=UNTIL + timedelta(days=1))
    _agreement(world, "Chuẩn bị sau", signed_on=None, made_at=NOW)
    _agreement(world, "Ghi sau", made_at=NOW)
    _agreement(world, "Chấm dứt từ trước", ended_on=date(2025, 6, 30))
    _agreement(world, "Chấm dứt trong kỳ", ended_on=date(2025, 7, 1))

    assert [row[-1] for row in _annex(world)] == ["", "Đã chấm dứt ngày 01/7/2025"]
    lines = _lines(world)
    assert "4. Đã chấm dứt trong kỳ 01 thỏa thuận: Chấm dứt trong kỳ." in lines
    assert "1. Ký kết: ký 01 thỏa thuận đang chuẩn bị (Ký sau)." in lines


DAYS = st.dates(date(2024, 1, 1), date(2027, 6, 30))


@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    rows=st.lists(st.tuples(
        st.one_of(st.none(), DAYS), st.one_of(st.none(), DAYS), st.sampled_from(Agreement.Level.values),
        st.sampled_from(["", *Review.Verdict.values]), st.booleans(),
    ), max_size=8),
    deeds=st.lists(st.tuples(st.sampled_from(Activity.Kind.values), DAYS), max_size=8),
)  # fmt: skip
def test_every_figure_equals_a_count_by_hand(world, rows, deeds):
    Agreement.objects.all().delete()
    Activity.objects.all().delete()
    Partner.objects.filter(name_vi__startswith="Bến Đếm").delete()
    partner = make.PartnerFactory(locality=world.locality, agency=world.lead_agency, name_vi="Bến Đếm")
    signed, verdicts, idle, fresh = 0, Counter(), 0, 0
    for at, (day, ended, level, verdict, is_busy) in enumerate(rows):
        one = _agreement(world, f"Thỏa thuận {at}", partner=partner, signed_on=day, ended_on=ended, level=level)
        if verdict:
            _review(one, verdict, "có" * is_busy)
        if day is None or day > UNTIL or (ended is not None and ended < date(2025, 7, 1)):
            continue
        signed += 1
        fresh += day >= date(2025, 7, 1)
        verdicts[verdict] += bool(verdict)
        idle += bool(verdict) and not is_busy
    for kind, on in deeds:
        make.ActivityFactory(partner=partner, kind=kind, on=on)

    year = year_of_agreements(world.focal_agency, world.locality, Asked(UNTIL))

    assert (len(year.lasting), len(year.idle)) == (signed, idle)
    assert {verdict: len(year.reviewed(verdict)) for verdict in Review.Verdict.values} == {
        verdict: verdicts[verdict] for verdict in Review.Verdict.values
    }
    within = [kind for kind, on in deeds if date(2025, 7, 1) <= on <= UNTIL]
    assert year.deeds == Counter(within if signed else [])
    said = f"ký {fresh:02} thỏa thuận quốc tế:" if fresh else "không ký mới thỏa thuận quốc tế."
    assert said in paper_of(year).body[2].text
    assert len(paper_of(year).appendices[0].grid.rows) == signed


def test_a_year_begins_behind_the_last_report():
    assert Asked(date(2026, 10, 31)).since == date(2025, 11, 1)
    assert Asked(date(2028, 2, 28)).since == date(2027, 3, 1)
    assert Asked(date(2028, 2, 29)).since == date(2027, 3, 1)


def test_a_draft_is_written_that_goes_to_the_ministry(world):
    _agreement(world, "Kết nghĩa Minami")

    document = actions.report_agreements(by=world.focal, issuer=world.focal_agency, asked=Asked(UNTIL), now=NOW)

    assert (document.kind, document.symbol, document.state) == (Kind.RECORD_REPORT, "BC-SNgV", "draft")
    text = text_file(document)
    with open_whole(text.content, text.sha256) as content:
        lines = list(paragraphs_of(content))
    assert title_of(year_of_agreements(world.focal_agency, world.locality, Asked(UNTIL))) == document.title
    assert document.title == (
        "Tình hình ký kết và thực hiện thỏa thuận quốc tế năm 2026; kế hoạch năm 2027 của tỉnh Vĩnh Hà"
    )
    assert "Kính gửi: Bộ Ngoại giao" in lines
    assert "Kết quả rà soát" in lines


def test_who_may_not_draft_for_a_body_writes_no_report(world):
    with pytest.raises(NotAllowed):
        actions.report_agreements(by=world.outsider, issuer=world.focal_agency, asked=Asked(UNTIL), now=NOW)
    with pytest.raises(Refused, match="chưa tới"):
        actions.report_agreements(
            by=world.focal, issuer=world.focal_agency, asked=Asked(TODAY + timedelta(days=1)), now=NOW
        )
    with pytest.raises(Refused, match="trước khi có Luật"):
        actions.report_agreements(by=world.focal, issuer=world.focal_agency, asked=Asked(date(2021, 6, 30)), now=NOW)
    assert Document.objects.filter(kind=Kind.RECORD_REPORT).count() == 0


def test_the_page_offers_the_bodies_and_leads_to_the_draft(world, as_user):
    client, address = as_user(world.focal), reverse("report_agreements")
    page = client.get(address).content.decode()

    answer = client.post(address, {"issuer": world.focal_agency.pk, "until": "30/06/2026"})

    document = Document.objects.get(kind=Kind.RECORD_REPORT)
    assert f'<option value="{world.focal_agency.pk}"' in page
    assert answer.url == reverse("document_detail", args=[document.pk])
