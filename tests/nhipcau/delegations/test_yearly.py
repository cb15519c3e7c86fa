"""The yearly table of delegations equals a count by hand."""

from datetime import date
from types import SimpleNamespace

import pytest
from django.urls import reverse
from hypothesis import given
from hypothesis import strategies as st

from nhipcau.delegations.models import Delegation
from nhipcau.delegations.yearly import table_of, year_of_delegations
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
