"""The tables and the annex of the consolidated report."""

import re
from collections.abc import Iterator

import kehoach
from nhipcau.common.numbers import number
from nhipcau.plans.models import Status, Task
from nhipcau.reports.consolidated import Answer, ReportContent, ReportRow
from nhipcau.reports.outlook import LatePart
from nhipcau.reports.phrases import once, place_of_task, short_day, without_subject
from nhipcau.work.indicators.reach import Reach
from nhipcau.work.tallies import shown_statuses

ROW_COLUMNS = ("TT", "Nhiệm vụ", "Cơ quan chủ trì", "Thời hạn", "Kết quả", "Tình trạng")
ROW_WIDTHS = (12, 68, 34, 24, 92, 22)
TOLD_COLUMNS = ("TT", "Nhiệm vụ", "Cơ quan chủ trì", "Thời hạn", "Tình trạng")
TOLD_WIDTHS = (10, 106, 58, 44, 34)
"""Of the annex of a report whose text has told the results."""
WORD_COLUMNS = (
    "TT", "Cơ quan, đơn vị", "Tình hình chung", "Khó khăn, vướng mắc", "Phương hướng", "Đề xuất, kiến nghị",
)  # fmt: skip
WORD_WIDTHS = (10, 52, 62, 48, 40, 40)
LATE_COLUMNS = (
    "TT", "Nhiệm vụ", "Cơ quan chủ trì", "Thời hạn", "Số ngày quá hạn", "Nguyên nhân", "Thời hạn cơ quan đề nghị",
)  # fmt: skip
LATE_WIDTHS = (10, 44, 26, 23, 13, 26, 23)
REACH_COLUMNS = ("TT", "Chỉ tiêu", "Đơn vị tính", "Chỉ tiêu giao", "Đến hết năm", "Kết quả", "Tỷ lệ thực hiện (%)")
YEAR = 4
"""The column of the year of a target."""
REACH_WIDTHS = (10, 56, 24, 19, 17, 19, 20)
LATE_NAMES = {Status.LATE: "Quá hạn", Status.DONE_LATE: "Hoàn thành chậm"}
"""How the annex calls what is late, before the days."""
SHORT_NAMES = {Status.DONE_UNDATED: "Hoàn thành"}
"""How the annex calls what its column of dates says the rest of."""
HEADS = {Status.DONE_UNDATED: "Hoàn thành, không ghi hạn"}
"""Statuses whose name a narrow head of a column would break."""
_DAY = re.compile(r"\d{1,2}[/.-]\d{1,2}[/.-]\d{4}|ngày \d")
HEADINGS = {"Phụ lục": "Nhiệm vụ cụ thể tại Phụ lục Kế hoạch", "Việc bổ sung": "Nhiệm vụ giao bổ sung",
            "Tổ chức thực hiện": "Công việc thường xuyên theo phần Tổ chức thực hiện"}  # fmt: skip
"""Sections of a plan that are no groups of results by their own name: how a report calls what stands there."""


def heading_of(section: str) -> str:
    """The name of a group of results."""
    return HEADINGS.get(section, section)


def status_grid(content: ReportContent) -> kehoach.Grid:
    """Tasks by section and status; what nothing stands in is left out, but for what is late."""
    shown = shown_statuses([content.whole])
    columns = ("TT", "Nhóm nhiệm vụ", "Tổng số", *(HEADS.get(status, str(status.label)) for status in shown))
    rows = [
        (str(at), heading_of(tally.name), str(tally.total), *(str(tally.by_status.get(s, 0)) for s in shown))
        for at, tally in enumerate(content.by_section, start=1)
    ]
    whole = content.whole
    rows.append(("", "Tổng cộng", str(whole.total), *(str(whole.by_status.get(status, 0)) for status in shown)))
    width = 112 // (len(shown) + 1)  # so that no word of a head breaks
    widths = (11, 154 - width * (len(shown) + 1), *([width] * (len(shown) + 1)))
    return kehoach.Grid(columns, tuple(rows), widths, frozenset(range(2, len(columns))), has_total=True)


def is_reached(row: Reach) -> bool:
    """True where the last value is the target or more."""
    return row.last is not None and row.target is not None and row.last.value >= row.target


