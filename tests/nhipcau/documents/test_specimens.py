"""Every kind of document of every body at once: written, in form, and read again."""

import ctypes
import unicodedata
from datetime import timedelta
from io import StringIO

import pypdfium2
import pypdfium2.raw
import pytest
from django.core.management import call_command

import kehoach
from nhipcau.agencies.models import Agency
from nhipcau.documents.actions import compose_document
from nhipcau.documents.models import Kind
from nhipcau.documents.orders import Order
from nhipcau.documents.paper import as_pdf, office
from tests.conftest import NOW, TODAY
from tests.nhipcau import factories as make

pytestmark = [pytest.mark.django_db, pytest.mark.once]
BODIES = (("Ban Tuyên giáo và Dân vận Tỉnh ủy", "party", "BTGDVTU"), ("Công an tỉnh", "police_military", "CAT"),
          ("Ủy ban Mặt trận Tổ quốc Việt Nam tỉnh", "front", "UBMTTQ"),
          ("Ủy ban nhân dân phường An Thành", "commune", "UBND P. An Thành"),
          ("Trường Đại học Vĩnh Hà", "school", "ĐHVH"))  # fmt: skip


def test_every_kind_of_every_body_is_written_in_form_and_read_again(world, tmp_path):
    world.locality.focal_agency = world.focal_agency
    world.locality.save()
    world.amendment  # noqa: B018  made when it is asked for
    for name, kind, short in BODIES:
        agency = make.AgencyFactory(locality=world.locality, name=name, kind=kind, short_name=short)
        make.confirm_form(agency)
        task = make.TaskFactory(item__plan=world.plan, due=TODAY - timedelta(30))
        make.AssignmentFactory(task=task, agency=agency)
        make.SubmissionFactory(period=world.period, agency=agency)
    told = StringIO()

    call_command("documents", "specimen", str(tmp_path / "specimens"), stdout=told)

    files = sorted((tmp_path / "specimens").iterdir())
    headers = {file.name: kehoach.read(file.read_bytes()).header for file in files}
    committee = Agency.objects.get(kind="committee", locality=world.locality)
    symbols = {header.symbol for header in headers.values()}
    assert all(line == line.split()[0] for line in told.getvalue().splitlines()), told.getvalue()
    assert len(files) >= 12
    assert {
        "BC-SNgV", "BC-UBND", "SNgV-HTQT", "TTr-SNgV", "QĐ-UBND", "TB-SNgV", "BC/BTGDVTU", "BC-CAT", "BC-MTTQ-BTT",
        "BC-ĐHVH", "BC-SVHTTDL",
    } <= symbols  # fmt: skip
    assert headers[f"02-report-{committee.pk}.docx"].place == "Vĩnh Hà"


ALPHABET = "aàáảãạăằắẳẵặâầấẩẫậbcdđeèéẻẽẹêềếểễệghiìíỉĩịklmnoòóỏõọôồốổỗộơờớởỡợpqrstuùúủũụưừứửữựvxyỳýỷỹỵ"


def _fonts(page):
    """The names of the typefaces in which the letters of a page are drawn."""
    text, found = page.get_textpage(), set()
    for at in range(text.count_chars()):
        name = ctypes.create_string_buffer(200)
        pypdfium2.raw.FPDFText_GetFontInfo(text, at, name, 200, ctypes.c_int())
        found.add(name.value.decode().rpartition("+")[2])
    return found - {""}


@pytest.mark.skipif(office() is None, reason="LibreOffice makes the pages")
def test_one_typeface_draws_every_vietnamese_letter_of_a_page(world):
    text = f"{ALPHABET} {ALPHABET.upper()}"
    order = Order(Kind.LETTER, world.plan, world.focal_agency, text=text, addressees=("Sở Tài chính",))
    document = compose_document(by=world.focal, order=order, now=NOW)

    page = pypdfium2.PdfDocument(as_pdf(document.files.get()))[0]

    drawn = unicodedata.normalize("NFC", page.get_textpage().get_text_range())
    assert set(text) - set(drawn) == set()
    assert len({name.partition("-")[0].partition(",")[0].removesuffix("MT") for name in _fonts(page)}) == 1
