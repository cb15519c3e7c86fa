"""Backup, restore, upgrade and check, as commands on instances of their own: whole, or nothing."""

import json
import os
import signal
import sqlite3
import subprocess
import sys
import time
import zipfile
from pathlib import Path

import pytest

from nhipcau.common.refusal import Refused
from nhipcau.upkeep.backups import verify_backup

HERE = Path(__file__).parent
BROKEN = "tests.upgrades.broken.settings"
"""The same application with an app whose migration fails when everything else is done."""


@pytest.fixture
def instance(tmp_path):
    """The data of an earlier part, with people, documents and files."""
    data = tmp_path / "here"
    with zipfile.ZipFile(HERE / "part-04.zip") as kept:
        kept.extractall(data)
    return data


def _start(data, *command, settings="nhipcau.settings"):
    given = {name: value for name, value in os.environ.items() if not name.startswith("NHIPCAU_")}
    given |= {"NHIPCAU_DATA": str(data), "DJANGO_SETTINGS_MODULE": settings}
    return subprocess.Popen(
        [sys.executable, "-m", "nhipcau", *map(str, command)], env=given, text=True, stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT, cwd=HERE.parents[1],
    )  # fmt: skip


def _run(data, *command, **more):
    """(exit status, what was said)."""
    with _start(data, *command, **more) as run:
        said = run.communicate()[0]
    return run.returncode, said


def _rows(data):
    """Every row of every table, as text; and every kept file with its bytes."""
    with sqlite3.connect(data / "nhipcau.sqlite3") as database:
        rows = sorted(line for line in database.iterdump() if line.startswith("INSERT"))
    database.close()
    files = {path.relative_to(data): path.read_bytes() for path in (data / "files").rglob("*") if path.is_file()}
    return rows, files


def _backup(data, folder):
    status, said = _run(data, "backup", "--folder", folder)
    assert status == 0, said
    return next(folder.glob("*.zip"))


def test_a_backup_brings_back_every_row_and_every_file_and_no_key(instance, tmp_path):
    (instance / "secret-key").write_text("chi-o-day", encoding="utf-8")
    path = _backup(instance, tmp_path / "kept")
    there = tmp_path / "there"

    status, said = _run(there, "restore", path)

    assert status == 0, said
    assert _rows(there) == _rows(instance)
    assert path.stat().st_mode & 0o077 == 0
    with zipfile.ZipFile(path) as archive:
        assert not any(b"chi-o-day" in archive.read(name) for name in archive.namelist())
    assert (there / "secret-key").read_text(encoding="utf-8") != "chi-o-day"
    assert _run(there, "restore", path)[0] == 1, "restored over what is there"


