"""Lists as .xlsx: typed cells, a frozen head row, a filter on every column."""

from collections.abc import Sequence
from datetime import date

from django.http import HttpResponse
from django.utils import timezone
from django.utils.translation import gettext as _

from nhipcau.agencies.models import Agency
from nhipcau.agencies.provinces import Province
from nhipcau.agencies.spreadsheets import COLUMNS as AGENCY_COLUMNS
from nhipcau.common.books import Sheet, Value, write_book
from nhipcau.desk.responses import XLSX, attachment
from nhipcau.plans.models import Plan
from nhipcau.succession.reorganisation import COLUMNS as CHANGE_COLUMNS
from nhipcau.work.counting import Tally
from nhipcau.work.models import Status
from nhipcau.work.queries import Followed
from nhipcau.work.reaching import Reach


def write_localities(rows: list[Province]) -> bytes:
    """Provinces and cities, one a row."""
    columns = (
        (_("Mã"), 8), (_("Tên"), 28), (_("Loại"), 30), (_("Từ ngày"), 14), (_("Đến ngày"), 14),
        (_("Hợp thành từ"), 60), (_("Trở thành"), 30), (_("Xã, phường"), 12),
    )  # fmt: skip
    cells = [
        (row.code, row.name, row.get_kind_display(), row.valid_from, row.valid_to,
         "; ".join(link.old.name for link in row.came_from.all()),
         "; ".join(link.new.name for link in row.became.all()), row.commune_count)
        for row in rows
    ]  # fmt: skip
    return write_table(_("Địa phương"), columns, cells)


def write_agencies(rows: list[Agency]) -> bytes:
    """Agencies, one a row, by the columns that are read in again."""
    widths = (8, 44, 16, 24, 36, 36, 36, 16, 28, 32, 14, 14)
    columns = [(str(label), width) for (_key, label), width in zip(AGENCY_COLUMNS, widths, strict=True)]
    cells = [
        (row.pk, row.name, row.short_name, str(row.get_kind_display()), row.parent.name if row.parent else "",
         "; ".join(alias.name for alias in row.aliases.all()), row.address, row.phone, row.email, row.contact_person,
         row.valid_from, row.valid_to)
        for row in rows
    ]  # fmt: skip
    return write_table(_("Cơ quan"), columns, cells)


def write_reorganisation(rows: list[dict[str, str]], days: list[date | None]) -> bytes:
    """Changes of agencies, one a row, by the columns that are read in."""
    columns = [(str(label), width) for (_key, label), width in zip(CHANGE_COLUMNS, (44, 60, 16, 40, 70), strict=True)]
    cells = [
        (row["old"], row["new"], day, row["act"], row["remark"]) for row, day in zip(rows, days, strict=True)
    ]  # fmt: skip
    return write_table(_("Sắp xếp cơ quan"), columns, cells)


def write_assignments(plan: Plan, rows: list[Followed]) -> bytes:
    """The assignments of a plan, one a row."""
    columns = (
        (_("Mục"), 10), (_("Nội dung"), 80), (_("Cơ quan"), 36), (_("Vai trò"), 14), (_("Thời gian"), 28),
        (_("Hạn"), 14), (_("Tình trạng"), 18), ("%", 10),
    )  # fmt: skip
    cells = [
        (row.task.item.locator, row.task.item.text, str(row.display_name), str(row.get_role_display()),
         row.task.time_text, row.task.due, str(Status(row.status).label), row.latest_percent or 0)
        for row in rows
    ]  # fmt: skip
    return write_table(_("Nhiệm vụ"), columns, cells, plan.title[:250])


def write_standing(plan: Plan, parts: Sequence[tuple[str, list[Tally]]]) -> bytes:
    """How a plan stands: what it is counted by, the name, each status, the total."""
    heads = [str(status.label) for status in Status]
    columns = [(_("Theo"), 14), (_("Tên"), 60), *((head, 16) for head in heads), (_("Tổng"), 12)]
    cells: list[tuple[Value, ...]] = [
        (label, tally.name, *(count for _status, count in tally.counts), tally.total)
        for label, tallies in parts
        for tally in tallies
    ]
    return write_table(_("Tổng quan"), columns, cells, plan.title[:250])


def write_indicators(plan: Plan, rows: list[Reach]) -> bytes:
    """The indicators of a plan, one a row."""
    columns = (
        (_("Chỉ tiêu"), 80), (_("Đơn vị tính"), 20), (_("Cơ quan"), 36), (_("Ban đầu"), 14), (_("Mục tiêu"), 14),
        (_("Năm"), 8), (_("Kết quả"), 14), (_("Tính đến ngày"), 14), ("%", 8),
    )  # fmt: skip
    cells = [
        (row.indicator.name, row.indicator.unit, row.indicator.agency.name if row.indicator.agency else "",
         row.indicator.baseline, row.target, row.target_year, row.last.value if row.last else None,
         row.last.on if row.last else None, row.per_cent)
        for row in rows
    ]  # fmt: skip
    return write_table(_("Chỉ tiêu"), columns, cells, plan.title[:250])


def sheet(slug: str, name: str, columns: Sequence[tuple[str, int]], rows: Sequence[Sequence[Value]]) -> HttpResponse:
    """A table as a download that bears the day."""
    return attachment(write_table(name, columns, rows), f"{slug}-{timezone.localdate().isoformat()}.xlsx", XLSX)


def write_table(
    name: str, columns: Sequence[tuple[str, int]], rows: Sequence[Sequence[Value]], title: str = ""
) -> bytes:
    """A book of one sheet: columns with their widths in characters, and rows of cells."""
    return write_book([Sheet(name, columns, rows)], title or name)
