"""How an ordered document becomes a draft with its files."""

import io
from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime
from typing import IO

from django.utils import timezone, translation

import kehoach
from nhipcau.accounts.models import User
from nhipcau.documents.files import keep_file, open_temporary
from nhipcau.documents.filling import fill_template, values_of
from nhipcau.documents.models import Document, DocumentFile, Kind
from nhipcau.documents.orders import Order
from nhipcau.documents.writing.kinds import official_of
from nhipcau.jobs import Report
from nhipcau.reports.content import ReportContent, figures_of, report_content
from nhipcau.reports.writing.machine import write_machine_report
from nhipcau.reports.writing.sheet import report_sheets

Role = DocumentFile.Role


def keep_composed(order: Order, by: User, now: datetime, report: Report) -> Document:
    """The draft, its .docx, and beside a consolidated report its tables as .xlsx and its data as JSON."""
    today = timezone.localdate(now)
    with translation.override("vi"):
        written = official_of(order, today)
        written = replace(written, appendices=tuple(_told(one, order, report) for one in written.appendices))
        document = Document.objects.create(
            plan=order.plan, kind=order.kind, issuer=order.issuer, symbol=order.symbol, title=written.title,
            period=order.period if order.kind == Kind.REPORT else None, submission=order.submission,
            amendment=order.amendment, template=order.template, made_by=by, made_at=now,
        )  # fmt: skip
        with open_temporary() as out:
            _write(order, written, out)
            keep_file(
                DocumentFile(
                    document=document, role=Role.COMPOSED, name=f"{_slug(order)}.docx", added_by=by, added_at=now
                ),
                out,
            )
        if order.kind == Kind.REPORT and order.period is not None:
            _keep_data(document, report_content(order.period, order.issuer, today), by, now)
    return document


def _told(appendix: kehoach.Appendix, order: Order, report: Report) -> kehoach.Appendix:
    """The appendix, saying how far it is while it is written."""
    total = order.plan.tasks.count()

    def rows() -> Iterator[kehoach.Row]:
        for row in appendix.grid.rows:
            if row[0] is not None:
                report(min(int(row[0]), total), total)
            yield row

    return replace(appendix, grid=replace(appendix.grid, rows=rows()))


def _write(order: Order, written: kehoach.OfficialDocument, out: IO[bytes]) -> None:
    if order.template is None:
        kehoach.write_official_to(written, out)
    else:
        with order.template.content.open("rb") as form:
            fill_template(form.read(), values_of(order, written), out)


def _slug(order: Order) -> str:
    return f"{order.kind.replace('_', '-')}-{order.plan.pk}"


def _keep_data(document: Document, content: ReportContent, by: User, now: datetime) -> None:
    document.figures = figures_of(content)
    document.save()
    keep_file(
        DocumentFile(document=document, role=Role.DATA, name=f"bao-cao-{document.pk}.xlsx", added_by=by, added_at=now),
        io.BytesIO(report_sheets(content)),
    )
    with open_temporary() as out:
        text = io.TextIOWrapper(out, encoding="utf-8", write_through=True)
        write_machine_report(content, text)
        keep_file(
            DocumentFile(
                document=document, role=Role.DATA, name=f"bao-cao-{document.pk}.json", added_by=by, added_at=now
            ),
            out,
        )
        text.detach()
