"""The consolidated report as an official document: the second door to kehoach."""

from collections.abc import Iterator
from datetime import date

from django.utils import translation

import kehoach
from nhipcau.agencies.models import Agency
from nhipcau.common.templatetags.vietnamese import number
from nhipcau.plans.models import Plan
from nhipcau.reports.models import Period, Submission
from nhipcau.reports.queries import ReportContent, report_content
from nhipcau.work.models import Status

APPENDIX_WIDTHS = (10, 62, 34, 34, 28, 24, 40, 20)
APPENDIX_COLUMNS = (
    "TT", "Nội dung công việc", "Cơ quan chủ trì", "Cơ quan phối hợp", "Sản phẩm", "Thời gian thực hiện",
    "Kết quả", "Minh chứng",
)  # fmt: skip


def report_document(period: Period, issuer: Agency | None, today: date) -> bytes:
    """The consolidated report of a period as .docx, in Vietnamese whatever language the page is in."""
    with translation.override("vi"):
        return write_report(report_content(period, issuer, today))


def write_report(content: ReportContent) -> bytes:
    """The .docx of the consolidated report, by Decree 30/2020/NĐ-CP."""
    issuer = content.issuer
    return kehoach.write_official(
        kehoach.OfficialDocument(
            parent=_parent(content),
            issuer=issuer_lines(issuer),
            symbol=f"BC-{issuer.short_name if issuer and issuer.short_name else 'CQ'}",
            place=place_of(content.plan),
            date=f"ngày      tháng {content.today.month:02} năm {content.today.year}",
            type="BÁO CÁO",
            title=f"Kết quả {_lower_first(content.plan.title)} ({content.period.name})",
            addressees=(content.plan.issuer or content.plan.locality.name,),
            body=tuple(_body(content)),
            signature=kehoach.Signature("", ("GIÁM ĐỐC",), ""),
            recipients=("Như trên", "Các cơ quan, đơn vị tham gia thực hiện", "Lưu: VT"),
            appendices=(_appendix(content),),
        )
    )


def _parent(content: ReportContent) -> str:
    return content.plan.issuer or ""


def issuer_lines(issuer: Agency | None) -> tuple[str, ...]:
    """The name of the issuing body above the rule of the letterhead."""
    return (issuer.name,) if issuer else ("CƠ QUAN ĐẦU MỐI",)


def place_of(plan: Plan) -> str:
    """The place of issue: the locality without its kind."""
    name = plan.place or plan.locality.name
    for kind in ("Tỉnh ", "Thành phố "):
        name = name.removeprefix(kind)
    return name


def _lower_first(text: str) -> str:
    return text[:1].lower() + text[1:] if text[:2] != text[:2].upper() else text.lower()


def _body(content: ReportContent) -> Iterator[kehoach.Text | kehoach.Grid]:
    number = f" số {content.plan.number}" if content.plan.number else ""
    issued = long_date(content.plan.issued_on)
    yield kehoach.Text(
        f"Thực hiện {content.plan.doc_type}{number}{issued} của {content.plan.issuer or content.plan.locality.name} "
        f"{_lower_first(content.plan.title)}{_amended(content)}, "
        f"{content.issuer.name if content.issuer else 'cơ quan đầu mối'} tổng hợp, báo cáo kết quả như sau:"
    )
    yield kehoach.Text("I. TÌNH HÌNH CHUNG", "section")
    yield from _paragraphs(content.report.overview)
    yield kehoach.Text(_sentence_of_counts(content))
    yield _status_grid(content)
    if content.reach:
        yield kehoach.Text("Kết quả thực hiện các chỉ tiêu:")
        yield _reach_grid(content)
    yield kehoach.Text("II. KẾT QUẢ THỰC HIỆN CỦA CÁC CƠ QUAN, ĐƠN VỊ", "section")
    yield from _results(content.accepted)
    yield kehoach.Text("III. KHÓ KHĂN, VƯỚNG MẮC VÀ NGUYÊN NHÂN", "section")
    yield from _gathered(
        content,
        [(s.agency.name, s.difficulties) for s in content.accepted],
        "Các cơ quan, đơn vị không nêu khó khăn, vướng mắc.",
    )
    yield kehoach.Text("IV. PHƯƠNG HƯỚNG, NHIỆM VỤ THỜI GIAN TỚI", "section")
    yield from _paragraphs(content.report.direction or "Tiếp tục thực hiện các nhiệm vụ còn lại của Kế hoạch.")
    yield kehoach.Text("V. ĐỀ XUẤT, KIẾN NGHỊ", "section")
    yield from _paragraphs(content.report.proposals)
    yield from _gathered(
        content, [(s.agency.name, s.proposals) for s in content.accepted], "Không có đề xuất, kiến nghị."
    )
    yield kehoach.Text("Trên đây là báo cáo kết quả thực hiện; chi tiết từng nhiệm vụ tại Phụ lục kèm theo./.")


