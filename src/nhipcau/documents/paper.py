"""A document as .pdf, through LibreOffice where it is on the machine."""

import re
import shutil
import subprocess
import tempfile
import zipfile
from functools import cache as remembered
from pathlib import Path
from threading import BoundedSemaphore
from typing import IO

from django.core.cache import cache
from django.utils.translation import gettext as _

from nhipcau.common.archives import refuse_large_archive
from nhipcau.common.refusal import Refused, refuse_if
from nhipcau.common.unlocked import before_the_lock
from nhipcau.documents.models import DocumentFile
from nhipcau.files.integrity import open_whole

SECONDS = 60
CONVERTING = BoundedSemaphore(2)
PATIENCE = 2.0
KEPT_SECONDS = 24 * 60 * 60


_EXTERNAL = re.compile(
    rb"<Relationship\b(?![^>]*/hyperlink\")[^>]*TargetMode=\"External\"[^>]*?(?:/>|>\s*</Relationship>)"
)
NO_LINKS = """<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry">
<item oor:path="/org.openoffice.Office.Common/Security/Scripting">
<prop oor:name="BlockUntrustedRefererLinks" oor:op="fuse"><value>true</value></prop></item>
<item oor:path="/org.openoffice.Office.Common/Security/Scripting">
<prop oor:name="MacroSecurityLevel" oor:op="fuse"><value>3</value></prop></item>
</oor:items>
"""
"""LibreOffice's settings for a document that somebody sent: it follows no link to elsewhere and runs no macro."""


def write_without_links(source: IO[bytes], out: IO[bytes]) -> None:
    """Copies a .docx without what it would fetch from elsewhere when it is opened; hyperlinks stay."""
    with zipfile.ZipFile(source) as given, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as kept:
        for part in given.infolist():
            data = given.read(part)
            kept.writestr(part, _EXTERNAL.sub(b"", data) if part.filename.endswith(".rels") else data)


@remembered
def office() -> str | None:
    """Where LibreOffice is; None where it is not."""
    return shutil.which("soffice") or shutil.which("libreoffice")


def as_pdf(file: DocumentFile) -> bytes:
    """The pages of a .docx, kept for a day by the SHA-256 of the file.

    Only so many are converted at once; who comes then is asked to come again, so that threads are left for pages.
    """
    key = f"paper-{file.sha256}"
    pages: bytes | None = cache.get(key)
    if pages is not None:
        return pages
    refuse_if(
        not CONVERTING.acquire(timeout=PATIENCE),
        _("Máy chủ đang chuyển văn bản khác sang .pdf; hãy thử lại sau ít phút hoặc tải tệp .docx."),
    )
    try:
        pages = _convert(file)
    finally:
        CONVERTING.release()
    cache.set(key, pages, KEPT_SECONDS)
    return pages


@before_the_lock
def _convert(file: DocumentFile) -> bytes:
    """LibreOffice gets a profile of its own, so that several may run at once."""
    program = office()
    if program is None:
        raise Refused(_("Máy chủ chưa cài LibreOffice nên chưa xem được bản .pdf; hãy tải tệp .docx."))
    with tempfile.TemporaryDirectory() as folder:
        source = Path(folder) / "van-ban.docx"
        with open_whole(file.content, file.sha256) as content, source.open("wb") as out:
            refuse_large_archive(content)
            write_without_links(content, out)
        settings = Path(folder) / "profile" / "user" / "registrymodifications.xcu"
        settings.parent.mkdir(parents=True)
        settings.write_text(NO_LINKS, encoding="utf-8")
        words = [program, f"-env:UserInstallation=file://{folder}/profile", "--headless", "--convert-to", "pdf",
                 "--outdir", folder, str(source)]  # fmt: skip
        try:
            subprocess.run(words, check=True, timeout=SECONDS, capture_output=True)  # noqa: S603 (our own words)
            return source.with_suffix(".pdf").read_bytes()
        except (subprocess.SubprocessError, OSError) as error:
            raise Refused(_("Không chuyển được sang .pdf; hãy tải tệp .docx.")) from error
