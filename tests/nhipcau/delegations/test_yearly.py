"""The yearly table of delegations equals a count by hand."""

from datetime import date
from types import SimpleNamespace

import pytest
from django.urls import reverse
from django.utils import translation
from hypothesis import given
from hypothesis import strategies as st

from nhipcau.delegations.models import Delegation
from nhipcau.delegations.papers.year import delegations_between, year_paper
from nhipcau.delegations.yearly import table_of, year_of_delegations
from nhipcau.documents.models import Document, Kind
from nhipcau.records.models import Stage
from tests.nhipcau import factories as make

PAYERS = ("ours", "shared", "theirs", "sponsor")
ROWS = st.lists(
    st.tuples(
        st.booleans(), st.sampled_from(["", "Nhật Bản", "Lào", "Đức"]), st.sampled_from(PAYERS), st.integers(0, 40)
    ),
    max_size=30,
)


def _row(is_in, country, payer, people):
    named = SimpleNamespace(name_vi=country) if country else None
    return SimpleNamespace(is_in=is_in, country=named, payer=payer, people=people)


@given(ROWS)
def test_whatever_took_place_is_counted_once_in_each_part(rows):
    table = table_of(2026, [_row(*row) for row in rows])

    for lines in (table.countries, table.payers):
        assert sum(line.came for line in lines) == table.whole.came == sum(row[0] for row in rows)
        assert sum(line.went for line in lines) == table.whole.went == sum(not row[0] for row in rows)
        assert sum(line.guests for line in lines) == table.whole.guests == sum(row[3] for row in rows if row[0])
        assert sum(line.travellers for line in lines) == sum(row[3] for row in rows if not row[0])
    japan = [row for row in rows if row[1] == "Nhật Bản"]
    found = [line for line in table.countries if line.name == "Nhật Bản"]
    assert [(line.came, line.went) for line in found] == [
        (sum(row[0] for row in japan), sum(not row[0] for row in japan))
    ] * bool(japan)
    assert [line.name for line in table.countries if not line.name] == [
        line.name for line in table.countries[-1:] if not line.name
    ]


@pytest.mark.django_db
def test_only_what_began_in_the_year_and_was_not_called_off(world, as_user):
    said = {"locality": world.locality, "agency": world.lead_agency}
    country = make.CountryFactory(name_vi="Nhật Bản")
    visit = make.DelegationFactory(**said, country=country)
    make.MemberFactory.create_batch(3, delegation=visit)
    make.DelegationFactory(**said, country=country, direction="out", starts_on=date(2026, 3, 2))
    make.DelegationFactory(**said, cancelled_on=date(2026, 8, 1))
    make.DelegationFactory(**said, starts_on=date(2025, 12, 31))
    make.DelegationFactory()
    assert Delegation.objects.count() == 5

    table = year_of_delegations(world.locality, 2026)
    assert [(one.name, one.came, one.guests, one.went, one.travellers) for one in table.countries] == [
        ("Nhật Bản", 1, 3, 1, 0)
    ]
    client = as_user(world.focal)
    assert "Nhật Bản" in client.get(reverse("delegation_year"), {"year": "2026"}).content.decode()
    assert client.get(reverse("delegation_year"), {"year": "99999999"}).status_code == 200
    assert client.get(reverse("delegation_year_xlsx"), {"year": "2026"}).content[:2] == b"PK"


def test_the_report_of_the_year_counts_lists_and_names_what_is_owed(world):
    country = make.CountryFactory(code="LA", name_vi="Lào")
    common = {"locality": world.locality, "agency": world.focal_agency, "country": country}
    visit = make.DelegationFactory(**common, name_vi="Đoàn Nam Khê", starts_on=date(2026, 3, 2), purpose="Hội đàm.")
    make.MemberFactory(delegation=visit, name="Khamphone", part="head", post_vi="Tỉnh trưởng", place=1)
    make.MemberFactory(delegation=visit, name="Bounmy", place=2)
    make.DelegationFactory(**common, name_vi="Đoàn hủy", starts_on=date(2026, 3, 2), cancelled_on=date(2026, 2, 1))
    trip = make.DelegationFactory(
        **common, direction="out", name_vi="Đoàn khảo sát", starts_on=date(2026, 4, 1), payer="theirs",
        decision="Quyết định số 642/QĐ-UBND",
    )  # fmt: skip
    told = make.DelegationFactory(**common, direction="out", name_vi="Đoàn hội chợ", starts_on=date(2026, 5, 1))
    Stage.objects.create(record_model="delegations.delegation", record_id=told.pk, number=4, done_on=date(2026, 5, 9))
    asked = delegations_between(world.focal_agency, date(2026, 1, 1), date(2026, 6, 30))
    with translation.override("en"):
        paper = year_paper(asked)

    name = world.focal_agency.name
    assert (asked.about, asked.above) == ("Tình hình đoàn ra, đoàn vào năm 2026 của tỉnh Vĩnh Hà", world.committee.name)
    assert [block.text for block in paper.body] == [
        f"{name} báo cáo tình hình đoàn ra, đoàn vào của tỉnh Vĩnh Hà như sau:",
        "1. Đoàn vào: từ ngày 01/01/2026 đến ngày 30/6/2026, đón 01 đoàn, 02 lượt người, của 01 nước.",
        "2. Đoàn ra: từ ngày 01/01/2026 đến ngày 30/6/2026, cử 02 đoàn, đến 01 nước.",
        "3. Báo cáo sau chuyến đi: 01/02 đoàn đã báo cáo; 01 đoàn chưa báo cáo.",
        f"{name} kính báo cáo Ủy ban nhân dân tỉnh./.",
    ]
    came, went = (list(annex.grid.rows) for annex in paper.appendices)
    assert came == [
        ("1", "Đoàn Nam Khê", "Lào", "Ông Khamphone, Tỉnh trưởng", "2", "từ ngày 02/3/2026 đến ngày 04/3/2026",
         "Hội đàm.", "ngân sách tỉnh đài thọ"),
    ]  # fmt: skip
    assert [(row[1], row[3], row[7], row[8], row[9]) for row in went] == [
        (trip.name_vi, "[bổ sung Trưởng đoàn]", "Quyết định số 642/QĐ-UBND", "phía nước ngoài đài thọ", "chưa"),
        (told.name_vi, "[bổ sung Trưởng đoàn]", "", "ngân sách tỉnh đài thọ", "đã báo cáo"),
    ]


def test_a_year_without_delegations_says_so(world):
    paper = year_paper(delegations_between(world.committee, date(2026, 1, 1), date(2026, 6, 30)))

    assert [block.text for block in paper.body][1:3] == [
        "1. Đoàn vào: từ ngày 01/01/2026 đến ngày 30/6/2026, không đón đoàn nào.",
        "2. Đoàn ra: từ ngày 01/01/2026 đến ngày 30/6/2026, không cử đoàn nào.",
    ]
    assert paper.appendices == ()


def test_the_report_is_drafted_from_the_page_of_the_year(world, as_user):
    address = reverse("report_delegations")
    client = as_user(world.focal)
    assert "01/01/2026" in client.get(address, {"year": "2026"}).content.decode()
    asked = {"issuer": world.focal_agency.pk, "since": "01/01/2026", "until": "30/06/2026"}
    document = Document.objects.get(pk=client.post(address, asked)["Location"].split("/")[-2])

    assert (document.kind, document.issuer) == (Kind.RECORD_REPORT, world.focal_agency)
    late = client.post(address, asked | {"until": "31/12/2099"})
    assert (late.status_code, "Ngày chốt số liệu chưa tới" in late.content.decode()) == (422, True)
