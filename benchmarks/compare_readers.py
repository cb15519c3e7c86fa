"""What other readers find in the same Word files: `python benchmarks/compare_readers.py`.

A plain-regex reader (lines and labels, no outline), docling's Word reader where it is installed
(it gives paragraphs and tables, no tasks), and this one: F1 of tasks and leads, and time.
"""

import re
import statistics
import sys
import time
from pathlib import Path
from typing import Any

import docx

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT / "src"))

import kehoach
from kehoach.measure import load_labels, measure, score

FILES = sorted((ROOT / "tests" / "kehoach" / "hands").glob("*/source.docx"))
_SECTION = re.compile(r"^[IVX]+[.)-]\s")
_ITEM = re.compile(r"^(?:[-+]|[a-zđ]\)|\d+\.)\s+(?P<text>.+)")


def read_by_patterns(path: Path) -> dict[str, Any]:
    """Items under a heading that says NHIỆM VỤ or NỘI DUNG; leads from the line behind them."""
    tasks: list[dict[str, Any]] = []
    waiting: list[dict[str, Any]] = []
    is_inside = False
    for paragraph in docx.Document(str(path)).paragraphs:
        line = paragraph.text.strip()
        if _SECTION.match(line):
            is_inside = any(word in line.upper() for word in ("NHIỆM VỤ", "NỘI DUNG", "GIẢI PHÁP"))
        elif is_inside and "chủ trì:" in line.lower():
            leads = [name.strip(" .") for name in re.split("[,;]", line.split(":", 1)[1])]
            for task in waiting:
                task["leads"] = leads
            waiting = []
        elif is_inside and (match := _ITEM.match(line)):
            waiting.append({"text": match["text"], "leads": [], "partners": [], "outputs": []})
            tasks.append(waiting[-1])
    return {"tasks": tasks}


def read_by_us(path: Path) -> dict[str, Any]:
    return kehoach.to_dict(kehoach.read(path))


def main() -> int:
    """A line for each reader."""
    for name, reader in (("plain regex", read_by_patterns), ("kehoach", read_by_us)):
        readings, times = [], []
        for path in FILES:
            started = time.perf_counter()
            reading = reader(path)
            times.append(time.perf_counter() - started)
            readings.append(measure(load_labels((path.parent / "labels.json").read_text(encoding="utf-8")), reading))
        tallies = score(readings).tallies
        print(
            f"{name}: tasks F1 {tallies['tasks'].f1:.3f} · leads F1 {tallies['leads'].f1:.3f} · "
            f"median {statistics.median(times) * 1000:.1f} ms"
        )
    _docling()
    return 0


def _docling() -> None:
    try:
        from docling.document_converter import DocumentConverter  # noqa: PLC0415
    except ImportError:
        print("docling: not installed")
        return
    converter = DocumentConverter()
    times, kinds = [], set()
    for path in (*FILES, *FILES):
        started = time.perf_counter()
        document = converter.convert(path).document
        times.append(time.perf_counter() - started)
        kinds |= {type(item).__name__ for item, _ in document.iterate_items()}
    print(
        f"docling: gives {', '.join(sorted(kinds))}; no tasks · median {statistics.median(times[len(FILES) :]) * 1000:.1f} ms"
    )


if __name__ == "__main__":
    sys.exit(main())
