"""Reading a .docx and a .pdf, against what others need merely to look at them.

Prints ratios, medians of rounds in turn in one process: a whole reading of a .docx against
python-docx visiting every paragraph and cell of the same file, and against a bare lxml pass over
its XML; a whole reading of a .pdf against PDFium's own extraction of its text. What the reader
remembers between documents (folded words, agencies) is forgotten before every round.
"""

import io
import statistics
import sys
import tempfile
import time
import zipfile
from collections.abc import Callable
from datetime import date
from pathlib import Path

import docx
import pypdfium2
from lxml import etree

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT / "src"))

import kehoach
from kehoach.batch import read_folder
from kehoach.cli import ENCODERS
from kehoach.text.agencies import find_agencies
from kehoach.text.normal import fold
from kehoach.text.slips import _near
from kehoach.text.syllables import is_syllable
from nhipcau.demo.documents import build_plan

ROUNDS = 15
FOLDER = 400
HANDS = ROOT / "tests" / "kehoach" / "hands"


def visit(data: bytes) -> int:
    """python-docx: the text of every paragraph and cell."""
    document = docx.Document(io.BytesIO(data))
    texts = [p.text for p in document.paragraphs]
    texts += [cell.text for table in document.tables for row in table.rows for cell in row.cells]
    return sum(len(text) for text in texts)


def parse(data: bytes) -> int:
    """lxml: every text node of word/document.xml."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        root = etree.fromstring(archive.read("word/document.xml"))
    return sum(len(text) for text in root.itertext())


def extract(data: bytes) -> int:
    """PDFium: the text of every page."""
    document = pypdfium2.PdfDocument(data)
    return sum(len(page.get_textpage().get_text_bounded()) for page in document)


def read_cold(data: bytes) -> object:
    """A reading by a reader that remembers nothing."""
    for remembered in (find_agencies, fold, is_syllable, _near):
        remembered.cache_clear()
    return kehoach.read(data)


def seconds(function: Callable[[bytes], object], data: bytes) -> float:
    """How long one call takes."""
    started = time.perf_counter()
    function(data)
    return time.perf_counter() - started


def medians(data: bytes, *functions: Callable[[bytes], object]) -> list[float]:
    """Measures in turn, so that a drift of the machine's speed touches all alike."""
    rounds = [tuple(seconds(f, data) for f in functions) for _ in range(ROUNDS)]
    return [statistics.median(column) for column in zip(*rounds, strict=True)]


def bench_docx(name: str, data: bytes) -> None:
    """One .docx against python-docx and lxml."""
    cold, warm, visited, parsed = medians(data, read_cold, kehoach.read, visit, parse)
    print(
        f"{name}: reading {cold * 1000:.1f} ms (warm {warm * 1000:.1f}) · python-docx visit {visited * 1000:.1f} ms · lxml pass "
        f"{parsed * 1000:.1f} ms · ratio to python-docx {cold / visited:.2f} (warm {warm / visited:.2f}) · to lxml {cold / parsed:.1f} "
        f"(warm {warm / parsed:.1f})"
    )


def bench_folder() -> None:
    """A folder on one core and on all, the same files."""
    data = (HANDS / "so-giao-phong" / "source.docx").read_bytes()
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place) / "plans"
        folder.mkdir()
        for number in range(FOLDER):
            (folder / f"{number}.docx").write_bytes(data)
        times = []
        for jobs in (1, None):
            started = time.perf_counter()
            count = sum(1 for _ in read_folder(folder, Path(place) / f"out{jobs}", *ENCODERS["json"], jobs))
            times.append(time.perf_counter() - started)
    print(
        f"folder of {count}: one process {times[0]:.1f} s, all cores {times[1]:.1f} s · ratio {times[0] / times[1]:.2f}"
    )


def main() -> int:
    """Every figure in one run."""
    bench_docx("demo plan", build_plan(date(2026, 8, 20)))
    bench_docx("thanh-pho-nhieu-bang", (HANDS / "thanh-pho-nhieu-bang" / "source.docx").read_bytes())
    pdf = (HANDS / "quyet-dinh-ban-hanh" / "source.pdf").read_bytes()
    cold, extracted = medians(pdf, read_cold, extract)
    print(f"pdf: reading {cold * 1000:.1f} ms · PDFium text {extracted * 1000:.1f} ms · ratio {cold / extracted:.2f}")
    bench_folder()
    return 0


if __name__ == "__main__":
    sys.exit(main())
