"""The machine report: a consolidated report as JSON with a schema, so that nobody above retypes it."""

import io
import json
from collections.abc import Iterator
from dataclasses import asdict
from pathlib import Path
from typing import IO, Any

from django.utils import translation

from nhipcau.reports.consolidated import Answer, ReportContent, ReportRow, figures_of

SCHEMA = Path(__file__).parent.parent / "data" / "report.schema.json"
FORMAT, VERSION = "nhip-cau/consolidated-report", 2


def machine_report(content: ReportContent, number: str = "") -> bytes:
    """The report as JSON, in UTF-8."""
    out = io.StringIO()
    write_machine_report(content, out, number)
    return out.getvalue().encode()


IN_ANNEX = ("called", "section", "is_duty", "days_late", "done_on")
"""What a row has for the annex of the document alone: the plan's own data say it."""


def write_machine_report(content: ReportContent, out: IO[str], number: str = "") -> None:
    """Writes the report as JSON, row by row: it may be longer than what fits into memory."""
    with translation.override("vi"):  # official text
        head = json.dumps(_head(content, number), ensure_ascii=False, indent=1)
    out.write(head.removesuffix("\n}") + ',\n "rows": [')
    for at, row in enumerate(_rows(content)):
        out.write((",\n  " if at else "\n  ") + json.dumps(row, ensure_ascii=False))
    out.write("\n ]\n}\n")


def _head(content: ReportContent, number: str) -> dict[str, Any]:
    plan, period = content.plan, content.period
    return {
        "format": FORMAT,
        "version": VERSION,
        "sender": {
            "locality": plan.locality.name,
            "agency": content.issuer.name if content.issuer else "",
        },
        "number": number,
        "plan": {
            "number": plan.number, "type": plan.doc_type, "title": plan.title, "issuer": plan.issuer,
            "issued_on": plan.issued_on,
        },
        "period": {
            "name": period.name, "frequency": period.frequency, "starts_on": period.starts_on.isoformat(),
            "ends_on": period.ends_on.isoformat(), "due_on": period.due_on.isoformat(),
        },
        "figures": figures_of(content),
        "passages": [
            {"key": slot.key, "title": str(slot.title), "text": slot.text} for slot in content.slots.values()
        ],
        "missing": list(content.missing),
    }  # fmt: skip


def _rows(content: ReportContent) -> Iterator[dict[str, Any]]:
    return (_row(row) for row in content.rows())


def _row(row: ReportRow) -> dict[str, Any]:
    said = {name: value for name, value in asdict(row).items() if name not in IN_ANNEX}
    return said | {"answers": [_answer(answer) for answer in row.answers]}


def _answer(answer: Answer) -> dict[str, Any]:
    due = answer.due.isoformat() if answer.due else None
    said = {name: value for name, value in asdict(answer).items() if name not in IN_ANNEX}
    return {**said, "status": answer.status.value, "due": due}
