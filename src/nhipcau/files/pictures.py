"""Pictures that people send: made small enough for a page, without what a camera writes beside them.

A photograph carries where and when it was taken and with which device (Exif): that is nobody's business but its
author's, so that it is kept as drawn anew.
"""

import io
import warnings
from dataclasses import dataclass

from django.utils.translation import gettext as _
from PIL import Image, ImageOps, UnidentifiedImageError

from nhipcau.common.refusal import Refused, refuse_if

KINDS = (".jpg", ".jpeg", ".png", ".webp")
FORMATS = ("JPEG", "PNG", "WEBP")
SIDE = 1600
"""Pixels of the longer side, enough for half a page of print."""
MOST_PIXELS = 60_000_000
QUALITY = 84
WHITE = (255, 255, 255)


@dataclass(frozen=True, slots=True)
class Drawn:
    """A picture as JPEG, with its width and height in pixels."""

    content: io.BytesIO
    width: int
    height: int


def drawn_anew(data: bytes) -> Drawn:
    """The picture upright as JPEG of at most SIDE pixels; refused where it is none, is damaged, or is far too large."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error", Image.DecompressionBombWarning)
            with Image.open(io.BytesIO(data), formats=FORMATS) as picture:
                too_large = picture.width * picture.height > MOST_PIXELS
                refuse_if(too_large, _("Ảnh quá lớn; hãy gửi ảnh không quá 60 triệu điểm ảnh."))
                return _as_jpeg(picture)
    except (Image.DecompressionBombWarning, Image.DecompressionBombError):
        raise Refused(_("Ảnh quá lớn; hãy gửi ảnh không quá 60 triệu điểm ảnh.")) from None
    except (UnidentifiedImageError, OSError, ValueError, SyntaxError):
        raise Refused(_("Tệp này không phải ảnh .jpg, .png, .webp đọc được.")) from None


def _as_jpeg(picture: Image.Image) -> Drawn:
    picture.draft("RGB", (SIDE, SIDE))
    upright = ImageOps.exif_transpose(picture)
    upright.thumbnail((SIDE, SIDE))
    shown = upright.convert("RGBA")
    flat = Image.new("RGB", shown.size, WHITE)
    flat.paste(shown, mask=shown.getchannel("A"))
    out = io.BytesIO()
    flat.save(out, "JPEG", quality=QUALITY, optimize=True, progressive=True)
    out.seek(0)
    return Drawn(out, flat.width, flat.height)