def reach_grid(content: ReportContent) -> kehoach.Grid:
    """Indicators with their target, their value, and how much of it that is; a year that all share is in the head."""
    rows = tuple((str(at), *_reach_cells(row)) for at, row in enumerate(content.reach, start=1))
    years = {row.target_year for row in content.reach if row.target is not None}
    if len(years) > 1 or not years:
        return kehoach.Grid(REACH_COLUMNS, rows, REACH_WIDTHS, frozenset({3, 4, 5, 6}))
    columns, widths = list(REACH_COLUMNS), list(REACH_WIDTHS)
    columns[YEAR - 1 : YEAR + 1] = [f"Chỉ tiêu đến hết năm {years.pop()}"]
    widths[YEAR - 1 : YEAR + 1] = [sum(widths[YEAR - 1 : YEAR + 1])]
    cells = tuple(row[:YEAR] + row[YEAR + 1 :] for row in rows)
    return kehoach.Grid(tuple(columns), cells, tuple(widths), frozenset({3, 4, 5}))


def _reach_cells(row: Reach) -> tuple[str, ...]:
    target = (number(row.target), str(row.target_year)) if row.target is not None else ("", "")
    if row.last is None:
        return row.indicator.name, row.indicator.unit, *target, "Chưa có số liệu", ""
    share = f"{100 * row.last.value / row.target:.1f}".replace(".", ",") if row.target else ""
    return row.indicator.name, row.indicator.unit, *target, number(row.last.value), share


def late_grid(parts: list[LatePart]) -> kehoach.Grid:
    """What is late, with the agency, the days, the cause and the date that the agency asks for."""
    rows = tuple(
        (str(at), _with_place(part.task), part.agency, short_day(part.due), str(part.days),
         part.reason.rstrip(" .") or "Chưa báo cáo nguyên nhân",
         short_day(part.asked_until) if part.asked_until else "")
        for at, part in enumerate(parts, start=1)
    )  # fmt: skip
    return kehoach.Grid(LATE_COLUMNS, rows, LATE_WIDTHS, frozenset({4}))


def _with_place(task: Task) -> str:
    """The words of a task, and its number where the annex of the plan gives it one."""
    place = place_of_task(task.item)
    number = place.removesuffix(" Phụ lục")
    return f"{task.called} ({number})" if place.startswith("nhiệm vụ số") else task.item.text


def task_rows(content: ReportContent) -> Iterator[kehoach.Row]:
    """The annex: each group of the plan under its heading, each task with what every agency that answers for it did."""
    section, at, group = None, 0, 0
    for row in content.rows():
        if row.is_duty:
            continue
        if row.section != section:
            section, group = row.section, group + 1
            yield roman(group), heading_of(section)
        at += 1
        yield from appendix_cells(row, at, content.is_told)


def roman(count: int) -> str:
    """IV of 4."""
    figures = ((10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"))
    said = ""
    for value, letter in figures:
        while count >= value:
            said, count = said + letter, count - value
    return said


def appendix_cells(row: ReportRow, at: int, is_told: bool) -> Iterator[kehoach.Row]:  # noqa: FBT001 (of one table)
    """A task as rows of the annex: agencies that stand alike in one, the task's own cells going on below it.

    Where the text of the report has told the results (``is_told``), the annex has no column for them.
    """
    alike: dict[tuple[str, str], list[Answer]] = {}
    for answer in row.answers:
        alike.setdefault((_due(row, answer), state_in_cell(answer)), []).append(answer)
    known = alike or {(_due(row, None), state_in_cell(None)): []}
    own: tuple[str | None, str | None] = (str(at), row.text)
    for (due, state), answers in known.items():
        said = " ".join(filter(None, once(map(said_in_cell, answers))))
        yield *own, "; ".join(answer.agency for answer in answers), due, *[said] * (not is_told), state
        own = (None, None)


def _due(row: ReportRow, answer: Answer | None) -> str:
    """The date that stands; behind the words of the plan where they say no day themselves (Trong năm)."""
    due = answer.due if answer else None
    if due is None:
        return row.time
    return short_day(due) if _DAY.search(row.time) or not row.time else f"{row.time.rstrip(' .')} ({short_day(due)})"


def said_in_cell(answer: Answer | None) -> str:
    """What came of it; of recurring work of the return at hand."""
    if answer is None or answer.percent is None:
        return ""
    of = f"{answer.occurrence[:1].upper()}{answer.occurrence[1:]}: " if answer.occurrence else ""
    done = f" Hoàn thành ngày {short_day(answer.done_on)}." if answer.done_on else ""
    return f"{of}{without_subject(answer.agency, answer.said)}{done}"


def state_in_cell(answer: Answer | None) -> str:
    """The status; of what is or was late with its days."""
    if answer is None:
        return str(Status.SILENT.label)
    if answer.days_late <= 0:
        return str(SHORT_NAMES.get(answer.status, answer.status.label))
    return f"{LATE_NAMES.get(answer.status, answer.status.label)} {answer.days_late} ngày"
