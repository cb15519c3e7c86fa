"""Linter, comparison, export and measure: what the command line offers besides reading."""

import csv
import io
import json
import zipfile
from dataclasses import replace

import docx
import pytest
from click.testing import CliRunner
from lxml import etree

import kehoach
from kehoach.cli import main
from kehoach.measure import Tally, measure, plain, score
from tests.conftest import CORPUS
from tests.kehoach.test_kinds import REPORT

SOURCE = CORPUS / "tinh-co-phu-luc" / "source.txt"
PLAN = kehoach.read(SOURCE)

FAULTY = """ỦY BAN NHÂN DÂN
TỈNH VĨNH HÀ
Số: 5/KH-UBND
Vĩnh Hà, ngày 09 tháng 3 năm 2026
KẾ HOẠCH
Thông tin đối ngoại năm 2026
Căn cứ Quyết định số 10/QĐ-TTg ngày 01/01/2025; Quyết định số 10/QĐ-TTg ngày 02/01/2025; Luật số 45/2024/QH15.
I. NHIỆM VỤ
1. Mở lớp tại phụ lục kèm theo Phụ lục 1.
Cơ quan chủ trì: Sở Thông tin và Truyền thông.
Thời gian thực hiện: Trước ngày 01/02/2026.
3. Mở hội thánø này.
Cơ quan chủ trì: Các sở, ban, ngành; Sở Y tế.
Thời gian thực hiện: Trước ngày 01/02/2031.
II. TỔ CHỨC THỰC HIỆN
1. Sở Y tế
Định kỳ báo cáo kết quả thực hiện về Sở Ngoại vụ.
"""


def test_lint_finds_each_fault_once():
    found = kehoach.lint(kehoach.read(FAULTY.encode()))

    assert sorted((f.code, f.line) for f in found if f.code not in ("KH102", "KH103")) == sorted([
        ("KH104", 12), ("KH105", 12), ("KH201", 12), ("KH202", 9), ("KH301", 10), ("KH401", 12), ("KH501", 7), ("KH502", 7),
        ("KH602", 17), ("KH701", 9), ("KH801", 1), ("KH802", 1), ("KH901", 12),
    ])  # fmt: skip


def test_every_rule_has_its_own_code_and_says_why():
    assert len({rule.code for rule in kehoach.RULES}) == len(kehoach.RULES)
    assert [
        rule.code
        for rule in kehoach.RULES
        if len(rule.explanation) < 30 or rule.severity not in ("error", "warning", "note")
    ] == []


def test_lint_on_the_command_line(tmp_path):
    path = tmp_path / "plan.txt"
    path.write_text(FAULTY, encoding="utf-8")
    run = CliRunner().invoke

    text = run(main, ["lint", str(path), "--ignore", "KH102", "--ignore", "KH103"])
    sarif = json.loads(run(main, ["lint", str(path), "--format", "sarif"]).stdout)
    findings = json.loads(run(main, ["lint", str(path), "--format", "json"]).stdout)

    assert (text.exit_code, text.stdout.splitlines()[-1]) == (1, "13 phát hiện / findings")
    assert [r["ruleId"] for r in sarif["runs"][0]["results"]] == [f["code"] for f in findings]
    assert (
        sarif["runs"][0]["results"][0]["locations"][0]["physicalLocation"]["artifactLocation"]["uri"] == path.as_posix()
    )
    assert run(main, ["lint", "--explain", "KH301"]).stdout.startswith("KH301 (error) Cơ quan không còn")
    assert run(main, ["lint", "--explain", "KH999"]).exit_code == 2
    assert run(main, ["lint"]).exit_code == 2


def test_a_clean_plan_has_exit_status_0(tmp_path):
    codes = [option for rule in kehoach.RULES for option in ("--ignore", rule.code)]

    assert CliRunner().invoke(main, ["lint", str(SOURCE), *codes]).exit_code == 0


def _task(text, *, leads=(), time=None):
    return kehoach.Task("I.1", text, kehoach.Span(0, 1), leads=leads, time=kehoach.parse_time(time) if time else None)


def test_diff_tells_what_became_of_each_task():
    old = replace(PLAN, tasks=(
        _task("Tổ chức Ngày hội Chiếu cói tại phường Cửa Nam", leads=("Sở Y tế",)), _task("Đón đoàn nhà báo quốc tế", time="Quý I/2025"),
        _task("Dựng 03 phim ngắn về nghề dệt chiếu"), _task("Gửi thư chúc Tết bằng hai thứ tiếng"),
    ))  # fmt: skip
    new = replace(PLAN, tasks=(
        _task("Dựng 03 phim ngắn về nghề dệt chiếu"), _task("Tổ chức Ngày hội Chiếu cói ở phường Cửa Nam", leads=("Sở Ngoại vụ",)),
        _task("Đón đoàn nhà báo quốc tế", time="Quý II/2026"), _task("Xuất bản sách ảnh song ngữ"),
    ))  # fmt: skip

    assert [(c.kinds, (c.new or c.old).text[:12]) for c in kehoach.diff(old, new)] == [
        ((), "Dựng 03 phim"), (("changed", "reassigned"), "Tổ chức Ngày"), (("rescheduled",), "Đón đoàn nhà"), (("added",), "Xuất bản sác"),
        (("dropped",), "Gửi thư chúc"),
    ]  # fmt: skip


def test_diff_of_a_plan_with_itself_is_nothing():
    assert [change.kinds for change in kehoach.diff(PLAN, PLAN)] == [()] * len(PLAN.tasks)


