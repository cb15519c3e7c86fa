"""The lists of a plan as tables: .csv for one, .xlsx for all of them."""

import csv
import io
from collections.abc import Sequence

import xlsxwriter

from kehoach.model import Plan

Rows = list[tuple[str, ...]]

HEADS: dict[str, tuple[str, ...]] = {
    "Nhiệm vụ": ("Vị trí", "Mục", "Nội dung", "Chủ trì", "Phối hợp", "Sản phẩm", "Thời gian", "Loại thời gian"),
    "Tổ chức thực hiện": ("Vị trí", "Cơ quan", "Vai trò", "Nội dung"),
    "Mục tiêu": ("Vị trí", "Mục", "Nội dung"),
    "Chỉ tiêu": ("Vị trí", "Chỉ tiêu", "Từ", "Đến", "Đơn vị", "Năm"),
    "Báo cáo": ("Cơ quan báo cáo", "Nơi nhận báo cáo", "Định kỳ", "Thời hạn", "Nội dung"),
    "Căn cứ": ("Loại", "Số, ký hiệu", "Ngày", "Cơ quan ban hành"),
    "Nơi nhận": ("Nơi nhận",),
    "Tên riêng": ("Loại", "Tên"),
    "Ghi chú": ("Loại", "Ghi chú"),
}


def tabulate(plan: Plan) -> dict[str, Rows]:
    """The rows of every list by its Vietnamese name."""
    return {
        "Nhiệm vụ": [
            (t.locator, t.section, t.text, _join(t.leads), _join(t.partners), _join(t.outputs),
             t.time.text if t.time else "", t.time.kind if t.time else "") for t in plan.tasks
        ],
        "Tổ chức thực hiện": [(d.locator, d.agency, d.role, d.text) for d in plan.duties],
        "Mục tiêu": [(i.locator, i.section, i.text) for i in (*plan.objectives, *plan.requirements)],
        "Chỉ tiêu": [(i.locator, i.text, f"{i.low:g}", f"{i.high:g}", i.unit, i.year or "") for i in plan.indicators],
        "Báo cáo": [(_join(r.by), _join(r.to), r.frequency, r.due or "", r.text) for r in plan.reporting],
        "Căn cứ": [(b.type, b.number, b.date or "", b.issuer or "") for b in plan.bases],
        "Nơi nhận": [(r.text,) for r in plan.recipients],
        "Tên riêng": [(m.type, m.text) for m in plan.mentions],
        "Ghi chú": [(n.kind, n.message) for n in plan.notes],
    }  # fmt: skip


def _join(names: Sequence[str]) -> str:
    return "; ".join(names)


def to_csv(plan: Plan) -> str:
    """The tasks as .csv, with a byte order mark so that Excel reads Vietnamese."""
    buffer = io.StringIO()
    writer = csv.writer(buffer)
    writer.writerow(HEADS["Nhiệm vụ"])
    writer.writerows(tuple(_harmless(value) for value in row) for row in tabulate(plan)["Nhiệm vụ"])
    return "\ufeff" + buffer.getvalue()


def _harmless(value: str) -> str:
    """A cell that a spreadsheet would run as a formula, made plain text."""
    return f"'{value}" if value.startswith(("=", "+", "-", "@")) and not value[1:2].isdigit() else value


def to_xlsx(plan: Plan) -> bytes:
    """Every list on a sheet of its own: head frozen, filters on, words wrapped."""
    buffer = io.BytesIO()
    with xlsxwriter.Workbook(
        buffer, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    ) as book:
        head = book.add_format({"bold": True, "bg_color": "#e8eef4", "border": 1, "text_wrap": True, "valign": "top"})
        text = book.add_format({"text_wrap": True, "valign": "top", "border": 1})
        for name, rows in tabulate(plan).items():
            _write_sheet(book.add_worksheet(name), HEADS[name], rows, (head, text))
    return buffer.getvalue()


def _write_sheet(
    sheet: xlsxwriter.worksheet.Worksheet, heads: Sequence[str], rows: Rows, formats: tuple[object, object]
) -> None:
    head, text = formats
    sheet.freeze_panes(1, 0)
    sheet.write_row(0, 0, heads, head)
    for at, row in enumerate(rows, start=1):
        sheet.write_row(at, 0, row, text)
    for column, title in enumerate(heads):
        longest = max((len(row[column]) for row in rows), default=0)
        sheet.set_column(column, column, min(max(len(title) + 4, longest + 2), 60))
    sheet.autofilter(0, 0, max(len(rows), 1), len(heads) - 1)
