"""Every table of the consolidated report as .xlsx."""

from collections.abc import Iterator

from nhipcau.common.xlsx_out import Sheet, Value, write_book
from nhipcau.plans.locators import short_place
from nhipcau.plans.statuses import OFFICIAL_ORDER
from nhipcau.reports.consolidated import ReportContent
from nhipcau.work.tallies import Tally, shown_statuses


def report_sheets(content: ReportContent) -> bytes:
    """The counts by section, the indicators, the tasks with each agency's answer, who has not sent."""
    shown = shown_statuses([content.whole])
    heads = [(str(status.label), 14) for status in shown]
    tallies = [*content.by_section, content.whole]
    return write_book(
        [
            Sheet("Tổng hợp", [("Nội dung", 60), *heads, ("Tổng", 10)],
                  [(tally.name, *(tally.by_status.get(status, 0) for status in shown), tally.total)
                   for tally in tallies]),
            Sheet("Tính riêng", [("Nội dung", 60), *((str(status.label), 14) for status in OFFICIAL_ORDER),
                                 ("Tổng", 10)], [_counted(content.counts.parts), _counted(content.counts.duties)]),
            Sheet("Chỉ tiêu", [("Chỉ tiêu", 80), ("Đơn vị tính", 18), ("Ban đầu", 12), ("Mục tiêu", 12), ("Năm", 8),
                               ("Kết quả", 12)], list(_indicators(content))),
            Sheet("Nhiệm vụ", [("TT", 6), ("Mục", 10), ("Nội dung công việc", 70), ("Cơ quan thực hiện", 34),
                               ("Lần thực hiện", 18), ("Hạn", 14),
                               ("Cơ quan phối hợp", 40), ("Sản phẩm", 30), ("Thời gian", 24), ("Tình trạng", 22),
                               ("%", 8), ("Kết quả", 60), ("Minh chứng", 30)], _tasks(content)),
            Sheet("Chưa gửi báo cáo", [("Cơ quan, đơn vị", 60)], [(name,) for name in content.missing]),
        ],
        f"{content.plan.title[:150]} – {content.period.name}",
    )  # fmt: skip


def _counted(tally: Tally) -> tuple[Value, ...]:
    return tally.name, *(tally.by_status.get(status, 0) for status in OFFICIAL_ORDER), tally.total


def _indicators(content: ReportContent) -> Iterator[tuple[Value, ...]]:
    for row in content.reach:
        found = row.indicator
        yield (
            found.name, found.unit, found.baseline, row.target, row.target_year, row.last.value if row.last else None,
        )  # fmt: skip


def _tasks(content: ReportContent) -> Iterator[tuple[Value, ...]]:
    """One row for each answering agency: a task nobody answers for has one too."""
    for row in content.rows():
        before = (row.number, short_place(row.locator), row.text)
        after = ("; ".join(row.partners), "; ".join(row.outputs), row.time)
        for answer in row.answers:
            yield (
                *before, answer.agency, answer.occurrence, answer.due, *after, str(answer.status.label),
                answer.percent, answer.said,
                "; ".join(answer.evidence),
            )  # fmt: skip
        if not row.answers:
            yield (*before, "", "", None, *after, "", None, "", "")
