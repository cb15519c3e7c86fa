"""The consolidated report as an official document (báo cáo tổng hợp)."""

import io
from collections.abc import Iterator
from datetime import date
from typing import IO

from django.utils import translation

import kehoach
from nhipcau.agencies.models import Agency
from nhipcau.common.numbers import number
from nhipcau.common.unlocked import before_the_lock
from nhipcau.reports.consolidated import Answer, ReportContent, ReportRow, report_content
from nhipcau.reports.drafts import DIFFICULTIES, DIRECTION, INDICATORS, OVERVIEW, PROPOSALS
from nhipcau.reports.models import Period
from nhipcau.reports.writing.letterhead import (
    caption,
    lower_first,
    named,
    on_letterhead,
    paragraphs,
)
from nhipcau.reports.writing.picture import progress_picture
from nhipcau.work.models import Status
from nhipcau.work.tallies import Tally, shown_statuses

ROW_WIDTHS = (10, 62, 34, 34, 28, 24, 40, 20)
ROW_COLUMNS = (
    "TT", "Nội dung công việc", "Cơ quan chủ trì", "Cơ quan phối hợp", "Sản phẩm", "Thời gian thực hiện",
    "Kết quả", "Minh chứng",
)  # fmt: skip
WORD_WIDTHS = (10, 52, 62, 48, 40, 40)
WORD_COLUMNS = (
    "TT", "Cơ quan, đơn vị", "Tình hình chung", "Khó khăn, vướng mắc", "Phương hướng", "Đề xuất, kiến nghị",
)  # fmt: skip
OPEN_WORDS = (
    (Status.ON_TRACK, "đang thực hiện"), (Status.NOT_BEGUN, "chưa thực hiện"), (Status.PAUSED, "tạm dừng"),
    (Status.LATE, "quá hạn chưa hoàn thành"), (Status.SILENT, "chưa được cập nhật kết quả"),
)  # fmt: skip
"""How the text names what is not done, in the order in which reports have it."""
OTHER = "Nội dung khác"


def report_document(period: Period, issuer: Agency | None, today: date) -> bytes:
    """The consolidated report of a period as .docx, in Vietnamese whatever language the page is in."""
    out = io.BytesIO()
    write_report(report_content(period, issuer, today), out)
    return out.getvalue()


@before_the_lock
def write_report(content: ReportContent, out: IO[bytes]) -> None:
    """Writes the .docx of the consolidated report, by Decree 30/2020/NĐ-CP; its appendix row by row."""
    with translation.override("vi"):
        kehoach.write_official_to(official_report(content), out)


def official_report(content: ReportContent) -> kehoach.OfficialDocument:
    """The report as a document; its appendix is read while it is written."""
    plan = content.plan
    return on_letterhead(
        content.issuer,
        "BC",
        content.today,
        type="BÁO CÁO",
        title=f"Kết quả {lower_first(plan.title)} ({content.period.name})",
        addressees=(plan.issuer or plan.locality.name,),
        body=tuple(_body(content)),
        recipients=("Như trên", "Các cơ quan, đơn vị, địa phương thực hiện Kế hoạch"),
        appendices=tuple(_appendices(content)),
    )


def _body(content: ReportContent) -> Iterator[kehoach.Block]:
    name = content.issuer.name if content.issuer else "cơ quan đầu mối"
    yield kehoach.Text(
        f"Thực hiện {named(content.plan)} {lower_first(content.plan.title)}{_amended(content)}, "
        f"{name} tổng hợp, báo cáo kết quả như sau:"
    )
    yield kehoach.Text("I. TÌNH HÌNH CHUNG", "section")
    yield from paragraphs(content.said(OVERVIEW))
    yield from _counted(content)
    yield kehoach.Text("II. KẾT QUẢ THỰC HIỆN NHIỆM VỤ", "section")
    yield from _sections(content)
    yield kehoach.Text("III. KHÓ KHĂN, VƯỚNG MẮC VÀ NGUYÊN NHÂN", "section")
    yield from _gathered(content, DIFFICULTIES, "Các cơ quan, đơn vị không nêu khó khăn, vướng mắc.")
    yield kehoach.Text("IV. PHƯƠNG HƯỚNG, NHIỆM VỤ THỜI GIAN TỚI", "section")
    yield from paragraphs(content.said(DIRECTION))
    yield kehoach.Text("V. ĐỀ XUẤT, KIẾN NGHỊ", "section")
    yield from _gathered(content, PROPOSALS, "Không có đề xuất, kiến nghị.")
    yield kehoach.Text("Trên đây là báo cáo kết quả thực hiện; chi tiết từng nhiệm vụ tại Phụ lục kèm theo./.")


