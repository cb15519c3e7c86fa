"""What is kept of a consolidated report when it is issued."""

import shutil
from datetime import datetime

from nhipcau.accounts.models import User
from nhipcau.documents.files import keep_file, open_temporary
from nhipcau.documents.models import Document, DocumentFile
from nhipcau.reports.models import ConsolidatedReport

NO_NUMBER = b'"number": ""'
HEAD = 4096
"""Bytes of a machine report among which its number stands."""


def freeze_report(document: Document, by: User, now: datetime) -> None:
    """Keeps the figures of the issued report, and its data with the number; of other documents nothing."""
    if document.period is None or document.figures is None:
        return
    report, _made = ConsolidatedReport.objects.get_or_create(period=document.period)
    report.issued, report.issued_at = document.figures, now
    report.save()
    data = document.files.filter(role=DocumentFile.Role.DATA, name__endswith=".json").first()
    if data is None:
        return
    with open_temporary() as out, data.content.open("rb") as source:
        head = source.read(HEAD)
        out.write(head.replace(NO_NUMBER, f'"number": "{document.number_and_symbol}"'.encode(), 1))
        shutil.copyfileobj(source, out)
        keep_file(
            DocumentFile(
                document=document,
                role=DocumentFile.Role.DATA,
                name=f"{document.number:02}-bao-cao.json",
                added_by=by,
                added_at=now,
            ),
            out,
        )
