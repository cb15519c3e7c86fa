"""What a careful clerk would point out in a plan: `kehoach lint`.

Each rule has a code, a severity, a sentence for the finding and an explanation. A rule is a
function from a Plan to findings; none looks at a clock: a deadline is late against the plan.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import chain

from kehoach.model import Plan, Span
from kehoach.text.agencies import is_group
from kehoach.text.docnumbers import find_citations, same_document
from kehoach.text.normal import fold
from kehoach.text.periods import due_date
from kehoach.vocabulary.abolished import ABOLISHED


@dataclass(frozen=True, slots=True)
class Finding:
    """One remark on a plan: its code, a sentence, and where it holds."""

    code: str
    message: str
    span: Span | None = None
    locator: str = ""
    line: int = 1


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule of the linter: ``severity`` is error, warning or note."""

    code: str
    severity: str
    title: str
    explanation: str
    find: Callable[[Plan], Iterator[Finding]]


def lint(plan: Plan) -> tuple[Finding, ...]:
    """Every finding of every rule, in the order of the text."""
    found = chain.from_iterable(rule.find(plan) for rule in RULES)
    placed = [_placed(plan, finding) for finding in found]
    return tuple(sorted(placed, key=lambda f: (f.span.start if f.span else -1, f.code)))


def _placed(plan: Plan, finding: Finding) -> Finding:
    start = finding.span.start if finding.span else 0
    line = plan.text.count("\n", 0, start) + 1
    return Finding(finding.code, finding.message, finding.span, finding.locator, line)


def _no_lead(plan: Plan) -> Iterator[Finding]:
    for task in plan.tasks:
        if not task.leads:
            yield Finding("KH101", f"Nhiệm vụ chưa ghi cơ quan chủ trì: “{task.text[:80]}”.", task.span, task.locator)


def _no_output(plan: Plan) -> Iterator[Finding]:
    for task in plan.tasks:
        if not task.outputs:
            yield Finding("KH102", f"Nhiệm vụ chưa ghi sản phẩm: “{task.text[:80]}”.", task.span, task.locator)


def _no_time(plan: Plan) -> Iterator[Finding]:
    for task in plan.tasks:
        if task.time is None:
            yield Finding("KH103", f"Nhiệm vụ chưa ghi thời gian: “{task.text[:80]}”.", task.span, task.locator)


def _two_leads(plan: Plan) -> Iterator[Finding]:
    for task in plan.tasks:
        if len(task.leads) > 1:
            message = f"Nhiệm vụ có {len(task.leads)} cơ quan chủ trì: {'; '.join(task.leads)}."
            yield Finding("KH104", message, task.span, task.locator)


def _group_leads(plan: Plan) -> Iterator[Finding]:
    for task in plan.tasks:
        for name in task.leads:
            if is_group(name):
                message = f"Chủ trì là một nhóm cơ quan, không rõ ai chịu trách nhiệm: “{name}”."
                yield Finding("KH105", message, task.span, task.locator)


def _outside_period(plan: Plan) -> Iterator[Finding]:
    period = plan.header.period
    for task in plan.tasks:
        due = due_date(task.time, period)
        if due is None or task.time is None or period is None:
            continue
        last = period.vision or period.end
        if (period.start and due.year < period.start) or (last and due.year > last):
            message = f"Thời hạn “{task.time.text}” nằm ngoài thời gian của kế hoạch."
            yield Finding("KH201", message, task.span, task.locator)


def _due_before_issue(plan: Plan) -> Iterator[Finding]:
    issued = plan.header.date
    if issued is None or len(issued) < len("YYYY-MM-DD"):
        return
    for task in plan.tasks:
        due = due_date(task.time, plan.header.period)
        if due is not None and task.time is not None and due.isoformat() < issued:
            message = f"Thời hạn “{task.time.text}” đã qua khi kế hoạch được ban hành."
            yield Finding("KH202", message, task.span, task.locator)


def _abolished(plan: Plan) -> Iterator[Finding]:
    issued = plan.header.date or (str(plan.header.period.start) if plan.header.period else None)
    if issued is None:
        return
    named = [(n, s) for t in plan.tasks for n, s in zip((*t.leads, *t.partners), (*t.lead_spans, *t.partner_spans), strict=True)]  # fmt: skip
    for name, span in [*named, *((d.agency, d.span) for d in plan.duties)]:
        for opening, ended, became in ABOLISHED:
            if fold(name).startswith(opening) and ended <= issued:
                message = f"“{name}” không còn từ {ended}; nay là {became}."
                yield Finding("KH301", message, span)


def _numbering(plan: Plan) -> Iterator[Finding]:
    for note in plan.notes:
        if note.kind == "numbering":
            yield Finding("KH401", note.message, note.span)


def _repeated_locator(plan: Plan) -> Iterator[Finding]:
    seen: set[str] = set()
    for task in plan.tasks:
        if task.locator in seen:
            yield Finding("KH402", f"Số thứ tự lặp lại: {task.locator}.", task.span, task.locator)
        seen.add(task.locator)


def _two_dates(plan: Plan) -> Iterator[Finding]:
    dates: dict[str, str] = {}
    for citation in find_citations(plan.text):
        key = same_document(citation.number)
        known = dates.get(key)
        if citation.date and known and known != citation.date:
            message = f"{citation.type} {citation.number} được dẫn với hai ngày: {known} và {citation.date}."
            yield Finding("KH501", message, Span(citation.start, citation.end))
        elif citation.date:
            dates[key] = citation.date


