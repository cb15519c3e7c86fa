"""The report of a People's Committee to those above it (a ministry, the Government): what the province did, in short.

Who is late, by how many days, who has not reported and what the Committee is asked for stay within the province; so
does the annex.
"""

import re
from collections.abc import Iterator

import kehoach
from nhipcau.agencies.letterheads import place_of
from nhipcau.plans.models import Status
from nhipcau.plans.statuses import DONE
from nhipcau.reports.causes import outside_causes
from nhipcau.reports.consolidated import Answer, ReportContent, ReportRow
from nhipcau.reports.drafts import OVERVIEW, STRENGTHS
from nhipcau.reports.outlook import answering_then, next_steps
from nhipcau.reports.phrases import (
    counted,
    inspected_sentence,
    once,
    present,
    said_by,
    short_day,
    small_first,
    without_subject,
)
from nhipcau.reports.queries import focal_agency
from nhipcau.reports.writing.letterhead import outlined, paragraphs, within
from nhipcau.reports.writing.tables import heading_of

_STANDING = ("thường xuyên", "hằng ", "hàng ", "định kỳ")
Parts = Iterator[tuple[str, list[kehoach.Block]]]


def upward_parts(content: ReportContent, addressee: str) -> Parts:
    """(heading, what stands under it) of the report, in order; a part of which nothing is known is empty."""
    assert content.issuer is not None  # noqa: S101 (the Committee's own report)
    yield "CÔNG TÁC CHỈ ĐẠO, TRIỂN KHAI THỰC HIỆN", list(_directing(content))
    yield "KẾT QUẢ THỰC HIỆN", list(_results(content))
    yield "ĐÁNH GIÁ CHUNG", list(_judged(content))
    yield "PHƯƠNG HƯỚNG, NHIỆM VỤ THỜI GIAN TỚI", list(outlined(next_steps(content.then, is_named=False)))
    said = list(paragraphs(content.asked))
    yield "ĐỀ XUẤT, KIẾN NGHỊ", [kehoach.Text(f"{content.issuer.name} đề nghị {addressee}:"), *said] if said else []


def _directing(content: ReportContent) -> Iterator[kehoach.Block]:
    """What the plan gives to how many, who watches over it; what was directed, in the words of the office."""
    groups = len(content.by_section)
    of_groups = "".join(present((groups * (groups > 1), " thuộc {} nhóm nhiệm vụ")))
    focal = focal_agency(content.period.opened_by, content.plan)
    watched = f"; giao {focal.name} là cơ quan đầu mối theo dõi, đôn đốc, tổng hợp" if focal else ""
    whole = counted(content.whole.total)
    yield kehoach.Text(
        f"{content.plan.doc_type} giao {whole} nhiệm vụ{of_groups} cho các sở, ngành, địa phương{watched}."
    )
    if content.visited:
        yield kehoach.Text(inspected_sentence(content.visited))
    own = "văn bản chỉ đạo, hội nghị" if content.visited else "văn bản chỉ đạo, hội nghị, kiểm tra của tỉnh"
    yield from paragraphs(content.said(OVERVIEW).strip() or f"[{content.issuer} bổ sung: {own}]")


def _results(content: ReportContent) -> Iterator[kehoach.Block]:
    counts = content.whole.by_status
    late, paused = counts.get(Status.LATE, 0), counts.get(Status.PAUSED, 0)
    done = sum(counts.get(status, 0) for status in DONE)
    others = content.whole.total - done - late - paused
    open_ones = [row for _pk, row in answering_then(content.then) if row.status not in (*DONE, Status.PAUSED)]
    is_dated = all(row.at.due for row in open_ones)
    said = present(
        (done, "đã hoàn thành {} nhiệm vụ"),
        (others, ("{} nhiệm vụ đang triển khai", "{} nhiệm vụ chưa đến hạn")[is_dated]),
        (paused, "{} nhiệm vụ tạm dừng"),
        (late, "{} nhiệm vụ chậm so với thời hạn"),
    )
    of = f"trong {counted(content.whole.total)} nhiệm vụ của {content.plan.doc_type}"
    yield kehoach.Text(f"Đến ngày {short_day(content.until)}, {of}, {'; '.join(said)}. Kết quả cụ thể:")
    locality = content.plan.locality
    committee = re.escape(within(content.issuer.name, locality) if content.issuer else "")
    reported = re.compile(rf",? báo cáo {committee}(?: {re.escape(place_of(locality))})?( tại [^,;.]*)?")
    groups: dict[str, list[kehoach.Text]] = {}
    for row in content.rows():
        result = _result(row, reported) or _unsaid(row)
        if not row.is_duty:
            told = kehoach.Text(result, lead=f"- {row.called}:")
            groups.setdefault(row.section, []).append(told)
    for at, (section, lines) in enumerate(groups.items(), start=1):
        yield kehoach.Text(f"{at}. {heading_of(section)}", "heading")
        yield from lines


def _result(row: ReportRow, reported: re.Pattern[str]) -> str:
    """What came of a task, in the words of those who answer for it, once; empty where nobody said anything.

    That they ``reported`` to the Committee is not for its own report; who worked with whom keeps its subject.
    """
    answers = [answer for answer in row.answers if answer.said.strip()]
    said = (_with_subject(answer, reported.sub("", answer.said), len(answers)) for answer in answers)
    return " ".join(filter(None, once(said)))


def _with_subject(answer: Answer, said: str, of: int) -> str:
    """What one agency did by itself needs no name before the world; what several did, or what others did, needs it."""
    bare = without_subject(answer.agency, said)
    is_plain = of == 1 and bare.startswith(("Đã ", "Đang "))
    return small_first(bare) if is_plain else said_by(answer.agency, said)


def _unsaid(row: ReportRow) -> str:
    """Of a task of which nobody said anything: until when it is to be done, or how often."""
    time = f"{row.time[:1].lower()}{row.time[1:]}".rstrip(" .")
    return f"thực hiện {time}." if time.startswith(_STANDING) else f"thời hạn {time}." if time else "đang triển khai."


def _judged(content: ReportContent) -> Iterator[kehoach.Block]:
    yield from paragraphs(content.said(STRENGTHS).strip() or f"[{content.issuer} bổ sung]")
    why = ", ".join(outside_causes(content.then))
    because = f" do {why}" * bool(why)
    late = (content.whole.by_status.get(Status.LATE, 0), f"Tuy nhiên, còn {{}} nhiệm vụ chậm so với thời hạn{because}.")
    yield from map(kehoach.Text, present(late))
