"""Lists to begin with, by the columns that are read in: the changes of a reorganisation, people to be invited."""

from datetime import date

from django.utils.translation import gettext_lazy as _

from nhipcau.agencies.people_lists import COLUMNS as PEOPLE_COLUMNS
from nhipcau.registers.columns import Column, Listing
from nhipcau.succession.reorganisation import COLUMNS

LABELS = dict(COLUMNS)
Row = dict[str, str]


def _day(row: Row) -> date | None:
    return date.fromisoformat(row["on"]) if row["on"] else None


REORGANISATION_ROWS: Listing[Row] = Listing(
    _("Sắp xếp cơ quan"),
    "sap-xep-2025",
    (
        Column("old", LABELS["old"], lambda row: row["old"], 44),
        Column("new", LABELS["new"], lambda row: row["new"], 60),
        Column("on", LABELS["on"], _day, 16),
        Column("act", LABELS["act"], lambda row: row["act"], 40),
        Column("remark", LABELS["remark"], lambda row: row["remark"], 70),
    ),
)
PEOPLE_ROWS: Listing[None] = Listing(
    _("Mời theo danh sách"),
    "moi-nguoi-dung",
    tuple(Column(key, label, lambda _row: "", 30) for key, label in PEOPLE_COLUMNS),
)
