"""Files with pages: the same plan as .docx and as .pdf reads the same, where LibreOffice can make one."""

import io
import shutil
import subprocess

import pypdfium2
import pytest

import kehoach
from nhipcau.demo.documents import build_plan
from tests.conftest import TODAY

OFFICE = shutil.which("soffice")


def _empty_pdf():
    document, buffer = pypdfium2.PdfDocument.new(), io.BytesIO()
    document.new_page(595, 842)
    document.save(buffer)
    return buffer.getvalue()


def test_an_empty_pdf_says_that_there_is_nothing_to_read():
    with pytest.raises(kehoach.NoText, match="không có chữ"):
        kehoach.read(_empty_pdf())


@pytest.mark.parametrize("data", [b"%PDF-1.4", b"%PDF-1.7\n" + b"0" * 400])
def test_a_broken_pdf_says_so(data):
    with pytest.raises(kehoach.UnreadableFile):
        kehoach.read(data)


@pytest.mark.skipif(OFFICE is None, reason="no LibreOffice on this machine")
def test_the_demo_plan_reads_the_same_as_docx_and_as_pdf(tmp_path):
    data = build_plan(TODAY)
    (tmp_path / "plan.docx").write_bytes(data)
    subprocess.run(
        [OFFICE, f"-env:UserInstallation=file://{tmp_path}/profile", "--headless", "--convert-to", "pdf", "--outdir", tmp_path, tmp_path / "plan.docx"],
        check=True, capture_output=True, timeout=120,
    )  # fmt: skip

    typed, printed = kehoach.read(data), kehoach.read(tmp_path / "plan.pdf")

    def said(plan):
        tasks = [(t.locator, t.text, t.leads, t.partners, t.outputs, t.time) for t in plan.tasks]
        duties = [(d.locator, d.agency, d.role, d.text) for d in plan.duties]
        header = plan.header
        return (header.number, header.issuer, header.date, header.title, header.signer), tasks, duties

    assert said(printed) == said(typed)
