"""How the desk answers: with a form and why it was refused, or with a file."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import IO, Any

from django.db.models.fields.files import FieldFile
from django.forms import BaseForm
from django.http import FileResponse, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.http import content_disposition_header

from nhipcau.common.refusal import NotAllowed, Refused
from nhipcau.files.integrity import open_whole

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
PDF = "application/pdf"
ANY = "application/octet-stream"


@contextmanager
def refusals(form: BaseForm, *passing: type[Refused], field: str | None = None) -> Iterator[None]:
    """An action that is refused inside leaves its sentence in the form, above it or at one field of it.

    The view goes on behind the block, where it shows the form again with what was typed. Who may not do it at all
    gets the page that says so (NotAllowed passes, and what else is named as passing).
    """
    try:
        yield
    except Refused as refusal:
        if isinstance(refusal, (NotAllowed, *passing)):
            raise
        form.add_error(field if field in form.fields else None, str(refusal))


def form_page(
    request: HttpRequest, template: str, form: BaseForm, context: Mapping[str, Any] | None = None
) -> HttpResponse:
    """The page of a form: 200 as long as nothing is wrong with it, else 422 with what is."""
    status = 422 if form.errors else 200
    return render(request, template, {**(context or {}), "form": form}, status=status)


def form_or_part(request: HttpRequest, page: str, form: BaseForm, context: Mapping[str, Any]) -> HttpResponse:
    """A form as its page ``<page>.html``; where htmx asked, its part ``<page>_form.html``, always with 200."""
    if request.headers.get("HX-Request"):
        return render(request, f"{page}_form.html", {**context, "form": form})
    return form_page(request, f"{page}.html", form, context)


def attachment(data: bytes, name: str, content_type: str) -> HttpResponse:
    """Something made just now, as a download under a name that may have any letters."""
    headers = {"Content-Disposition": content_disposition_header(True, name), "X-Content-Type-Options": "nosniff"}  # noqa: FBT003
    return HttpResponse(data, content_type=content_type, headers={k: v for k, v in headers.items() if v})


def kept_attachment(kept: Any) -> FileResponse:
    """A row's kept file (``content``, ``sha256``, ``name``), as it was kept or not at all, always as a download."""
    content: FieldFile = kept.content
    file: IO[bytes] = open_whole(content, kept.sha256)
    return FileResponse(file, as_attachment=True, filename=kept.name, content_type=ANY)
