"""Every kind of document of every body at once: written, in form, and read again."""

from datetime import timedelta
from io import StringIO

import pytest
from django.core.management import call_command

import kehoach
from nhipcau.agencies.models import Agency
from tests.conftest import TODAY
from tests.nhipcau import factories as make

pytestmark = pytest.mark.django_db
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
