"""The data of earlier versions, brought to this one: every row is there, the record is whole, every page opens."""

import json
import os
import sqlite3
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

HERE = Path(__file__).parent
KEPT = {
    "audit_event", "plans_plan", "plans_item", "plans_task", "plans_assignment", "work_progress", "work_evidence",
    "reports_period", "reports_submission", "documents_document", "documents_documentfile", "documents_template",
    "agencies_agency", "agencies_membership", "accounts_user", "discussion_remark", "inspections_inspection",
    "inspections_finding", "notices_notice",
}  # fmt: skip
"""Tables of which an upgrade neither makes nor loses a row."""


def _counts(data):
    database = sqlite3.connect(data / "nhipcau.sqlite3")
    tables = {name for (name,) in database.execute("select name from sqlite_master where type = 'table'")}
    counts = {name: database.execute(f"select count(*) from {name}").fetchone()[0] for name in tables & KEPT}
    database.close()
    return counts


def _issued(data):
    """The files of issued documents: bytes by name; none in the versions that issued nothing."""
    if "documents_documentfile" not in _counts(data):
        return {}
    database = sqlite3.connect(data / "nhipcau.sqlite3")
    found = database.execute("select content from documents_documentfile where role in ('issued', 'data', 'signed')")
    names = [name for (name,) in found]
    database.close()
    return {name: next(data.rglob(name)).read_bytes() for name in names}


def _run(data, *command, stdin=None):
    settings = {**os.environ, "NHIPCAU_DATA": str(data), "DJANGO_SETTINGS_MODULE": "nhipcau.settings"}
    settings = {name: value for name, value in settings.items() if not name.startswith("NHIPCAU_DATABASE")}
    run = subprocess.run(
        [sys.executable, "-m", "nhipcau", *command],
        env=settings,
        input=stdin,
        capture_output=True,
        text=True,
        check=False,
    )
    assert run.returncode == 0, run.stdout[-2000:] + run.stderr[-2000:]
    return run.stdout


NAMES = sorted(path.stem for path in HERE.glob("*.zip"))
OPENED = {"eeb1ae8", "part-03", NAMES[-1]}
"""The oldest, one between and the newest: of these every page is opened, which takes as long as the upgrade."""


@pytest.mark.parametrize("name", NAMES)
def test_an_instance_of_an_earlier_version_goes_on(name, tmp_path):
    with zipfile.ZipFile(HERE / f"{name}.zip") as kept:
        kept.extractall(tmp_path)
    before, issued = _counts(tmp_path), _issued(tmp_path)

    _run(tmp_path, "upgrade", "--folder", str(tmp_path.with_name(f"{tmp_path.name}-kept")))
    after = _counts(tmp_path)
    _run(tmp_path, "audit", "verify")
    _run(tmp_path, "files", "verify")

    assert {table: after[table] for table in before} == before
    assert _issued(tmp_path) == issued
    if name in OPENED:
        _open_every_page(tmp_path)


def _open_every_page(data):
    _run(data, "collectstatic", "-v0", "--noinput")
    said = _run(data, "shell", "-v0", stdin=(HERE / "probe.py").read_text(encoding="utf-8"))
    pages = json.loads(said.splitlines()[-1])

    assert (pages["failed"], pages["asked"] > 200, pages["unexplained"]) == ([], True, [])