def _counted(content: ReportContent) -> Iterator[kehoach.Block]:
    """What was counted: a sentence, a table, a picture, the indicators."""
    yield kehoach.Text(counts_sentence(content))
    yield _status_grid(content)
    if content.whole.total:
        yield kehoach.Picture(progress_picture(content.whole), counts_sentence(content))
    if content.reach:
        yield kehoach.Text("Kết quả thực hiện các chỉ tiêu:")
        yield _reach_grid(content)
    yield from paragraphs(content.said(INDICATORS))


def _amended(content: ReportContent) -> str:
    """The decisions by which the plan was amended up to the day that counts."""
    rows = content.plan.amendments.filter(in_force_at__isnull=False, on__lte=content.until).order_by("on", "pk")
    names = "; ".join(f"số {row.number} có hiệu lực từ ngày {row.on:%d/%m/%Y}" for row in rows)
    return f" (được điều chỉnh theo Quyết định {names})" if names else ""


def counts_sentence(content: ReportContent) -> str:
    """The figures of the whole plan in words: tasks by status, the empty ones left out."""
    whole, missing = content.whole, len(content.missing)
    reported = f"Có {content.accepted:02} báo cáo của cơ quan, đơn vị được tiếp nhận" if content.accepted else (
        "Chưa có báo cáo của cơ quan, đơn vị được tiếp nhận"
    )  # fmt: skip
    waited = f"; {missing:02}/{content.expected:02} cơ quan, đơn vị chưa gửi." if missing else "."
    return f"{_given_sentence(content)} Đến ngày {content.until:%d/%m/%Y}, {_states_phrase(whole)}. {reported}{waited}"


def _given_sentence(content: ReportContent) -> str:
    """How many tasks the plan gives, to how many that lead; what is apart from them."""
    counts, leading = content.counts, len(content.counts.by_agency)
    to_whom = f", giao {leading:02} cơ quan, đơn vị, địa phương chủ trì" if leading else ""
    parts = f" ({counts.parts.total:02} lượt chủ trì)" if counts.parts.total > counts.whole.total else ""
    duties = f"; ngoài ra có {counts.duties.total:02} việc thường xuyên, tính riêng" if counts.duties.total else ""
    return f"Kế hoạch có {counts.whole.total:02} nhiệm vụ{to_whom}{parts}{duties}."


def _states_phrase(tally: Tally) -> str:
    counts = dict(tally.counts)
    said = [_done_phrase(tally)] if tally.done else []
    said += [f"{words} {counts[status]:02} nhiệm vụ" for status, words in OPEN_WORDS if counts[status]]
    return "; ".join(said) or "chưa có nhiệm vụ nào"


def _done_phrase(tally: Tally) -> str:
    """How many are done; how many of them late, where some are."""
    if tally.done == tally.total:
        said = f"đã hoàn thành {tally.done:02}/{tally.total:02} nhiệm vụ"
    else:
        said = f"đã hoàn thành {tally.done:02} nhiệm vụ"
    counts = dict(tally.counts)
    if not counts[Status.DONE_LATE]:
        return said
    in_time = f"{counts[Status.DONE]:02} nhiệm vụ đúng hạn, " if counts[Status.DONE] else ""
    return f"{said} (trong đó {in_time}{counts[Status.DONE_LATE]:02} nhiệm vụ hoàn thành chậm)"