def test_a_backup_that_is_torn_or_changed_is_refused(instance, tmp_path):
    path = _backup(instance, tmp_path / "kept")
    whole = path.read_bytes()
    changed = bytearray(whole)
    changed[len(whole) // 2] ^= 0xFF
    for bad in (whole[: len(whole) // 2], bytes(changed), b"", b"PK"):
        path.write_bytes(bad)
        status, said = _run(tmp_path / "there", "restore", path)
        assert (status, "Traceback" in said) == (1, False), said
    assert not (tmp_path / "there" / "nhipcau.sqlite3").exists()


def test_a_backup_with_a_wrong_byte_anywhere_is_refused(instance, tmp_path):
    kept = _backup(instance, tmp_path / "kept")
    manifest, whole = verify_backup(kept), kept.read_bytes()
    path, refused = tmp_path / "changed.zip", 0

    for place in range(0, len(whole), len(whole) // 200 + 1):
        changed = bytearray(whole)
        changed[place] ^= 0x5A
        path.write_bytes(changed)
        try:
            assert verify_backup(path) == manifest  # a byte of the archive's own that nobody reads
        except Refused:
            refused += 1

    assert refused > 150


def test_a_restore_that_was_killed_is_finished_by_the_next(instance, tmp_path):
    path = _backup(instance, tmp_path / "kept")
    there = tmp_path / "there"
    for _ in range(3):
        run = _start(there, "restore", path)
        while run.poll() is None and not (there / "restoring").exists():
            time.sleep(0.005)
        run.send_signal(signal.SIGKILL)
        run.communicate()

    status, said = _run(there, "restore", path)

    assert status == 0 or "đang có dữ liệu" in said  # killed behind its last step, it was done
    assert _rows(there) == _rows(instance)


def test_nobody_works_on_half_of_a_backup(instance):
    (instance / "restoring").touch()

    for command in (("serve", "--port", "8999"), ("upgrade",)):
        status, said = _run(instance, *command)
        assert (status, "chưa xong" in said, "Traceback" in said) == (1, True, False), said


def test_rows_written_while_a_backup_is_made_are_all_in_it_or_not_at_all(instance, tmp_path):
    _run(instance, "migrate", "-v0")
    run = _start(instance, "backup", "--folder", tmp_path / "kept")
    database = sqlite3.connect(instance / "nhipcau.sqlite3", timeout=20, isolation_level=None)
    written = 0
    while run.poll() is None:
        database.execute("BEGIN IMMEDIATE")
        for table in ("django_session", "agencies_alias"):  # two rows that belong together
            database.execute({
                "django_session": "INSERT INTO django_session VALUES (?, 'x', '2030-01-01')",
                "agencies_alias": "INSERT INTO agencies_alias (agency_id, locality_id, name, folded) "
                                  "SELECT agency_id, locality_id, 'Tên ' || ?, 'ten ' || ?1 FROM agencies_alias LIMIT 1",
            }[table], (f"s{written}",))  # fmt: skip
        database.execute("COMMIT")
        written += 1
    database.close()
    said = run.communicate()[0]
    assert run.returncode == 0, said

    status, said = _run(tmp_path / "there", "restore", next((tmp_path / "kept").glob("*.zip")))

    assert status == 0, said
    there = sqlite3.connect(tmp_path / "there" / "nhipcau.sqlite3")
    counts = [there.execute(f"SELECT count(*) FROM {table} WHERE {column} LIKE ?", (like,)).fetchone()[0]
              for table, column, like in (("django_session", "session_key", "s%"), ("agencies_alias", "name", "Tên s%"))]  # fmt: skip
    there.close()
    assert counts[0] == counts[1] <= written
    assert written > 10


def test_an_upgrade_is_backed_up_and_one_that_fails_is_taken_back(instance, tmp_path):
    before = _rows(instance)

    status, said = _run(instance, "upgrade", "--folder", tmp_path / "kept", settings=BROKEN)

    assert (status, "Nâng cấp không thành" in said, "Traceback" in said) == (1, True, False), said
    assert _rows(instance) == before

    status, said = _run(instance, "upgrade", "--folder", tmp_path / "kept")
    assert (status, "Đã nâng cấp" in said) == (0, True), said
    assert len(list((tmp_path / "kept").glob("*-before-upgrade.zip"))) == 2
    assert "đã ở phiên bản" in _run(instance, "upgrade")[1]
    found = json.loads(_run(instance, "check", "--json")[1])
    assert {row["name"] for row in found if row["state"] == "fault"} == set()


def test_check_names_each_thing_that_is_wrong(instance):
    _run(instance, "migrate", "-v0")
    next(path for path in (instance / "files").rglob("*") if path.is_file()).write_bytes(b"khac")
    database = sqlite3.connect(instance / "nhipcau.sqlite3")
    database.execute("UPDATE audit_event SET verb = 'khac' WHERE number = 3")
    database.execute("UPDATE agencies_agency SET locality_id = 99999 WHERE id = (SELECT max(id) FROM agencies_agency)")
    database.execute("DELETE FROM django_migrations WHERE app = 'agencies' AND name LIKE '0007%'")
    database.commit()
    database.close()
    (instance / "restoring").touch()

    status, said = _run(instance, "check", "--json")

    found = {row["name"]: row["state"] for row in json.loads(said[: said.rindex("]") + 1])}
    assert status == 1
    assert {name for name, state in found.items() if state == "fault"} == {
        "database", "migrations", "record", "files", "restore",
    }  # fmt: skip


def test_only_so_many_backups_are_kept(instance, tmp_path):
    _run(instance, "migrate", "-v0")
    for day in (1, 2, 3):
        (tmp_path / f"nhipcau-2026010{day}-000000.zip").write_bytes(b"")

    status, said = _run(instance, "backup", "--folder", tmp_path, "--keep", "2")

    assert status == 0, said
    assert min(path.name for path in tmp_path.glob("*.zip")) == "nhipcau-20260103-000000.zip"
