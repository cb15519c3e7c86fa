"""How an ordered document is written: its files, before anything of it is kept."""

import io
from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import asdict, dataclass, field, replace
from datetime import date
from typing import IO, Any

from django.utils import translation
from django.utils.translation import gettext as _

import kehoach
from nhipcau.common.refusal import refuse_if
from nhipcau.common.unlocked import before_the_lock
from nhipcau.documents.consolidation import consolidated_plan
from nhipcau.documents.fields import fill_template, values_of
from nhipcau.documents.files import open_temporary
from nhipcau.documents.models import DocumentFile, Kind
from nhipcau.documents.orders import Order
from nhipcau.documents.writing.frame import as_ordered
from nhipcau.documents.writing.kinds import official_of
from nhipcau.files.integrity import open_whole
from nhipcau.jobs.queue import Tell
from nhipcau.plans.models import Plan
from nhipcau.reports.consolidated import ReportContent, figures_at_issue, report_content
from nhipcau.reports.writing.consolidated import official_report
from nhipcau.reports.writing.letterhead import lower_first, named
from nhipcau.reports.writing.machine import write_machine_report
from nhipcau.reports.writing.sheet import report_sheets

Role = DocumentFile.Role
SLUGS = {
    Kind.REPORT: "bao-cao-tong-hop", Kind.AGENCY_REPORT: "bao-cao", Kind.LETTER: "cong-van",
    Kind.REMINDER: "cong-van-don-doc", Kind.PROPOSAL: "to-trinh", Kind.DECISION: "quyet-dinh", Kind.PLAN: "ke-hoach",
    Kind.TASKS: "danh-muc-nhiem-vu", Kind.OWN_PLAN: "ke-hoach-thuc-hien", Kind.SUBJECT: "bao-cao-chuyen-de",
    Kind.CORRECTION: "dinh-chinh", Kind.WITHDRAWAL: "thu-hoi", Kind.COURTESY: "thu",
    Kind.RECORD_REPORT: "bao-cao-theo-so", Kind.RECORD_LETTER: "cong-van-theo-so",
    Kind.RECORD_PROPOSAL: "to-trinh-theo-so", Kind.RECORD_PLAN: "ke-hoach-theo-so",
    Kind.RECORD_DECISION: "quyet-dinh-theo-so", Kind.RECORD_MINUTES: "bien-ban-theo-so",
}  # fmt: skip
"""How the files of each kind are called."""


@dataclass(slots=True)
class Composed:
    """A document as it was written: its title, its files with their roles and names, a report's figures.

    ``notes`` are what the person who ordered it has to look at.
    """

    title: str
    files: list[tuple[str, str, IO[bytes]]] = field(default_factory=list)
    figures: dict[str, Any] | None = None
    notes: list[str] = field(default_factory=list)


@before_the_lock
def compose(order: Order, today: date, tell: Tell, opened: ExitStack) -> Composed:
    """Writes the .docx, and beside a consolidated report its tables as .xlsx and its data as JSON.

    Nothing is kept in the database meanwhile, so that nobody waits for it; files are closed by ``opened``.
    """
    with translation.override("vi"):
        if order.kind == Kind.PLAN:
            return _consolidated(order.plan)
        if order.kind == Kind.COURTESY:
            return _courtesy(order, today, opened)
        content = _content_of(order, today)
        written = as_ordered(official_report(content), order) if content else official_of(order, today)
        told = replace(written, appendices=tuple(_told(one, order, tell) for one in written.appendices))
        composed = Composed(written.title)
        out = opened.enter_context(open_temporary())
        _write(order, told, out)
        if content is not None:
            composed.figures = figures_at_issue(content)
            composed.files += _data_of(content, _slug(order), opened)
        composed.files.append((Role.COMPOSED, f"{_slug(order)}.docx", out))
    return composed


def _consolidated(plan: Plan) -> Composed:
    """The plan as it stands, made of its own document."""
    written, unplaced = consolidated_plan(plan)
    title = f"Bản hợp nhất {named(plan)} {lower_first(plan.title)}"
    return Composed(title, [(Role.COMPOSED, f"ban-hop-nhat-{plan.pk}.docx", written)], notes=unplaced)


def _courtesy(order: Order, today: date, opened: ExitStack) -> Composed:
    """A letter without number and recipients, a sheet for each language."""
    refuse_if(not order.sheets or not order.about.strip(), _("Thư chưa có nội dung."))
    out = opened.enter_context(open_temporary())
    sheets = tuple(kehoach.CourtesySheet(**asdict(sheet)) for sheet in order.sheets)
    kehoach.write_courtesy_to(sheets, order.about, today, out)
    return Composed(order.about, [(Role.COMPOSED, f"{_slug(order)}.docx", out)])


def _content_of(order: Order, today: date) -> ReportContent | None:
    if order.kind != Kind.REPORT or order.period is None:
        return None
    content = report_content(order.period, order.issuer, today)
    return replace(content, addressee=next(iter(order.addressees), ""), asked=order.text)


def _told(appendix: kehoach.Appendix, order: Order, tell: Tell) -> kehoach.Appendix:
    """The appendix, saying how far it is while it is written; one whose rows are at hand says nothing."""
    grid, total = appendix.grid, order.plan.tasks.count()
    if grid is None or isinstance(grid.rows, tuple | list):
        return appendix

    def rows() -> Iterator[kehoach.Row]:
        for row in grid.rows:
            if row[0] is not None and row[0].isdigit():
                tell(min(int(row[0]), total), total)
            yield row

    return replace(appendix, grid=replace(grid, rows=rows()))


def _write(order: Order, written: kehoach.OfficialDocument, out: IO[bytes]) -> None:
    if order.template is None:
        kehoach.write_official_to(written, out)
    else:
        with open_whole(order.template.content, order.template.sha256) as form:
            fill_template(form.read(), values_of(order, written), out)


def _slug(order: Order) -> str:
    return f"{SLUGS[Kind(order.kind)]}-{order.plan.pk}"


def _data_of(content: ReportContent, slug: str, opened: ExitStack) -> Iterator[tuple[str, str, IO[bytes]]]:
    yield Role.DATA, f"{slug}.xlsx", io.BytesIO(report_sheets(content))
    out = opened.enter_context(open_temporary())
    text = io.TextIOWrapper(out, encoding="utf-8", write_through=True)
    write_machine_report(content, text)
    text.detach()
    yield Role.DATA, f"{slug}.json", out
