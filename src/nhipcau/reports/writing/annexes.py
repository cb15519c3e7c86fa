"""The annexes of the consolidated report: every task with what was reported of it, and agencies' own words."""

from collections.abc import Iterator

import kehoach
from nhipcau.reports.consolidated import ReportContent
from nhipcau.reports.drafts import DIFFICULTIES, DIRECTION, OVERVIEW, PROPOSALS
from nhipcau.reports.phrases import short_day
from nhipcau.reports.writing.letterhead import caption, cited
from nhipcau.reports.writing.tables import (
    ROW_COLUMNS,
    ROW_WIDTHS,
    TOLD_COLUMNS,
    TOLD_WIDTHS,
    WORD_COLUMNS,
    WORD_WIDTHS,
    task_rows,
)


def appendices(content: ReportContent) -> Iterator[kehoach.Appendix]:
    """Every task with what was reported of it; of many agencies also their own words."""
    said = caption("Báo cáo", content.issuer)
    what = ("Kết quả", "Tình hình")[content.is_told]
    title = f"{what} thực hiện nhiệm vụ của {cited(content.plan)} đến ngày {short_day(content.until)}"
    columns, widths = (TOLD_COLUMNS, TOLD_WIDTHS) if content.is_told else (ROW_COLUMNS, ROW_WIDTHS)
    yield kehoach.Appendix(title, said, kehoach.Grid(columns, task_rows(content), widths, is_long=content.is_told))
    if not content.is_gathered:
        told = (
            (str(at), agency, words.get(OVERVIEW, ""), words.get(DIFFICULTIES, ""), words.get(DIRECTION, ""),
             words.get(PROPOSALS, ""))
            for at, (agency, words) in enumerate(content.words(), start=1)
        )  # fmt: skip
        grid = kehoach.Grid(WORD_COLUMNS, told, WORD_WIDTHS)
        yield kehoach.Appendix("Báo cáo của các cơ quan, đơn vị", said, grid)