def _status_grid(content: ReportContent) -> kehoach.Grid:
    """Tasks by section and status; what nothing stands in is left out, but for what is late."""
    tallies = [*content.by_section, content.whole]
    shown = shown_statuses([content.whole])
    columns = ("Nội dung", *(str(status.label) for status in shown), "Tổng")
    rows = [
        (tally.name, *(str(tally.by_status.get(status, 0)) for status in shown), str(tally.total)) for tally in tallies
    ]
    width = 120 // (len(shown) + 1)  # so that no word of a head breaks
    widths = (165 - width * (len(shown) + 1), *([width] * (len(shown) + 1)))
    return kehoach.Grid(columns, tuple(rows), widths, frozenset(range(1, len(columns))))


def _reach_grid(content: ReportContent) -> kehoach.Grid:
    columns = ("Chỉ tiêu", "Đơn vị tính", "Ban đầu", "Mục tiêu", "Kết quả")
    rows = [
        (
            row.indicator.name, row.indicator.unit, number(row.indicator.baseline),
            f"{number(row.target)} ({row.target_year})" if row.target is not None else "",
            number(row.last.value) if row.last else "Chưa có số liệu",
        )
        for row in content.reach
    ]  # fmt: skip
    return kehoach.Grid(columns, tuple(rows), (75, 25, 20, 25, 20))


def _sections(content: ReportContent) -> Iterator[kehoach.Text]:
    said = [slot for slot in content.sections if slot.text.strip()]
    if not said:
        if content.accepted:
            yield kehoach.Text("Kết quả từng nhiệm vụ tại Phụ lục kèm theo.")
        else:
            yield kehoach.Text("Chưa có báo cáo của cơ quan, đơn vị nào được tiếp nhận.")
    for position, slot in enumerate(said, start=1):
        yield kehoach.Text(f"{position}. {OTHER if slot.is_gone else slot.title}", "heading")
        yield from paragraphs(slot.text)


def _gathered(content: ReportContent, key: str, otherwise: str) -> Iterator[kehoach.Text]:
    said = content.said(key)
    yield from paragraphs(said)
    if not content.is_gathered:
        yield kehoach.Text("Ý kiến của từng cơ quan, đơn vị tại Phụ lục II kèm theo.")
    elif not said:
        yield kehoach.Text(otherwise)


def _appendices(content: ReportContent) -> Iterator[kehoach.Appendix]:
    said = caption("Báo cáo", content.issuer)
    rows = (cells for row in content.rows() for cells in appendix_cells(row))
    yield kehoach.Appendix("Kết quả thực hiện từng nhiệm vụ", said, kehoach.Grid(ROW_COLUMNS, rows, ROW_WIDTHS))
    if not content.is_gathered:
        told = (
            (str(at), agency, words.get(OVERVIEW, ""), words.get(DIFFICULTIES, ""), words.get(DIRECTION, ""),
             words.get(PROPOSALS, ""))
            for at, (agency, words) in enumerate(content.words(), start=1)
        )  # fmt: skip
        grid = kehoach.Grid(WORD_COLUMNS, told, WORD_WIDTHS)
        yield kehoach.Appendix("Báo cáo của các cơ quan, đơn vị", said, grid)


def appendix_cells(row: ReportRow) -> Iterator[tuple[str | None, ...]]:
    """A task as rows of the appendix: one for each agency that answers, the task's own cells going on."""
    first = row.answers[0] if row.answers else None
    yield (
        str(row.number), row.text, first.agency if first else "", "; ".join(row.partners), "; ".join(row.outputs),
        row.time, result_of(first), "\n".join(first.evidence) if first else "",
    )  # fmt: skip
    for answer in row.answers[1:]:
        yield None, None, answer.agency, None, None, None, result_of(answer), "\n".join(answer.evidence)


def result_of(answer: Answer | None) -> str:
    """What came of it, in a cell."""
    if answer is None or answer.percent is None:
        return str(Status.SILENT.label)
    of = f"{answer.occurrence[:1].upper()}{answer.occurrence[1:]} – " if answer.occurrence else ""
    return f"{of}{answer.status.label} ({answer.percent}%): {answer.said}"
