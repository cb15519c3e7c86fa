"""Reading a .docx, against what others need merely to look at it.

Prints two ratios, medians of rounds in turn in one process: a whole reading against python-docx
visiting every paragraph and cell of the same file, and against a bare lxml pass over its XML.
"""

import io
import statistics
import sys
import time
import zipfile
from collections.abc import Callable
from datetime import date
from pathlib import Path

import docx
from lxml import etree

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "src"))

import kehoach
from nhipcau.demo.building import build_plan

ROUNDS = 15


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


def seconds(function: Callable[[bytes], object], data: bytes) -> float:
    """How long one call takes."""
    started = time.perf_counter()
    function(data)
    return time.perf_counter() - started


def main() -> int:
    """Measures in turn, so that a drift of the machine's speed touches all alike."""
    data = build_plan(date(2026, 8, 20))
    rounds = [tuple(seconds(f, data) for f in (kehoach.read, visit, parse)) for _ in range(ROUNDS)]
    whole, visited, parsed = (statistics.median(column) for column in zip(*rounds, strict=True))
    print(
        f"reading {whole * 1000:.1f} ms · python-docx visit {visited * 1000:.1f} ms · lxml pass {parsed * 1000:.1f} ms"
    )
    print(f"ratio to python-docx {whole / visited:.2f} · ratio to lxml {whole / parsed:.2f}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