def _undated_basis(plan: Plan) -> Iterator[Finding]:
    for basis in plan.bases:
        if basis.date is None:
            yield Finding("KH502", f"Căn cứ không ghi ngày ban hành: {basis.type} {basis.number}.", basis.span)


def _no_reporting(plan: Plan) -> Iterator[Finding]:
    if not plan.reporting:
        yield Finding("KH601", "Không có chế độ báo cáo kết quả thực hiện.")


def _no_report_date(plan: Plan) -> Iterator[Finding]:
    for reporting in plan.reporting:
        if reporting.due is None:
            yield Finding("KH602", f"Báo cáo không ghi thời hạn: “{reporting.text[:80]}”.", reporting.span)


def _missing_appendix(plan: Plan) -> Iterator[Finding]:
    for note in plan.notes:
        if note.kind == "annex":
            yield Finding("KH701", note.message, note.span)


def _header(plan: Plan) -> Iterator[Finding]:
    header = plan.header
    missing = {
        "tên loại": header.type,
        "số": header.number,
        "ký hiệu": header.symbol,
        "cơ quan ban hành": header.issuer,
        "địa danh": header.place,
        "ngày ban hành": header.date,
        "trích yếu": header.title,
        "người ký": header.signer,
    }
    names = [name for name, value in missing.items() if value is None]
    if names:
        yield Finding("KH801", f"Thể thức thiếu: {', '.join(names)}.")


def _no_recipients(plan: Plan) -> Iterator[Finding]:
    if not plan.recipients:
        yield Finding("KH802", "Không có Nơi nhận.")


def _slips(plan: Plan) -> Iterator[Finding]:
    for note in plan.notes:
        if note.kind == "slip":
            yield Finding("KH901", note.message, note.span)


RULES: tuple[Rule, ...] = (
    Rule("KH101", "warning", "Nhiệm vụ không có cơ quan chủ trì", "Không ai chịu trách nhiệm chính thì không ai báo cáo. Ghi một cơ quan chủ trì cho mỗi nhiệm vụ, ở cột “Cơ quan chủ trì” hoặc dòng “Cơ quan chủ trì: …”.", _no_lead),
    Rule("KH102", "note", "Nhiệm vụ không có sản phẩm", "Sản phẩm là căn cứ để đánh giá hoàn thành (Nghị định 335/2025/NĐ-CP đánh giá theo sản phẩm, công việc).", _no_output),
    Rule("KH103", "note", "Nhiệm vụ không có thời gian", "Không có thời gian thì không nhắc được và không biết khi nào quá hạn.", _no_time),
    Rule("KH104", "note", "Nhiệm vụ có nhiều cơ quan chủ trì", "Nên có một cơ quan chủ trì; các cơ quan khác là phối hợp.", _two_leads),
    Rule("KH105", "warning", "Chủ trì là một nhóm cơ quan", "“Các sở, ban, ngành” chủ trì nghĩa là không rõ ai chủ trì. Nêu tên từng cơ quan hoặc giao một cơ quan đầu mối.", _group_leads),
    Rule("KH201", "error", "Thời hạn nằm ngoài thời gian của kế hoạch", "Năm của thời hạn không thuộc giai đoạn ghi ở trích yếu.", _outside_period),
    Rule("KH202", "error", "Thời hạn đã qua khi ban hành", "Thời hạn sớm hơn ngày ban hành văn bản.", _due_before_issue),
    Rule("KH301", "error", "Cơ quan không còn", "Cơ quan đã kết thúc hoạt động trước ngày ban hành (sắp xếp tổ chức bộ máy năm 2025).", _abolished),
    Rule("KH401", "warning", "Số thứ tự không liên tục", "Số của mục nhảy, lặp hoặc đổi kiểu; người đọc không dẫn chiếu được.", _numbering),
    Rule("KH402", "warning", "Hai nhiệm vụ cùng số", "Hai nhiệm vụ mang cùng đường dẫn số, không phân biệt được khi giao việc.", _repeated_locator),
    Rule("KH501", "error", "Một căn cứ được dẫn với hai ngày", "Cùng số, ký hiệu nhưng khác ngày: một chỗ sai.", _two_dates),
    Rule("KH502", "note", "Căn cứ không ghi ngày", "Nghị định 30/2020/NĐ-CP, Phụ lục I: căn cứ ghi đầy đủ tên loại, số, ký hiệu, cơ quan ban hành, thời gian ban hành và trích yếu.", _undated_basis),
    Rule("KH601", "warning", "Không có chế độ báo cáo", "Kế hoạch không buộc ai báo cáo kết quả.", _no_reporting),
    Rule("KH602", "warning", "Báo cáo không có thời hạn", "Nghĩa vụ báo cáo nêu mà không ghi ngày gửi.", _no_report_date),
    Rule("KH701", "error", "Thiếu phụ lục", "Văn bản dẫn đến một phụ lục không có trong tệp.", _missing_appendix),
    Rule("KH801", "warning", "Thể thức thiếu thành phần", "Các thành phần thể thức bắt buộc: Nghị định 30/2020/NĐ-CP, Điều 8.", _header),
    Rule("KH802", "warning", "Không có Nơi nhận", "Nơi nhận là thành phần thể thức bắt buộc: Nghị định 30/2020/NĐ-CP, Điều 8.", _no_recipients),
    Rule("KH901", "note", "Có thể là lỗi chính tả hoặc lỗi nhận dạng", "Từ không thể là âm tiết tiếng Việt và cách một từ quen thuộc đúng một chữ.", _slips),
)  # fmt: skip
RULE_OF = {rule.code: rule for rule in RULES}