def _amended(content: ReportContent) -> str:
    """The decisions by which the plan was amended up to the day that counts."""
    rows = content.plan.amendments.filter(in_force_at__isnull=False, on__lte=content.until).order_by("on", "pk")
    names = "; ".join(f"số {row.number} có hiệu lực từ ngày {row.on:%d/%m/%Y}" for row in rows)
    return f" (được điều chỉnh theo Quyết định {names})" if names else ""


def _sentence_of_counts(content: ReportContent) -> str:
    counts = dict(content.whole.counts)
    sent = len(content.accepted)
    expected = sent + len(content.missing)
    return (
        f"Kế hoạch phân công {content.whole.total} lượt chủ trì, thực hiện cho các cơ quan, đơn vị. Đến ngày "
        f"{content.until:%d/%m/%Y}, đã hoàn thành {counts[Status.DONE] + counts[Status.DONE_LATE]} (trong đó "
        f"{counts[Status.DONE_LATE]} quá hạn), đang thực hiện {counts[Status.ON_TRACK]}, "
        f"tạm dừng {counts[Status.PAUSED]}, quá hạn chưa hoàn thành {counts[Status.LATE]}, "
        f"chưa thực hiện {counts[Status.SILENT]} lượt giao. Có {sent} báo cáo của cơ quan, đơn vị được tiếp nhận"
        + (f"; {len(content.missing)} trong {expected} cơ quan, đơn vị chưa gửi." if content.missing else ".")
    )


def _status_grid(content: ReportContent) -> kehoach.Grid:
    columns = ("Nội dung", *(str(status.label) for status in Status), "Tổng")
    rows = [
        (tally.name, *(str(count) for _status, count in tally.counts), str(tally.total))
        for tally in [*content.by_section, content.whole]
    ]
    return kehoach.Grid(columns, tuple(rows), (45, 17, 17, 17, 17, 18, 18, 16))


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


def _results(accepted: list[Submission]) -> Iterator[kehoach.Text]:
    if not accepted:
        yield kehoach.Text("Chưa có báo cáo của cơ quan, đơn vị nào được tiếp nhận.")
    for position, submission in enumerate(accepted, start=1):
        yield kehoach.Text(f"{position}. {submission.agency.name}", "heading")
        yield from _paragraphs(submission.results)


def _gathered(content: ReportContent, texts: list[tuple[str, str]], otherwise: str) -> Iterator[kehoach.Text]:
    said = [(name, text) for name, text in texts if text.strip()]
    for name, text in said:
        yield kehoach.Text(f"{name}:")
        yield from _paragraphs(text)
    if content.missing:
        yield kehoach.Text(
            f"[Còn {len(content.missing)} cơ quan, đơn vị chưa gửi báo cáo; bổ sung trước khi trình ký.]"
        )
    elif not said:
        yield kehoach.Text(otherwise)


def _paragraphs(text: str) -> Iterator[kehoach.Text]:
    for line in text.splitlines():
        if line.strip():
            yield kehoach.Text(line.strip())


def _appendix(content: ReportContent) -> kehoach.Appendix:
    rows = tuple((r.number, r.text, r.leads, r.partners, r.outputs, r.time, r.result, r.evidence) for r in content.rows)
    caption = "(Kèm theo Báo cáo số        ngày      tháng      năm      )"
    return kehoach.Appendix(
        "Kết quả thực hiện từng nhiệm vụ", caption, kehoach.Grid(APPENDIX_COLUMNS, rows, APPENDIX_WIDTHS)
    )


def long_date(iso: str) -> str:
    """ngày 01 tháng 02 năm 2024, days and months 1-2 in two figures (Decree 30/2020, Annex I, II.4)."""
    if len(iso) != 10:
        return ""
    year, month, day = iso.split("-")
    padded = month if int(month) < 3 else str(int(month))
    return f" ngày {day} tháng {padded} năm {year}"
