"""First and last pages of documents on one picture, to be looked at: contact_sheet.py FOLDER PICTURE.png.

Every .docx of the folder is made .pdf by LibreOffice; its first page and its last stand side by side under its name.
"""

import subprocess
import sys
import tempfile
from pathlib import Path

import fontpkg_be_vietnam_pro
import pypdfium2
from PIL import Image, ImageDraw, ImageFont

FONT = Path(fontpkg_be_vietnam_pro.__file__).parent / "files" / "BeVietnamPro-Regular.ttf"
PAGE, GAP, LABEL, ACROSS = (250, 354), 12, 22, 6


def pages_of(document: Path, folder: Path) -> list[Image.Image]:
    """The first page and, where there are several, the last."""
    command = ["soffice", "--headless", "--convert-to", "pdf", "--outdir", str(folder), str(document)]
    subprocess.run(command, check=True, capture_output=True, timeout=180)
    pdf = pypdfium2.PdfDocument(folder / f"{document.stem}.pdf")
    shown = sorted({0, len(pdf) - 1})
    return [pdf[at].render(scale=0.8).to_pil() for at in shown]


def sheet(documents: list[Path]) -> Image.Image:
    """All of them, six pages in a row."""
    with tempfile.TemporaryDirectory() as folder:
        found = [(document.stem, page) for document in documents for page in pages_of(document, Path(folder))]
    rows = -(-len(found) // ACROSS)
    size = (ACROSS * (PAGE[0] + GAP) + GAP, rows * (PAGE[1] + LABEL + GAP) + GAP)
    picture = Image.new("RGB", size, "#d8dde3")
    draw, font = ImageDraw.Draw(picture), ImageFont.truetype(str(FONT), 13)
    for at, (name, page) in enumerate(found):
        left, top = GAP + at % ACROSS * (PAGE[0] + GAP), GAP + at // ACROSS * (PAGE[1] + LABEL + GAP)
        draw.text((left, top), name, fill="#1b2733", font=font)
        page.thumbnail(PAGE)
        picture.paste(page, (left + (PAGE[0] - page.width) // 2, top + LABEL))
    return picture


if __name__ == "__main__":
    sheet(sorted(Path(sys.argv[1]).glob("*.docx"))).quantize(64).save(sys.argv[2], optimize=True)
