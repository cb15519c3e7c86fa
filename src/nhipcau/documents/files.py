"""Files of documents: composed, looked at, stamped, kept under their SHA-256."""

import io
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from typing import IO

from django.utils.translation import gettext as _

import kehoach
from nhipcau.common.apart import apart
from nhipcau.common.archives import refuse_large_archive
from nhipcau.common.refusal import Refused, refuse_if
from nhipcau.common.unlocked import before_the_lock
from nhipcau.documents.models import FORMLESS, DocumentFile, Kind
from nhipcau.files.integrity import open_whole
from nhipcau.files.kept import digest_of, kept
from nhipcau.files.sizes import refuse_size

MOST_CHECKED = 5 * 1024 * 1024
"""Bytes of a file up to which its form is checked: a consolidated report of thousands of rows is our own work."""


@contextmanager
def open_temporary() -> Iterator[IO[bytes]]:
    """A file that stays on the disk, not in memory, until it is kept."""
    with tempfile.TemporaryFile() as out:
        yield out


@contextmanager
def kept_files(*files: tuple[DocumentFile, IO[bytes]]) -> Iterator[None]:
    """New rows, to be saved inside, each with its size, its SHA-256, and what is odd about its form; the files written.

    They are gone again where what follows fails.
    """
    for file, content in files:
        file.sha256, file.size = digest_of(content)
        file.name = file.name[-250:]
        has_form = file.name.lower().endswith(".docx") and file.document.kind not in FORMLESS
        file.findings = form_findings(content, file.size) if has_form else []
    with kept(*((file.content, f".{file.name.rpartition('.')[2]}", content) for file, content in files)):
        yield


@before_the_lock
def form_findings(content: IO[bytes], size: int) -> list[str]:
    """What Decree 30/2020/NĐ-CP asks for and the file lacks, as sentences."""
    if size > MOST_CHECKED:
        return [_("Tệp lớn nên thể thức chưa được kiểm tra.")]
    content.seek(0)
    data = content.read()
    try:
        return [finding.message for finding in apart(kehoach.check_form, data)]
    except kehoach.UnreadableFile as error:
        raise Refused(_("Không đọc được tệp .docx; hãy lưu lại bằng Word rồi tải lên.")) from error


@before_the_lock
def write_stamped(file: DocumentFile, number: int, day: date, out: IO[bytes]) -> None:
    """Copies a file with its number and the day of issue written in; its symbol must be that of the register.

    A courtesy letter bears its day alone: its number stands in the register.
    """
    is_courtesy = file.document.kind == Kind.COURTESY
    try:
        with open_whole(file.content, file.sha256) as source:
            if is_courtesy:
                kehoach.stamp_courtesy(source, out, day)
                return
            symbol = kehoach.stamp(source, out, number, day)
    except kehoach.NoPlaceForNumber as error:
        if is_courtesy:
            raise Refused(_("Thư không còn dòng địa danh, ngày tháng năm; hãy khôi phục rồi tải lên lại.")) from error
        raise Refused(
            _("Tệp không còn dòng “Số: …/…” hoặc dòng địa danh, ngày tháng năm; hãy khôi phục rồi tải lên lại.")
        ) from error
    except kehoach.UnreadableFile as error:
        raise Refused(_("Không đọc được tệp .docx; hãy lưu lại bằng Word rồi tải lên.")) from error
    if symbol != file.document.symbol:
        raise Refused(
            _("Ký hiệu trong tệp (%(in_file)s) khác ký hiệu của sổ (%(symbol)s); hãy sửa tệp rồi tải lên lại.")
            % {"in_file": symbol, "symbol": file.document.symbol}
        )


def require_docx(name: str, data: bytes) -> None:
    """Refuses what is no .docx, empty or too large."""
    refuse_if(not name.lower().endswith(".docx") or not data.startswith(b"PK"), _("Hãy tải lên tệp .docx."))
    refuse_size(len(data))
    refuse_large_archive(io.BytesIO(data))


def require_pdf(name: str, data: bytes) -> None:
    """Refuses what is no .pdf, empty or too large."""
    refuse_if(not name.lower().endswith(".pdf") or b"%PDF-" not in data[:1024], _("Hãy tải lên bản đã ký ở dạng .pdf."))
    refuse_size(len(data))
