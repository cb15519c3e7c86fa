"""The consolidated report as an official document (báo cáo tổng hợp).

Directing; results with figures, groups, indicators and what is late; how the office judges; difficulties; the time
ahead; proposals; an annex of every task. A part of which nothing is known is left out; what only the office can write
is left open in square brackets until it does.
"""

import io
import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date
from typing import IO

from django.utils import translation

import kehoach
from nhipcau.agencies.models import Agency
from nhipcau.common.unlocked import before_the_lock
from nhipcau.reports.consolidated import ReportContent, report_content
from nhipcau.reports.drafts import (
    CAUSES,
    DIFFICULTIES,
    DIRECTION,
    HIGHLIGHTS,
    INDICATORS,
    OVERVIEW,
    PROPOSALS,
    SHORTCOMINGS,
    STRENGTHS,
)
from nhipcau.reports.models import Period
from nhipcau.reports.outlook import late_parts
from nhipcau.reports.phrases import counted, inspected_sentence, present, reporting_sentence, short_day, states_phrase
from nhipcau.reports.writing.annexes import appendices
from nhipcau.reports.writing.letterhead import (
    OPEN_ADDRESSEE,
    OPEN_ISSUER,
    closing,
    dated,
    leaders_above,
    lower_first,
    named,
    on_letterhead,
    outlined,
    outward_title,
    paragraphs,
    readers_above,
    report_title,
    within,
)
from nhipcau.reports.writing.picture import progress_picture
from nhipcau.reports.writing.tables import (
    heading_of,
    is_reached,
    late_grid,
    reach_grid,
    status_grid,
)
from nhipcau.reports.writing.upward import upward_parts

ROMAN = ("I", "II", "III", "IV", "V", "VI")
OTHER = "Nội dung khác"
LONG = 30
"""Tasks from which the text of a report is set in 13 points."""
_ASKS = re.compile(r"^((?:- |\d+\. )?)Đề nghị (\w)")
"""What stands once above the lines: that it is asked for."""
_LEAD = re.compile(r"(?P<task>- .{1,300}?): (?P<said>[A-ZĐÀ-Ỹ0-9].*)")


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
    written = on_letterhead(
        content.issuer,
        "BC",
        content.today,
        type="BÁO CÁO",
        title=(report_title, outward_title)[content.is_upward](plan, content.until),
        addressees=(_addressee(content),),
        body=tuple(_body(content)),
        recipients=_recipients(content),
        appendices=() if content.is_upward else tuple(appendices(content)),
    )
    return replace(written, size=(14, 13)[content.whole.total > LONG])


def _recipients(content: ReportContent) -> tuple[str, ...]:
    if content.issuer is not None and content.is_upward:
        return ("Như trên", *readers_above(content.issuer, content.plan.locality), "Các sở, ngành liên quan")
    everybody = f"Các cơ quan, đơn vị, địa phương thực hiện {content.plan.doc_type}"
    return ("Như trên", *leaders_above(_addressee(content)), everybody)


def _addressee(content: ReportContent) -> str:
    """Whom the report is ordered for, else the body that issued the plan; where it reports itself, left open."""
    if content.addressee:
        return content.addressee
    above = content.plan.issuer or content.plan.locality.name
    return (above, OPEN_ADDRESSEE)[content.is_upward]


def _body(content: ReportContent) -> Iterator[kehoach.Block]:
    yield kehoach.Text(_opening(content))
    parts = upward_parts(content, _addressee(content)) if content.is_upward else _parts(content)
    for roman, (heading, blocks) in zip(ROMAN, ((h, blocks) for h, blocks in parts if blocks), strict=False):
        yield kehoach.Text(f"{roman}. {heading}", "section")
        yield from blocks
    yield kehoach.Text(closing(content.plan, content.issuer, _addressee(content)))


def _opening(content: ReportContent) -> str:
    """By what the report is made; the body that issued the plan names what it issued."""
    plan, name = content.plan, content.issuer.name if content.issuer else OPEN_ISSUER
    about = f"{lower_first(plan.title)}{_amended(content)} (sau đây gọi tắt là {plan.doc_type})"
    gathered = "trên cơ sở báo cáo của các cơ quan, đơn vị, địa phương"
    days = f"từ ngày {short_day(content.period.starts_on)} đến ngày {short_day(content.until)}"
    if content.is_upward:
        return (
            f"{name} đã ban hành {dated(plan)} {about}; {gathered}, báo cáo {_addressee(content)} kết quả thực hiện "
            f"{days} như sau:"
        )
    return f"Thực hiện {named(plan)} {about}, {gathered}, {name} tổng hợp, báo cáo kết quả thực hiện {days} như sau:"


