"""Cards and catalogues as tagged PDF."""

from collections.abc import Sequence
from typing import Any

from nhipcau.agencies.models import Locality
from nhipcau.files.integrity import open_whole
from nhipcau.files.typeset import drawn
from nhipcau.gifts.models import Gift
from nhipcau.gifts.paper.entries import Entry, catalogue_title, entry_of, with_compliments
from nhipcau.records.models import Picture

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
    """The template filled, its pictures beside it."""
    beside: dict[str, bytes] = {}
    for row, entry in zip(said.get("entries", [said]), entries, strict=True):
        row["picture"] = _name_of(entry.picture)
        if entry.picture is not None:
            with open_whole(entry.picture.content, entry.picture.sha256) as content:
                beside[_name_of(entry.picture) or ""] = content.read()
    return drawn("nhipcau.gifts.paper", template, said, beside)


def _name_of(picture: Picture | None) -> str | None:
    return f"{picture.pk}.jpg" if picture else None
