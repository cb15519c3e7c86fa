"""The report of a People's Committee to those above it (a ministry, the Government): what the province did, in short.

Who is late, by how many days, who has not reported and what the Committee is asked for stay within the province; so
does the annex.
"""

import re
from collections.abc import Iterator

import kehoach
from nhipcau.reports.causes import outside_causes
from nhipcau.reports.consolidated import Answer, ReportContent, ReportRow
from nhipcau.reports.drafts import STRENGTHS
from nhipcau.reports.outlook import next_steps
from nhipcau.reports.phrases import counted, inspected_sentence, once, present, said_by, short_day, without_subject
from nhipcau.reports.queries import focal_agency
from nhipcau.reports.writing.letterhead import outlined, paragraphs
from nhipcau.reports.writing.tables import heading_of
from nhipcau.work.models import Status
from nhipcau.work.statuses import DONE

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
    """What the plan gives to how many, who watches over it; what the Committee itself did is left to be written."""
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
    yield kehoach.Text(f"[{content.issuer} bổ sung: {own}]")


def _results(content: ReportContent) -> Iterator[kehoach.Block]:
    counts = content.whole.by_status
    late = counts.get(Status.LATE, 0)
    done = sum(counts.get(status, 0) for status in DONE)
    others = content.whole.total - done - late
    said = present(
        (done, "đã hoàn thành {} nhiệm vụ"),
        (others, "{} nhiệm vụ chưa đến hạn"),
        (late, "{} nhiệm vụ chậm so với thời hạn"),
    )
    of = f"trong {counted(content.whole.total)} nhiệm vụ của {content.plan.doc_type}"
    yield kehoach.Text(f"Đến ngày {short_day(content.until)}, {of}, {'; '.join(said)}. Kết quả cụ thể:")
    reported = re.compile(rf",? báo cáo {re.escape(content.issuer.name if content.issuer else '')}( tại [^,;.]*)?")
    groups: dict[str, list[kehoach.Text]] = {}
    for row in content.rows():
        result = _result(row, reported) or f"thời hạn {row.time[:1].lower()}{row.time[1:]}."
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
    said = (_with_subject(answer, reported.sub("", answer.said)) for answer in row.answers)
    return " ".join(filter(None, once(said)))


def _with_subject(answer: Answer, said: str) -> str:
    bare = without_subject(said)
    return said_by(answer.agency, said) if bare.startswith("Phối hợp ") else bare


def _judged(content: ReportContent) -> Iterator[kehoach.Block]:
    yield from paragraphs(content.said(STRENGTHS).strip() or f"[{content.issuer} bổ sung]")
    why = ", ".join(outside_causes(content.then))
    because = f" do {why}" * bool(why)
    late = (content.whole.by_status.get(Status.LATE, 0), f"Tuy nhiên, còn {{}} nhiệm vụ chậm so với thời hạn{because}.")
    yield from map(kehoach.Text, present(late))
