"""Lists as .xlsx: typed cells, a frozen head row, a filter on every column."""

import io
from datetime import datetime, time

import xlsxwriter
from django.utils.translation import gettext as _

from nhipcau.agencies.queries import Province
from nhipcau.plans.models import Plan
from nhipcau.work.models import Status
from nhipcau.work.queries import Followed

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
_WIDTHS = (10, 80, 36, 14, 28, 14, 18, 10)


def write_localities(rows: list[Province]) -> bytes:
    """Provinces and cities, one a row."""
    buffer = io.BytesIO()
    book = xlsxwriter.Workbook(buffer, {"in_memory": True})
    sheet = book.add_worksheet(_("Địa phương"))
    head = book.add_format({"bold": True, "bottom": 1})
    day = book.add_format({"num_format": "dd/mm/yyyy", "align": "left"})
    columns = (
        _("Mã"),
        _("Tên"),
        _("Loại"),
        _("Từ ngày"),
        _("Đến ngày"),
        _("Hợp thành từ"),
        _("Trở thành"),
        _("Xã, phường"),
    )
    sheet.write_row(0, 0, columns, head)
    for line, row in enumerate(rows, start=1):
        names = [[link.old.name for link in row.came_from.all()], [link.new.name for link in row.became.all()]]
        for column, text in enumerate((row.code, row.name, row.get_kind_display())):
            sheet.write_string(line, column, text)
        for column, value in ((3, row.valid_from), (4, row.valid_to)):
            if value:
                sheet.write_datetime(line, column, datetime.combine(value, time()), day)
        for column, listed in enumerate(names, start=5):
            sheet.write_string(line, column, "; ".join(listed))
        sheet.write_number(line, 7, row.commune_count)
    sheet.set_column(0, 7, 24)
    sheet.freeze_panes(1, 0)
    sheet.autofilter(0, 0, max(len(rows), 1), len(columns) - 1)
    book.close()
    return buffer.getvalue()


def write_assignments(plan: Plan, rows: list[Followed]) -> bytes:
    """The assignments of a plan, one a row."""
    buffer = io.BytesIO()
    book = xlsxwriter.Workbook(buffer, {"in_memory": True, "remove_timezone": True})
    sheet = book.add_worksheet(_("Nhiệm vụ"))
    head = book.add_format({"bold": True, "text_wrap": True, "valign": "top", "bottom": 1})
    wrap = book.add_format({"text_wrap": True, "valign": "top"})
    day = book.add_format({"num_format": "dd/mm/yyyy", "valign": "top", "align": "left"})
    columns = (_("Mục"), _("Nội dung"), _("Cơ quan"), _("Vai trò"), _("Thời gian"), _("Hạn"), _("Tình trạng"), "%")
    for column, (name, width) in enumerate(zip(columns, _WIDTHS, strict=True)):
        sheet.write_string(0, column, name, head)
        sheet.set_column(column, column, width)
    for line, row in enumerate(rows, start=1):
        task = row.task
        texts = (task.item.locator, task.item.text, row.display_name, row.get_role_display(), task.time_text)
        for column, text in enumerate(texts):
            sheet.write_string(line, column, str(text), wrap)
        if task.due:
            sheet.write_datetime(line, 5, task.due, day)
        sheet.write_string(line, 6, str(Status(row.status).label), wrap)
        sheet.write_number(line, 7, row.latest_percent or 0, wrap)
    sheet.freeze_panes(1, 0)
    sheet.autofilter(0, 0, max(len(rows), 1), len(columns) - 1)
    book.set_properties({"title": plan.title[:250]})
    book.close()
    return buffer.getvalue()
