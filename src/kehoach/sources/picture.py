"""A photographed or scanned page (.png, .jpg, .tif) to Source."""

import io
from collections.abc import Iterator
from contextlib import suppress

from kehoach.errors import TooLarge, UnreadableFile
from kehoach.sources.page import read_pages
from kehoach.sources.scan import DPI, note_surety, read_scan, repair_blocks, require_recognition
from kehoach.sources.source import Raw

with suppress(ImportError):  # require_recognition says what to do
    from PIL import Image, UnidentifiedImageError

_WIDTH = 8.27 * DPI
"""An A4 page at full resolution: smaller pictures are enlarged to it."""
_MOST_PIXELS = 80_000_000
_MOST_PAGES = 100


def open_picture(data: bytes) -> Raw:
    """The words and ruled tables of every page of the picture."""
    require_recognition()
    try:
        with Image.open(io.BytesIO(data)) as picture:
            if picture.width * picture.height > _MOST_PIXELS or getattr(picture, "n_frames", 1) > _MOST_PAGES:
                raise TooLarge("Ảnh quá lớn (hơn 80 triệu điểm ảnh hoặc hơn 100 trang), không đọc.")
            scans = [read_scan(page) for page in _pages(picture)]
    except (UnidentifiedImageError, OSError, SyntaxError, ValueError, Image.DecompressionBombError) as error:
        raise UnreadableFile("Tệp ảnh bị hỏng, không mở được.") from error
    notes = tuple(note_surety(number, surety) for number, (_, surety) in enumerate(scans, start=1))
    return Raw(repair_blocks(read_pages([page for page, _ in scans])), notes)


def _pages(picture: "Image.Image") -> Iterator["Image.Image"]:
    for number in range(getattr(picture, "n_frames", 1)):
        picture.seek(number)
        page = picture.convert("L")
        times = _WIDTH / min(page.size)
        if not 0.8 < times < 1.25:
            size = (round(page.width * times), round(page.height * times))
            page = page.resize(size, Image.Resampling.LANCZOS)
        yield page
