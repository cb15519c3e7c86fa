"""Papers that are no official documents, as tagged PDF (PDF/UA-1), drawn by typst with our own typeface.

Typst refuses a letter that the typeface does not have and a picture without words: neither is lost in silence.
"""

import json
import shutil
import tempfile
from collections.abc import Mapping
from importlib.resources import as_file, files
from pathlib import Path
from typing import Any

import fontpkg_be_vietnam_pro
from django.utils.translation import gettext as _

from nhipcau.common.refusal import Refused
from nhipcau.common.unlocked import before_the_lock

FONTS = Path(fontpkg_be_vietnam_pro.__file__).parent / "files"
Files = Mapping[str, bytes]
"""What a template draws beside its text, by the name of the file."""


@before_the_lock
def drawn(package: str, template: str, said: Mapping[str, Any], beside: Files | None = None) -> bytes:
    """The template of a package (its folder ``typst``) filled with what is said, as PDF. Raises Refused."""
    import typst  # noqa: PLC0415 (78 MB that most processes never need)

    with tempfile.TemporaryDirectory() as name, as_file(files(package) / "typst") as templates:
        folder = Path(name)
        for path in templates.glob("*.typ"):
            shutil.copy(path, folder)
        for file, content in (beside or {}).items():
            (folder / file).write_bytes(content)
        (folder / "said.json").write_text(json.dumps(said), encoding="utf-8")
        try:
            made = typst.compile(
                folder / template, root=folder, font_paths=[FONTS], ignore_system_fonts=True, pdf_standards=["ua-1"]
            )
        except typst.TypstError as error:
            sentence = _("Không in được: có chữ mà phông chữ không có, hoặc ảnh thiếu chú thích (%(why)s).")
            raise Refused(sentence % {"why": str(error)[:200]}) from error
    return bytes(made or b"")
