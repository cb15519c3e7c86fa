"""A scanned plan through the door of the application."""

import io

import pypdfium2
import pytest

from kehoach.sources import scan
from nhipcau.plans.reading.plan_reader import read_file, secret_stamp_of
from tests.kehoach.test_labelled import HANDS

pytestmark = [
    pytest.mark.once, pytest.mark.skipif(not scan.HAS_OCR, reason="the extra ocr is not installed")
]  # fmt: skip


def _scan():
    page = pypdfium2.PdfDocument(HANDS / "tinh-uy" / "source.pdf")[0].render(scale=150 / 72).to_pil().convert("L")
    buffer = io.BytesIO()
    page.save(buffer, "PDF", resolution=150)
    return buffer.getvalue()


def test_a_scan_is_read_with_a_note_on_how_sure_its_words_are():
    reading = read_file(_scan())

    assert (reading.plan.header.number, reading.plan.notes[0].kind) == ("12-KH/TU", "ocr")


def test_evidence_is_looked_at_without_recognising_pictures(monkeypatch):
    monkeypatch.setattr(scan, "HAS_OCR", False)

    assert secret_stamp_of(_scan()) is None
