"""A period with thousands of agencies, consolidated: 3,400 reports of 40 rows each.

Prints the seconds and the peak memory of the job (.docx, .xlsx and data), of its .docx alone, and the ratio of each to
python-docx writing the same rows bare, every one in a process of its own.

    python benchmarks/bench_consolidate.py [AGENCIES] [TASKS]
"""

import json
import os
import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path[:0] = [str(ROOT / "src"), str(ROOT)]
os.environ.setdefault("NHIPCAU_DATA", tempfile.mkdtemp(prefix="nhipcau-bench-"))
os.environ["DJANGO_SETTINGS_MODULE"] = "nhipcau.settings"
import django

django.setup()

import docx
from django.core.management import call_command
from tests.conftest import NOW, TODAY
from tests.nhipcau import factories as make

from nhipcau.agencies.models import Agency, Membership
from nhipcau.documents.actions import compose_document
from nhipcau.documents.models import Kind
from nhipcau.documents.orders import Order
from nhipcau.plans.facts import rebuild
from nhipcau.plans.models import Assignment
from nhipcau.reports.consolidated import report_content
from nhipcau.reports.models import Passage, Period, Submission
from nhipcau.reports.writing.consolidated import write_report
from nhipcau.reports.writing.tables import appendix_cells
from nhipcau.work.models import Latest, Progress

ROWS = Path(os.environ["NHIPCAU_DATA"]) / "rows.jsonl"


def build(agencies: int, tasks: int) -> None:
    """A plan of so many tasks, each given to every agency; all have reported, all reports are accepted."""
    locality = make.LocalityFactory()
    home = make.AgencyFactory(locality=locality)
    focal = make.MembershipFactory(agency=home, role=Membership.Role.FOCAL).user
    plan = make.PlanFactory(locality=locality, created_by=focal)
    made = [make.AgencyFactory.build(locality=locality, name=f"Ủy ban nhân dân xã số {n:04}") for n in range(agencies)]
    found = Agency.objects.bulk_create(made, batch_size=500)
    kept = [
        make.TaskFactory(item__plan=plan, item__section=f"II. Nhiệm vụ › Phần {n // 10}", item__position=n)
        for n in range(tasks)
    ]
    rows = Assignment.objects.bulk_create(
        (
            Assignment(task=task, agency=agency, printed_name=agency.name, role="lead")
            for task in kept
            for agency in found
        ),
        batch_size=1000,
    )
    said = Progress.objects.bulk_create(
        (Progress(assignment=row, state="in_progress", percent=40, note="Đã họp bàn với đối tác, thống nhất nội dung.",
                  posted_by=focal, posted_at=NOW, token="1") for row in rows),
        batch_size=1000,
    )  # fmt: skip
    Latest.objects.bulk_create((Latest(assignment=p.assignment, progress=p) for p in said), batch_size=1000)
    rebuild()
    period = make.PeriodFactory(plan=plan, opened_by=focal)
    sent = Submission.objects.bulk_create(
        (Submission(period=period, agency=agency, state="accepted", sent_by=focal, sent_at=NOW) for agency in found),
        batch_size=1000,
    )
    Passage.objects.bulk_create(
        (Passage(submission=one, key=key, text="Một đoạn do cơ quan viết trong báo cáo.", written_by=focal, written_at=NOW)
         for one in sent for key in ("overview", "difficulties", "proposals")),
        batch_size=1000,
    )  # fmt: skip


def rows_of_the_appendix() -> None:
    """Keeps the cells that the baseline is to write."""
    with ROWS.open("w", encoding="utf-8") as out:
        for row in report_content(Period.objects.get(), None, TODAY).rows():
            cells_of = appendix_cells(row, row.number, is_told=False)
            out.writelines(json.dumps([cell or "" for cell in cells]) + "\n" for cells in cells_of)


def job() -> None:
    """What the worker does: all three files."""
    period = Period.objects.get()
    home = period.opened_by.memberships.get().agency
    compose_document(by=period.opened_by, order=Order(Kind.REPORT, period.plan, home, period=period), now=NOW)


def document() -> None:
    """The .docx alone."""
    with tempfile.TemporaryFile() as out:
        write_report(report_content(Period.objects.get(), None, TODAY), out)


def bare() -> None:
    """python-docx, the same rows, nothing else."""

    written = docx.Document()
    table = written.add_table(rows=0, cols=6)
    with ROWS.open(encoding="utf-8") as lines:
        for line in lines:
            for cell, text in zip(table.add_row().cells, json.loads(line), strict=True):
                cell.text = text
    with tempfile.TemporaryFile() as out:
        written.save(out)


STEPS = {"job": job, "document": document, "bare": bare}


def measured(step: str) -> tuple[float, float]:
    """Seconds and megabytes of a step in a process of its own."""
    said = subprocess.run([sys.executable, __file__, "--step", step], check=True, capture_output=True, text=True)
    seconds, megabytes = said.stdout.split()
    return float(seconds), float(megabytes)


def main() -> None:
    if sys.argv[1:2] == ["--step"]:
        started = time.perf_counter()
        STEPS[sys.argv[2]]()
        peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
        print(time.perf_counter() - started, peak)
        return

    agencies, tasks = (int(word) for word in (sys.argv[1:] + ["3400", "40"][len(sys.argv) - 1 :])[:2])
    call_command("migrate", verbosity=0)
    build(agencies, tasks)
    rows_of_the_appendix()
    found = {step: measured(step) for step in ("job", "document", "bare")}
    least = found["bare"][0]
    print(f"{agencies} agencies, {tasks} tasks each")
    for step, (seconds, megabytes) in found.items():
        print(f"{step:<10} {seconds:8.1f} s  {megabytes:7.0f} MB  {seconds / least:5.2f} x python-docx")


if __name__ == "__main__":
    main()
