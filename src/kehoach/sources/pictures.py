"""The pages of a document as pictures, to be looked at beside what was read."""

import io

import pypdfium2

from kehoach.sources.pdf import PDFIUM, opened_pdf

WIDTH, TALLEST = 1100, 3300
"""In pixels."""


def count_pages(data: bytes) -> int:
    """How many pages can be drawn: those of a .pdf, one of a picture, none of any other document."""
    if data.startswith(b"%PDF"):
        try:
            with opened_pdf(data) as document, PDFIUM:
                return len(document)
        except pypdfium2.PdfiumError:
            return 0
    return 1 if data.startswith((b"\x89PNG", b"\xff\xd8\xff", b"II*\x00", b"MM\x00*")) else 0


def draw_page(data: bytes, number: int) -> bytes | None:
    """A page, counted from 0, as .jpg; None where there is no such page or it cannot be drawn."""
    from PIL import Image, UnidentifiedImageError  # noqa: PLC0415 (comes with recognition, not with every installation)

    if not 0 <= number < count_pages(data):
        return None
    try:
        if data.startswith(b"%PDF"):
            with opened_pdf(data) as document, PDFIUM:
                page = document[number]
                scale = min(WIDTH / max(page.get_width(), 1), TALLEST / max(page.get_height(), 1))
                picture = page.render(scale=scale).to_pil()
        else:
            picture = Image.open(io.BytesIO(data))
            picture.thumbnail((WIDTH, TALLEST))
        drawn = io.BytesIO()
        picture.convert("RGB").save(drawn, "JPEG", quality=80)
    except (pypdfium2.PdfiumError, UnidentifiedImageError, OSError, ValueError, Image.DecompressionBombError):
        return None
    return drawn.getvalue()
