"""Whether kept files are what was kept: when one is served, and all of them by command."""

import logging
from collections.abc import Iterator
from dataclasses import dataclass
from typing import IO, Any

from django.apps import apps
from django.core.files.storage import default_storage
from django.db import models
from django.db.models.fields.files import FieldFile
from django.utils.translation import gettext as _

from nhipcau.common.refusal import Refused
from nhipcau.files.kept import digest_of

LOG = logging.getLogger(__name__)


def open_whole(content: FieldFile, sha256: str) -> IO[bytes]:
    """The kept file, opened at its beginning; refused where it is gone or is no longer what was kept."""
    try:
        file = content.open("rb")
    except OSError as error:
        LOG.error("Kept file %s is gone.", content.name)
        raise Refused(_("Tệp không còn trên máy chủ; hãy báo quản trị để khôi phục từ bản sao lưu.")) from error
    if digest_of(file)[0] != sha256:
        file.close()
        LOG.error("Kept file %s is not what was kept: its SHA-256 differs.", content.name)
        raise Refused(_("Tệp trên máy chủ đã khác với khi lưu (sai mã SHA-256) nên không đưa ra; hãy báo quản trị."))
    file.seek(0)
    return file


@dataclass(frozen=True, slots=True)
class FileFault:
    """What is wrong with a file: missing, changed, or named by no row (orphan)."""

    kind: str
    name: str
    row: str = ""


def find_file_faults() -> Iterator[FileFault]:
    """Every row's file against its SHA-256, then the files that no row names."""
    named = set()
    for row, field in _kept_rows():
        content: FieldFile = getattr(row, field)
        named.add(content.name)
        fault = _fault_of(content, row.sha256)
        if fault:
            yield FileFault(fault, str(content.name), f"{row._meta.label_lower} {row.pk}")
    yield from (FileFault("orphan", name) for name in _on_disk("") if name not in named)


def _fault_of(content: FieldFile, sha256: str) -> str:
    try:
        with content.open("rb") as file:
            return "" if digest_of(file)[0] == sha256 else "changed"
    except OSError:
        return "missing"


def _kept_rows() -> Iterator[tuple[Any, str]]:
    """Rows with a file, and the name of the field: every model that has one has its ``sha256`` too."""
    for model in apps.get_models():
        for field in model._meta.get_fields():
            if isinstance(field, models.FileField):
                rows = model._base_manager.exclude(**{field.name: ""})
                yield from ((row, field.name) for row in rows.iterator(chunk_size=500))


def _on_disk(folder: str) -> Iterator[str]:
    try:
        folders, files = default_storage.listdir(folder)
    except FileNotFoundError:
        return
    prefix = f"{folder}/" if folder else ""
    yield from (f"{prefix}{name}" for name in sorted(files))
    for name in sorted(folders):
        yield from _on_disk(f"{prefix}{name}")
