"""Archives that people send (.docx, .xlsx): looked at from outside before anything in them is unfolded."""

import zipfile
import zlib
from typing import IO

from django.utils.translation import gettext as _

from nhipcau.common.refusal import Refused, refuse_if

TORN = (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError)
"""What an archive that is damaged, or packed in a way that nobody reads, makes Python's reader raise."""
MAX_UNFOLDED = 100 * 1024 * 1024
"""Bytes of all parts together when unfolded: a report of a hundred thousand rows has eighty million."""
MAX_PARTS = 10_000


def refuse_large_archive(content: IO[bytes], most: int = MAX_UNFOLDED) -> None:
    """Refuses what is no archive, has too many parts, or grows too large when it is unfolded.

    The sizes are those of the archive's own list: Python's reader unfolds no part beyond the size named there.
    """
    try:
        with zipfile.ZipFile(content) as archive:
            parts = archive.infolist()
    except (*TORN, ValueError, OSError) as error:
        raise Refused(_("Không đọc được tệp; hãy lưu lại bằng Word, Excel rồi tải lên.")) from error
    refuse_if(len(parts) > MAX_PARTS or sum(part.file_size for part in parts) > most, _("Tệp quá lớn khi mở ra."))
    content.seek(0)