def _parts(content: ReportContent) -> Iterable[tuple[str, list[kehoach.Block]]]:
    return (
        ("CÔNG TÁC CHỈ ĐẠO, TRIỂN KHAI THỰC HIỆN", _numbered(_direction_parts(content))),
        ("KẾT QUẢ THỰC HIỆN", _numbered(_result_parts(content))),
        ("ĐÁNH GIÁ CHUNG", _numbered(_judged_parts(content))),
        ("KHÓ KHĂN, VƯỚNG MẮC", list(_gathered(content, DIFFICULTIES))),
        ("PHƯƠNG HƯỚNG, NHIỆM VỤ THỜI GIAN TỚI", list(outlined(content.said(DIRECTION)))),
        ("ĐỀ XUẤT, KIẾN NGHỊ", list(_proposed(content))),
    )


def _numbered(parts: Iterable[tuple[str, list[kehoach.Block]]]) -> list[kehoach.Block]:
    """Each part that has something under its number and heading."""
    blocks: list[kehoach.Block] = []
    for at, (heading, own) in enumerate(((h, own) for h, own in parts if own), start=1):
        blocks += [kehoach.Text(f"{at}. {heading}", "heading"), *own]
    return blocks


def _direction_parts(content: ReportContent) -> Iterator[tuple[str, list[kehoach.Block]]]:
    directed = (*_written(content, OVERVIEW), *paragraphs(inspected_sentence(content.visited)))
    yield "Quán triệt, phân công, kiểm tra", list(directed)
    if content.expected:
        day = min(content.today, content.period.due_on)
        yield (
            "Chế độ báo cáo",
            [kehoach.Text(reporting_sentence(day, content.returns))],
        )


def _result_parts(content: ReportContent) -> Iterator[tuple[str, list[kehoach.Block]]]:
    """What stands out, the figures, the results group by group, the indicators, what is late: of what there is."""
    yield "Kết quả nổi bật", list(paragraphs(content.said(HIGHLIGHTS)))
    yield "Tiến độ chung", list(_counted(content))
    yield "Kết quả theo nhóm nhiệm vụ", list(_sections(content))
    yield "Kết quả thực hiện các chỉ tiêu", list(_indicators(content))
    yield "Nhiệm vụ quá hạn chưa hoàn thành", list(_late(content))


def _judged_parts(content: ReportContent) -> Iterator[tuple[str, list[kehoach.Block]]]:
    """What the office judges: nobody else can write it, so it is left open until somebody does."""
    yield "Ưu điểm", list(_written(content, STRENGTHS))
    yield "Tồn tại, hạn chế", list(paragraphs(content.said(SHORTCOMINGS)))
    if content.said(SHORTCOMINGS).strip():
        yield "Nguyên nhân", list(_written(content, CAUSES))


def _written(content: ReportContent, key: str) -> Iterator[kehoach.Text]:
    text = content.said(key)
    name = content.issuer.name if content.issuer else OPEN_ISSUER.strip("[]")
    yield from paragraphs(text if text.strip() else f"[{name} bổ sung]")


def _counted(content: ReportContent) -> Iterator[kehoach.Block]:
    """What was counted: a sentence, a table; a picture of few tasks, since of many the table fills the page."""
    has_picture = 0 < content.whole.total <= LONG
    shown = f" Tổng hợp tại Bảng 1{', Biểu đồ 1' * has_picture}." * bool(content.whole.total)
    yield kehoach.Text(f"{counts_sentence(content)}{shown}")
    if content.whole.total:
        yield kehoach.Text(
            f"Bảng 1. Tiến độ thực hiện theo nhóm nhiệm vụ đến ngày {short_day(content.until)}", "caption"
        )
        yield kehoach.Text("Đơn vị tính: nhiệm vụ", "unit")
        yield status_grid(content)
    if has_picture:
        yield kehoach.Picture(progress_picture(content.whole), counts_sentence(content), 105)
        yield kehoach.Text("Biểu đồ 1. Số nhiệm vụ theo tình trạng thực hiện", "caption")


