"""How the desk answers with a file."""

from typing import IO, Any

from django.db.models.fields.files import FieldFile
from django.http import FileResponse, HttpResponse
from django.utils.http import content_disposition_header

from nhipcau.files.checking import open_whole

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
PDF = "application/pdf"
ANY = "application/octet-stream"


def attachment(data: bytes, name: str, content_type: str) -> HttpResponse:
    """Something made just now, as a download under a name that may have any letters."""
    headers = {"Content-Disposition": content_disposition_header(True, name), "X-Content-Type-Options": "nosniff"}  # noqa: FBT003
    return HttpResponse(data, content_type=content_type, headers={k: v for k, v in headers.items() if v})


def kept_attachment(kept: Any) -> FileResponse:
    """A row's kept file (``content``, ``sha256``, ``name``), as it was kept or not at all, always as a download."""
    content: FieldFile = kept.content
    file: IO[bytes] = open_whole(content, kept.sha256)
    return FileResponse(file, as_attachment=True, filename=kept.name, content_type=ANY)
