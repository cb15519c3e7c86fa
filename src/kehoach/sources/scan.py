"""A picture of a page to a Page: straightened, its ruled lines found, its words recognised.

Tesseract's Vietnamese data comes with the package, so that one scan gives one reading on every
machine. Recognised words stand where the characters of a .pdf stand; all that follows is shared.
"""

import re
from collections.abc import Iterator
from importlib.util import find_spec
from itertools import pairwise
from pathlib import Path
from statistics import mean
from typing import TYPE_CHECKING, Final

from kehoach.errors import NoText
from kehoach.model import Note
from kehoach.sources.glyphs import Glyph, Page, Rule
from kehoach.sources.grid import Grid, find_cells, find_grid
from kehoach.sources.source import RawCell, RawParagraph, RawTable
from kehoach.text.slips import repair_line

try:
    from PIL import Image, ImageDraw, ImageOps
except ImportError:  # the extra `ocr` is not installed: require_recognition says so
    HAS_OCR = False
else:
    HAS_OCR = find_spec("tesserocr") is not None

if TYPE_CHECKING:
    import tesserocr

DPI: Final = 300
"""Pixels to the inch at which words are recognised."""

_POINT: Final = 72 / DPI
_DATA: Final = Path(__file__).parent / "tessdata"
_BOX: Final = 20  # a ruled line is dark over at least five boxes of so many pixels in a row
_RUN: Final = re.compile(rb"\xff{5,}")
_IS_LIGHT: Final = [0] * 171 + [255] * 85
_IS_FILLED: Final = [255] * 26 + [0] * 230  # nine pixels of ten in a box are dark
_GRAIN: Final = 25  # shades that paper and a poor scanner add
_EDGE: Final = 4  # pixels of blur beside a ruled line
_STEEPEST: Final = 4.0  # degrees that a sheet may lie askew in the scanner
_SPECK: Final = 20  # per cent: what is recognised less surely is a speck or a piece of a stamp
_INK: Final = 120
_MARGIN: Final = 20  # pixels of white that words need around them
_BULLETS: Final = frozenset("-–+*•")
_LINES: Final = frozenset("|_¦¬=~")
_UPRIGHT: Final = 70  # per cent: a page below it may lie turned
_FEWEST_WORDS: Final = 8
_DOUBTFUL: Final = 85  # per cent: a page below it should be read beside its picture

Box = tuple[int, int, int, int]


def require_recognition() -> None:
    """Raises NoText, saying what to do, where pictures cannot be read on this machine."""
    if not HAS_OCR:
        raise NoText(
            "Tài liệu là ảnh quét mà máy này chưa cài phần nhận dạng chữ (OCR). "
            "Hãy cài bằng lệnh “pip install nhipcau[ocr]”, hoặc dùng bản .docx hay bản .pdf có chữ."
        )


def read_scan(picture: "Image.Image") -> tuple[Page, int]:
    """The page, and how sure its words are in per cent; the picture has DPI pixels to the inch.

    A page that reads badly is tried as it would stand if the sheet lay turned in the scanner.
    """
    page, surety = _read_upright(picture)
    if surety >= _UPRIGHT and len(page.glyphs) >= _FEWEST_WORDS:
        return page, surety
    turned = (_read_upright(picture.rotate(angle, expand=True, fillcolor=255)) for angle in (180, 90, 270))
    return max(((page, surety), *turned), key=lambda read: (len(read[0].glyphs) >= _FEWEST_WORDS, read[1]))


def _read_upright(picture: "Image.Image") -> tuple[Page, int]:
    image = straighten(whiten(picture.convert("L")))
    lines = list(find_ruled_lines(image))
    rules = tuple(Rule(left * _POINT, (image.height - bottom) * _POINT, right * _POINT, (image.height - top) * _POINT)
                  for left, top, right, bottom in lines)  # fmt: skip
    _erase(image, lines)
    words = list(_recognise(image, _cells(image, find_grid(rules))))
    surety = round(mean(sure for _, sure in words)) if words else 0
    glyphs = tuple(glyph for glyph, _ in words)
    return Page(image.width * _POINT, image.height * _POINT, glyphs, rules), surety


def repair_blocks(found: list[RawParagraph | RawTable]) -> list[RawParagraph | RawTable]:
    """What was recognised, without the slips that have one reading only and without specks of ink."""
    return [_repaired(block) for block in found if isinstance(block, RawTable) or not _is_speck(block.text)]


def _repaired(block: RawParagraph | RawTable) -> RawParagraph | RawTable:
    if isinstance(block, RawParagraph):
        return RawParagraph(repair_line(block.text))
    return RawTable([[_repaired_cell(cell) for cell in row] for row in block.rows])


def _repaired_cell(cell: RawCell) -> RawCell:
    return None if cell is None else [RawParagraph(repair_line(p.text)) for p in cell]


def _is_speck(text: str) -> bool:
    """True of a line by itself without a number and without two letters in a row."""
    return not any(c.isdigit() for c in text) and not any(a.isalpha() and b.isalpha() for a, b in pairwise(text))


def note_surety(number: int, surety: int) -> Note:
    """What the person who checks the reading must know of a recognised page."""
    advice = "; hãy đối chiếu kỹ với bản gốc" if surety < _DOUBTFUL else ""
    return Note("ocr", f"Trang {number} là ảnh quét; chữ được nhận dạng với độ tin cậy {surety} %{advice}.")


