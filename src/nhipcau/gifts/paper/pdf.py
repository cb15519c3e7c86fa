"""Cards and catalogues as tagged PDF (PDF/UA-1), drawn by typst with our own typeface.

Typst refuses a letter that the typeface does not have and a picture without words: neither is lost in silence.
"""

import json
import shutil
import tempfile
from collections.abc import Sequence
from importlib.resources import as_file, files
from pathlib import Path
from typing import Any

import fontpkg_be_vietnam_pro
from django.utils.translation import gettext as _

from nhipcau.agencies.models import Locality
from nhipcau.common.refusal import Refused
from nhipcau.files.integrity import open_whole
from nhipcau.gifts.models import Gift
from nhipcau.gifts.paper.entries import Entry, catalogue_title, entry_of, with_compliments
from nhipcau.records.models import Picture

FONTS = Path(fontpkg_be_vietnam_pro.__file__).parent / "files"
LANGUAGES = ("vi", "en")


def card_pdf(gift: Gift) -> bytes:
    """The card of a gift: a face in Vietnamese, one in English where it has an English name."""
    entry, feet = entry_of(gift), with_compliments(gift.locality)
    faces = [
        {**face, "foot": foot, "caption": _caption(entry.picture, face["language"])}
        for face, foot in zip(_faces(entry), feet, strict=True)
        if face["name"]
    ]
    return _drawn("card.typ", {"title": gift.name_vi, "faces": faces}, [entry])


def catalogue_pdf(locality: Locality, gifts: Sequence[Gift]) -> bytes:
    """The gifts of a locality one below the other, each in both languages."""
    title_vi, title_en = catalogue_title(locality)
    entries = [entry_of(gift) for gift in gifts]
    said = {
        "title": title_vi, "title_en": title_en, "credit": "Ảnh:",
        "entries": [
            {"faces": _faces(one), "caption": _caption(one.picture, "vi"),
             "credit": one.picture.credit if one.picture else ""}
            for one in entries
        ],
    }  # fmt: skip
    return _drawn("catalogue.typ", said, entries)


def _faces(entry: Entry) -> list[dict[str, Any]]:
    return [
        {"language": language, "name": getattr(entry, f"name_{language}"), "lines": entry.texts(language)}
        for language in LANGUAGES
    ]


def _caption(picture: Picture | None, language: str) -> str:
    return (getattr(picture, f"caption_{language}") or picture.caption_vi) if picture else ""


def _drawn(template: str, said: dict[str, Any], entries: Sequence[Entry]) -> bytes:
    """The template filled, in a folder of its own with its pictures."""
    import typst  # noqa: PLC0415 (78 MB that most processes never need)

    rows = said.get("entries", [said])
    with tempfile.TemporaryDirectory() as name, as_file(files("nhipcau.gifts.paper") / "typst") as templates:
        folder = Path(name)
        for path in templates.glob("*.typ"):
            shutil.copy(path, folder)
        for row, entry in zip(rows, entries, strict=True):
            row["picture"] = _kept(entry.picture, folder)
        (folder / "said.json").write_text(json.dumps(said), encoding="utf-8")
        try:
            drawn = typst.compile(
                folder / template, root=folder, font_paths=[FONTS], ignore_system_fonts=True, pdf_standards=["ua-1"]
            )
        except typst.TypstError as error:
            sentence = _("Không in được: có chữ mà phông chữ không có, hoặc ảnh thiếu chú thích (%(why)s).")
            raise Refused(sentence % {"why": str(error)[:200]}) from error
    return bytes(drawn or b"")


def _kept(picture: Picture | None, folder: Path) -> str | None:
    """The file of a picture in the folder, by its name; None where there is no picture."""
    if picture is None:
        return None
    path = folder / f"{picture.pk}.jpg"
    with open_whole(picture.content, picture.sha256) as content, path.open("wb") as out:
        shutil.copyfileobj(content, out)
    return path.name