def test_diff_on_the_command_line():
    other = CORPUS / "so-khong-phu-luc" / "source.txt"

    text = CliRunner().invoke(main, ["diff", str(SOURCE), str(other)])
    as_json = json.loads(CliRunner().invoke(main, ["diff", str(SOURCE), str(SOURCE), "--json"]).stdout)

    assert text.stdout.splitlines()[-1] == "thêm 3, bỏ 8, sửa nội dung 0, đổi cơ quan 0, đổi thời gian 0, giữ nguyên 0"
    assert [change["kinds"] for change in as_json] == [[]] * len(PLAN.tasks)


def test_akoma_ntoso_holds_the_outline_and_the_metadata():
    root = etree.fromstring(kehoach.to_akoma(PLAN))
    space = {"a": "http://docs.oasis-open.org/legaldocml/ns/akn/3.0"}

    assert (
        root.xpath("string(//a:FRBRWork/a:FRBRuri/@value)", namespaces=space)
        == "/akn/vn/doc/kehoach/2026-03-09/112-KH-UBND"
    )
    assert root.xpath("//a:mainBody/a:section/a:num/text()", namespaces=space)[:4] == ["I", "II", "III", "IV"]
    ids = root.xpath("//@eId")
    assert len(ids) == len(set(ids))
    assert root.xpath("count(//a:attachment//a:tr)", namespaces=space) == 4


def test_csv_is_safe_for_a_spreadsheet():
    plan = replace(PLAN, tasks=(replace(PLAN.tasks[0], text="=cmd()"),))

    rows = list(csv.reader(io.StringIO(kehoach.to_csv(plan).lstrip("\ufeff"))))

    assert rows[0][:3] == ["Vị trí", "Mục", "Nội dung"]
    assert rows[1][2] == "'=cmd()"


def test_xlsx_has_a_sheet_for_every_list():
    with zipfile.ZipFile(io.BytesIO(kehoach.to_xlsx(PLAN))) as book:
        names = etree.fromstring(book.read("xl/workbook.xml"))

    assert [sheet.get("name") for sheet in names.iter("{*}sheet")] == [
        "Nhiệm vụ", "Tổ chức thực hiện", "Mục tiêu", "Chỉ tiêu", "Báo cáo", "Căn cứ", "Nơi nhận", "Tên riêng", "Ghi chú",
    ]  # fmt: skip


def test_outline_prints_the_tree():
    lines = CliRunner().invoke(main, ["outline", str(SOURCE)]).stdout.splitlines()

    assert lines[:3] == [
        "I  MỤC ĐÍCH, YÊU CẦU",
        "  I.1  Mục đích",
        "    I.1.-1  Để bạn bè các nước biết đúng và đủ về Vĩnh Hà.",
    ]


@pytest.mark.parametrize("form", ["json", "table", "csv", "xlsx", "akn", "docx"])
def test_a_folder_is_read_whole_and_only_what_is_new_the_second_time(tmp_path, form):
    folder, out = tmp_path / "plans", tmp_path / "read"
    (folder / "2026").mkdir(parents=True)
    (folder / "a.txt").write_bytes(SOURCE.read_bytes())
    (folder / "2026" / "b.txt").write_bytes(SOURCE.read_bytes())
    (folder / "broken.docx").write_bytes(b"PK\x03\x04")
    (folder / "~$a.docx").write_bytes(b"lock")
    command = ["read", str(folder), "--format", form, "-o", str(out), "-j", "1"]

    first = CliRunner().invoke(main, command)
    written = {path.name: path.stat().st_mtime_ns for path in out.rglob("*") if path.is_file()}
    CliRunner().invoke(main, command)

    assert first.exit_code == 1
    assert "broken.docx: Tệp bị hỏng" in first.stderr
    assert sorted(name.split(".")[0] for name in written) == ["a", "b"]
    assert {path.name: path.stat().st_mtime_ns for path in out.rglob("*") if path.is_file()} == written


def test_measure_counts_what_was_missed_and_what_is_too_much():
    labels = kehoach.to_dict(PLAN)
    reading = kehoach.to_dict(replace(PLAN, tasks=PLAN.tasks[1:], recipients=()))

    tallies = measure(labels, reading)

    assert (tallies["tasks"].labelled, tallies["tasks"].read, tallies["tasks"].right) == (8, 7, 7)
    assert tallies["recipients"].f1 == 0
    assert tallies["duties"].f1 == 1
    assert score([measure(labels, labels)]).mean == 1.0
    assert score([measure(labels, labels)]).whole_documents == 1


def test_a_tally_of_nothing_has_no_score():
    assert Tally().f1 is None


@pytest.mark.parametrize(
    ("printed", "expected"),
    [
        ("Hoà bình.", "hòa bình"),
        ("Uỷ ban;", "ủy ban"),
        ("“Quà” – tặng", '"quà" - tặng'),
        ("quý", "quý"),
        ("thuỷ", "thủy"),
    ],
)
def test_plain_takes_away_what_labels_may_differ_in(printed, expected):
    assert plain(printed) == plain(expected)


def test_form_on_the_command_line(tmp_path):
    good, bad, wrong = tmp_path / "dung.docx", tmp_path / "sai.docx", tmp_path / "khong.docx"
    good.write_bytes(kehoach.write_official(REPORT))
    docx.Document().save(str(bad))
    wrong.write_bytes(b"khong phai docx")
    run = CliRunner().invoke

    faults = json.loads(run(main, ["form", str(bad), "--json"]).stdout)

    assert run(main, ["form", str(good)]).stdout == "0 phát hiện / findings\n"
    assert {"TT105", "TT107", "TT109"} <= {fault["code"] for fault in faults}
    assert (run(main, ["form", str(wrong)]).exit_code, run(main, ["form"]).exit_code) == (1, 2)
