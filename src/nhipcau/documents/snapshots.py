"""What is kept of a consolidated report when it is issued."""

import shutil
from contextlib import ExitStack
from datetime import datetime
from typing import IO

from nhipcau.documents.files import open_temporary
from nhipcau.documents.models import Document, DocumentFile
from nhipcau.files.integrity import open_whole
from nhipcau.reports.models import ConsolidatedReport

NO_NUMBER = b'"number": ""'
HEAD = 4096
"""Bytes of a machine report among which its number stands."""


def freeze_figures(document: Document, now: datetime) -> None:
    """Keeps the figures of the issued report with its period; of other documents nothing."""
    if document.period is None or document.figures is None:
        return
    report, _made = ConsolidatedReport.objects.get_or_create(period=document.period)
    report.issued, report.issued_at = document.figures, now
    report.save()


def numbered_data(document: Document, number_and_symbol: str, opened: ExitStack) -> IO[bytes] | None:
    """The data of a consolidated report with the number it is issued under; None of other documents."""
    data = document.files.filter(role=DocumentFile.Role.DATA, name__endswith=".json").first()
    if data is None or document.period is None or document.figures is None:
        return None
    out = opened.enter_context(open_temporary())
    with open_whole(data.content, data.sha256) as source:
        head = source.read(HEAD)
        out.write(head.replace(NO_NUMBER, f'"number": "{number_and_symbol}"'.encode(), 1))
        shutil.copyfileobj(source, out)
    return out
