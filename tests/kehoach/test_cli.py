"""The command line."""

import json

from click.testing import CliRunner

import kehoach
from kehoach.cli import main
from tests.conftest import CORPUS

SOURCE = CORPUS / "tinh-co-phu-luc" / "source.txt"


def test_read_prints_json_alone():
    done = CliRunner().invoke(main, ["read", str(SOURCE), "--json"])

    assert (done.exit_code, json.loads(done.stdout)) == (
        0,
        kehoach.to_dict(kehoach.read(SOURCE)) | {"text": kehoach.read(SOURCE).text},
    )


def test_read_prints_a_table():
    done = CliRunner().invoke(main, ["read", "--table", str(SOURCE)])

    lines = done.stdout.splitlines()
    assert lines[0] == "Kế hoạch 112/KH-UBND · Ủy ban nhân dân tỉnh Vĩnh Hà"
    assert [line.split()[0] for line in lines if line.startswith("PL.")] == ["PL.1", "PL.2", "PL.3"]


def test_read_says_on_stderr_what_cannot_be_read(tmp_path):
    path = tmp_path / "rong.docx"
    path.write_bytes(b"")

    done = CliRunner().invoke(main, ["read", str(path)])

    assert (done.exit_code, done.stdout, "Tệp rỗng" in done.stderr) == (1, "", True)


def test_read_needs_a_file():
    assert CliRunner().invoke(main, ["read", "khong-co.docx"]).exit_code == 2
