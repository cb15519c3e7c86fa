"""The kit of lists: order, columns of the page and of the spreadsheet, and that a spreadsheet is whole."""

import io

import pytest
from django.urls import reverse
from openpyxl import load_workbook

from nhipcau.agencies.models import Agency
from nhipcau.registers.columns import Column, Listing, in_order, to_xlsx
from nhipcau.registers.filters import Choice, Words
from tests.nhipcau import factories as make

LISTING = Listing(
    "Cơ quan",
    "co-quan",
    (
        Column("name", "Tên", lambda row: row.name, 40, ("sort_key",)),
        Column("kind", "Loại", lambda row: row.kind, on_page=False),
        Column("end", "Việc", lambda row: "", in_sheet=False),
    ),
    filters=(Words(), Choice("kind", "Loại", Agency.Kind.choices)),
)


def _cells(data):
    return [list(row) for row in load_workbook(io.BytesIO(data)).active.iter_rows(values_only=True)]


@pytest.mark.parametrize(("asked", "expected"), [
    ({"sort": "name"}, ["Sở A", "Sở B"]), ({"sort": "-name"}, ["Sở B", "Sở A"]),
    ({"sort": "pk"}, ["Sở B", "Sở A"]), ({}, ["Sở B", "Sở A"]),
])  # fmt: skip
def test_a_list_is_sorted_by_its_own_columns_and_by_nothing_else(db, asked, expected):
    for name in ("Sở B", "Sở A"):
        make.AgencyFactory(name=name)

    assert [row.name for row in in_order(LISTING, Agency.objects.order_by("pk"), asked)] == expected


def test_page_and_spreadsheet_have_the_columns_that_are_theirs(db):
    agency = make.AgencyFactory(name="Sở A", kind="department")

    assert [column.key for column in LISTING.on_page] == ["name", "end"]
    assert _cells(to_xlsx(LISTING, [agency])) == [["Tên", "Loại"], ["Sở A", "department"]]


@pytest.mark.parametrize(("keys", "expected"), [
    ([], ["name", "end"]), (["?"], ["name", "end"]), (["kind"], ["name", "kind"]), (["kind", "name"], ["name", "kind"]),
])  # fmt: skip
def test_a_person_chooses_columns_after_the_one_that_heads_the_row(keys, expected):
    assert [column.key for column in LISTING.chosen(keys)] == expected


@pytest.mark.parametrize(("asked", "expected"), [
    ({}, False), ({"q": ""}, False), ({"sort": "name", "page": "2"}, False), ({"q": "a"}, True), ({"kind": "x"}, True),
])  # fmt: skip
def test_a_list_is_asked_only_by_its_filters(asked, expected):
    assert LISTING.is_asked(asked) is expected


def test_a_spreadsheet_is_whole_however_long_the_list(world, as_user, monkeypatch):
    monkeypatch.setattr("nhipcau.desk.lists.MOST_ROWS", 1)

    response = as_user(world.focal).get(reverse("agencies_xlsx"))

    living = Agency.objects.filter(locality=world.locality, valid_to=None)
    assert len(_cells(response.content)) == 1 + living.count() > 2