def _amended(content: ReportContent) -> str:
    """The decisions by which the plan was amended up to the day that counts."""
    rows = content.plan.amendments.filter(in_force_at__isnull=False, on__lte=content.until).order_by("on", "pk")
    names = "; ".join(f"số {row.number} có hiệu lực từ ngày {short_day(row.on)}" for row in rows if row.on)
    return f" (được điều chỉnh, bổ sung tại Quyết định {names})" if names else ""


def counts_sentence(content: ReportContent) -> str:
    """The figures of the whole plan in words: how many tasks it gives to how many, how they stand."""
    counts = content.counts
    whole = counts.whole
    given = "".join(present((len(counts.by_agency), ", giao {} cơ quan, đơn vị, địa phương chủ trì")))
    duties = "".join(present((counts.duties.total, "; ngoài ra có {} công việc thường xuyên, tính riêng")))
    states = states_phrase(dict(whole.counts)) or "chưa có nhiệm vụ nào"
    return (
        f"{content.plan.doc_type} có {counted(whole.total)} nhiệm vụ{given}{duties}. Đến ngày "
        f"{short_day(content.until)}, {states}. Thời hạn, tình trạng từng nhiệm vụ nêu tại Phụ lục kèm theo."
    )


def _sections(content: ReportContent) -> Iterator[kehoach.Block]:
    said = [slot for slot in content.sections if slot.text.strip()]
    if not said and content.accepted:
        yield kehoach.Text("Kết quả từng nhiệm vụ nêu tại Phụ lục kèm theo.")
    for at, slot in enumerate(said):
        title = OTHER if slot.is_gone else heading_of(str(slot.title))
        yield kehoach.Text(f"{kehoach.list_letter(at)}) {title}", "group")
        yield from led_lines(slot.text)


def led_lines(text: str) -> Iterator[kehoach.Text]:
    """Lines of which what stands before the colon says what they are about; a title may have a colon of its own."""
    for line in text.splitlines():
        found = _LEAD.match(line.strip())
        if found:
            yield kehoach.Text(found["said"], lead=f"{found['task']}:")
        elif line.strip():
            yield kehoach.Text(line.strip())


def _indicators(content: ReportContent) -> Iterator[kehoach.Block]:
    if not content.reach:
        return
    reached = sum(is_reached(row) for row in content.reach)
    silent = sum(row.last is None for row in content.reach)
    said = present(
        (reached, "{} chỉ tiêu đã hoàn thành"),
        (len(content.reach) - reached - silent, "{} chỉ tiêu đang thực hiện"),
        (silent, "{} chỉ tiêu chưa có số liệu"),
    )
    years = {row.target_year for row in content.reach}
    up_to = f" đến hết năm {max(filter(None, years))}" if len(years) == 1 and all(years) else ""
    of = f"{counted(len(content.reach))} chỉ tiêu{up_to} của {content.plan.doc_type}"
    yield kehoach.Text(f"Trong {of}, có {', '.join(said)}.")
    yield kehoach.Text(f"Bảng 2. Kết quả thực hiện chỉ tiêu đến ngày {short_day(content.until)}", "caption")
    yield reach_grid(content)
    yield from paragraphs(content.said(INDICATORS))


def _late(content: ReportContent) -> Iterator[kehoach.Block]:
    parts = late_parts(content.then)
    if parts:
        tasks = len({part.task.pk for part in parts})
        yield kehoach.Text(
            f"Đến ngày {short_day(content.until)}, có {counted(tasks)} nhiệm vụ quá hạn chưa hoàn thành, cụ thể:"
        )
        yield kehoach.Text("Bảng 3. Nhiệm vụ quá hạn chưa hoàn thành", "caption")
        yield late_grid(parts)


def _gathered(content: ReportContent, key: str) -> Iterator[kehoach.Text]:
    """What agencies said; nothing where none did. Of many agencies their words stand in an annex."""
    yield from paragraphs(content.said(key))
    if not content.is_gathered:
        yield kehoach.Text("Ý kiến của từng cơ quan, đơn vị nêu tại Phụ lục II kèm theo.")


def _proposed(content: ReportContent) -> Iterator[kehoach.Text]:
    said = list(_gathered(content, PROPOSALS))
    if said:
        name = content.issuer.name if content.issuer else OPEN_ISSUER
        yield kehoach.Text(f"{name} kính đề nghị {within(_addressee(content), content.plan.locality)}:")
    yield from (replace(line, text=_ASKS.sub(lambda asks: f"{asks[1]}{asks[2].upper()}", line.text)) for line in said)
