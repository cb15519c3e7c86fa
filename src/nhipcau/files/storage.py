"""Where kept files lie: on the disk, whole or not at all."""

import os
from pathlib import Path
from typing import Any

from django.core.files.storage import FileSystemStorage
from django.utils.translation import gettext as _

from nhipcau.common.refusal import Refused


class KeptFiles(FileSystemStorage):
    """A file is on the disk, past every buffer, before a row names it; a torso of a full disk is taken away again."""

    def _save(self, name: str, content: Any) -> str:
        try:
            kept: str = super()._save(name, content)  # type: ignore[misc]
            _past_buffers(Path(self.path(kept)))
        except OSError as error:
            Path(self.path(name)).unlink(missing_ok=True)
            raise Refused(_("Máy chủ không ghi được tệp (có thể đã hết chỗ); hãy báo quản trị rồi thử lại.")) from error
        return kept


def _past_buffers(path: Path) -> None:
    with path.open("rb") as file:
        os.fsync(file.fileno())