def whiten(image: "Image.Image") -> "Image.Image":
    """The page with its paper, whatever its shade and grain, made white."""
    counts = image.histogram()
    paper = next(shade for shade in range(256) if 2 * sum(counts[: shade + 1]) >= sum(counts))
    lightest = max(paper - _GRAIN, 1)
    return image.point([min(255, shade * 255 // lightest) for shade in range(256)])


def straighten(image: "Image.Image") -> "Image.Image":
    """The page turned so that its lines lie level."""
    small = image.resize((image.width // 4, image.height // 4), Image.Resampling.BOX)
    coarse = _best_angle(small, [step / 4 for step in range(round(-4 * _STEEPEST), round(4 * _STEEPEST) + 1)])
    angle = _best_angle(small, [coarse + step / 20 for step in range(-5, 6)])
    return image.rotate(angle, Image.Resampling.BICUBIC, fillcolor=255) if abs(angle) > 0.03 else image


def _best_angle(image: "Image.Image", angles: list[float]) -> float:
    return max(angles, key=lambda angle: (_levelness(image.rotate(angle, fillcolor=255)), -abs(angle)))


def _levelness(image: "Image.Image") -> int:
    """How sharply dark rows of words and light rows between them differ."""
    rows = image.resize((1, image.height), Image.Resampling.BOX).tobytes()
    return sum((a - b) ** 2 for a, b in pairwise(rows))


def find_ruled_lines(image: "Image.Image") -> Iterator[Box]:
    """Left, top, right and bottom pixel of every piece of a long thin dark line."""
    for left, at, right in _runs(image):
        yield left, at, right, at + 1
    for top, at, bottom in _runs(image.transpose(Image.Transpose.TRANSPOSE)):
        yield at, top, at + 1, bottom


def _runs(image: "Image.Image") -> Iterator[tuple[int, int, int]]:
    """First pixel, row and last pixel of the dark runs of each row."""
    boxes = image.point(_IS_LIGHT).reduce((_BOX, 1)).point(_IS_FILLED)
    width, data = boxes.width, boxes.tobytes()
    for row in range(boxes.height):
        for run in _RUN.finditer(data, row * width, (row + 1) * width):
            yield (run.start() - row * width) * _BOX, row, min((run.end() - row * width) * _BOX, image.width)


def _erase(image: "Image.Image", lines: list[Box]) -> None:
    """Paints ruled lines white: they would be read as letters."""
    draw = ImageDraw.Draw(image)
    for left, top, right, bottom in lines:
        wide, high = (_BOX, _EDGE) if right - left > bottom - top else (_EDGE, _BOX)
        draw.rectangle((left - wide, top - high, right + wide, bottom + high), fill=255)


def _cells(image: "Image.Image", grid: Grid | None) -> list[Box]:
    """The cells of a table, left, top, right, bottom; each is recognised by itself, as it was written."""
    if grid is None:
        return []
    return [
        (
            round(left / _POINT),
            round(image.height - top / _POINT),
            round(right / _POINT),
            round(image.height - bottom / _POINT),
        )
        for left, top, right, bottom in find_cells(grid)
    ]


def _recognise(image: "Image.Image", cells: list[Box]) -> Iterator[tuple[Glyph, float]]:
    """Every word of the page with how sure it is, those of a table cell by cell."""
    import tesserocr  # noqa: PLC0415 (8 MB in every process that never meets a scan)

    with tesserocr.PyTessBaseAPI(path=str(_DATA), lang="vie", psm=tesserocr.PSM.SINGLE_BLOCK) as engine:
        for cell in cells:
            part = image.crop(cell)
            if part.getextrema()[0] < _INK:  # type: ignore[operator]
                yield from _words(engine, ImageOps.expand(part, _MARGIN, 255), image.height, cell)
                image.paste(255, cell)
        if image.getextrema()[0] < _INK:  # type: ignore[operator]
            yield from _words(engine, image, image.height, None)


def _words(
    engine: "tesserocr.PyTessBaseAPI", picture: "Image.Image", height: int, cell: Box | None
) -> Iterator[tuple[Glyph, float]]:
    import tesserocr  # noqa: PLC0415 (as above)

    word, line = tesserocr.RIL.WORD, tesserocr.RIL.TEXTLINE
    right_by, down_by = (cell[0] - _MARGIN, cell[1] - _MARGIN) if cell else (0, 0)
    engine.SetImage(picture)
    engine.SetSourceResolution(DPI)
    engine.Recognize()
    for found in tesserocr.iterate_level(engine.GetIterator(), word):
        if found.Empty(word):
            continue
        left, _, right, _ = found.BoundingBox(word)
        base = _height_at((left + right) / 2, found.Baseline(line)) + down_by
        size = found.RowAttributes()["row_height"] * _POINT
        text = found.GetUTF8Text(word).strip()
        if _is_word(text, found.Confidence(word)):
            x0, x1 = (left + right_by) * _POINT, (right + right_by) * _POINT
            yield Glyph(text, x0, x1, (height - base) * _POINT, size), found.Confidence(word)


def _is_word(text: str, surety: float) -> bool:
    """False of marks without a letter or digit that are not surely marks: specks, rests of lines."""
    letters = sum(c.isalnum() for c in text)
    if letters:
        return letters > 2 or surety >= _SPECK
    return text in _BULLETS or (surety >= _DOUBTFUL and not set(text) <= _LINES)


def _height_at(x: float, baseline: tuple[tuple[int, int], tuple[int, int]]) -> float:
    (x0, y0), (x1, y1) = baseline
    return y0 + (y1 - y0) * (x - x0) / (x1 - x0) if x1 > x0 else y0
