"""What a file of evidence shows, without opening it on one's own machine."""

import io
import warnings
from dataclasses import dataclass

from PIL import Image, UnidentifiedImageError

from nhipcau.files.integrity import open_whole
from nhipcau.plans.reading.plan_reader import text_of
from nhipcau.work.models import Evidence

PICTURES = frozenset(("png", "jpg", "jpeg", "webp"))
TEXTS = frozenset(("docx", "doc", "odt", "pdf", "txt", "csv"))
LETTERS = 6000
WIDEST = 1200
MOST_PIXELS = 60_000_000


@dataclass(frozen=True, slots=True)
class Preview:
    """The first of its text, or that it is a picture; neither where it can only be downloaded."""

    text: str = ""
    is_picture: bool = False


def preview_of(evidence: Evidence) -> Preview:
    """What can be shown of the file."""
    if evidence.suffix in PICTURES:
        return Preview(is_picture=True)
    if evidence.suffix in TEXTS:
        with open_whole(evidence.content, evidence.sha256) as file:
            return Preview(text_of(file.read())[:LETTERS])
    return Preview()


def picture_of(evidence: Evidence) -> bytes | None:
    """The picture drawn anew as .jpg, at most so wide, so that nothing else in the file reaches a browser."""
    try:
        with open_whole(evidence.content, evidence.sha256) as file, warnings.catch_warnings():
            warnings.simplefilter("error", Image.DecompressionBombWarning)
            picture = Image.open(file)
            if picture.width * picture.height > MOST_PIXELS:
                return None
            picture.thumbnail((WIDEST, WIDEST))
            drawn = io.BytesIO()
            picture.convert("RGB").save(drawn, "JPEG", quality=80)
    except (UnidentifiedImageError, OSError, ValueError, Image.DecompressionBombWarning, Image.DecompressionBombError):
        return None
    return drawn.getvalue()
