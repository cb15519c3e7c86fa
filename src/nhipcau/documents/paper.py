"""A document as .pdf, through LibreOffice where it is on the machine."""

import shutil
import subprocess
import tempfile
from functools import cache
from pathlib import Path

from django.utils.translation import gettext as _

from nhipcau.common.refusal import Refused
from nhipcau.documents.models import DocumentFile

SECONDS = 60


@cache
def office() -> str | None:
    """Where LibreOffice is; None where it is not."""
    return shutil.which("soffice") or shutil.which("libreoffice")


def as_pdf(file: DocumentFile) -> bytes:
    """The pages of a .docx. LibreOffice gets a profile of its own, so that several may run at once."""
    program = office()
    if program is None:
        raise Refused(_("Máy chủ chưa cài LibreOffice nên chưa xem được bản .pdf; hãy tải tệp .docx."))
    with tempfile.TemporaryDirectory() as folder:
        source = Path(folder) / "van-ban.docx"
        with file.content.open("rb") as content, source.open("wb") as out:
            shutil.copyfileobj(content, out)
        words = [program, f"-env:UserInstallation=file://{folder}/profile", "--headless", "--convert-to", "pdf",
                 "--outdir", folder, str(source)]  # fmt: skip
        try:
            subprocess.run(words, check=True, timeout=SECONDS, capture_output=True)  # noqa: S603 (our own words)
            return source.with_suffix(".pdf").read_bytes()
        except (subprocess.SubprocessError, OSError) as error:
            raise Refused(_("Không chuyển được sang .pdf; hãy tải tệp .docx.")) from error
