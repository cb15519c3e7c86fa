"""What a hostile or unlucky day does to a running site: real HTTP on loopback, in a data folder of its own.

    python tools/faults.py [--long]

Tries, and prints for each what was wanted and what came: forms sent three times at once; a hostile template, a large
evidence and an import while somebody else opens pages; a body of 600 MB; kills in the middle of writes. Exit status 1 where
something was lost, doubled or half-written, or where a page of somebody else waited for more than a second.
"""

import hashlib
import http.client
import io
import os
import re
import signal
import socket
import subprocess
import sys
import tempfile
import threading
import time
import uuid
import zipfile
from concurrent.futures import ThreadPoolExecutor
from html import unescape
from pathlib import Path
from urllib.parse import urlencode

import docx
import openpyxl

ROOT = Path(__file__).resolve().parents[1]
sys.path[:0] = [str(ROOT / "src"), str(ROOT)]
PASSWORD = "nhipcau-demo"  # noqa: S105 (the demo's, which is printed)
FOCAL, OFFICER, HEAD = "lan.nguyen@sngv", "tram.do@svhttdl", "nhan.bui@svhttdl"
LONGEST_WAIT = 1.0
OUTCOMES: list[bool] = []


def tell(name, wanted, came, *, is_good):
    """One line for each thing tried."""
    OUTCOMES.append(is_good)
    print(f"{'held' if is_good else 'BROKE'}  {name}: wanted {wanted}, came {came}", flush=True)


class Site:
    """The served demo, killed and started at will."""

    def __init__(self, folder):
        with socket.socket() as probe:
            probe.bind(("127.0.0.1", 0))
            self.port = probe.getsockname()[1]
        self.environment = {
            **os.environ,
            "NHIPCAU_DATA": folder,
            "NHIPCAU_LOG_LEVEL": "ERROR",
            "PYTHONPATH": str(ROOT / "src"),
        }
        self.folder = Path(folder)
        self.process = None

    def start(self):
        """Serves, and waits until a page comes."""
        command = [sys.executable, "-m", "nhipcau", "serve", "--port", str(self.port)]
        log = (self.folder / "log").open("a")
        self.process = subprocess.Popen(command, env=self.environment, stdout=log, stderr=log, start_new_session=True)
        for _try in range(600):
            try:
                if Browser(self.port).get("/accounts/login/")[0] == 200:
                    return
            except OSError:
                time.sleep(0.1)
        raise SystemExit((self.folder / "log").read_text()[-3000:])

    def kill(self):
        """As a power cut would."""
        os.killpg(self.process.pid, signal.SIGKILL)
        self.process.wait()

    def manage(self, *words):
        """A command beside the site; gives its exit status and what it printed."""
        command = [sys.executable, "-m", "nhipcau", *words]
        ended = subprocess.run(command, env=self.environment, capture_output=True, text=True, check=False)
        return ended.returncode, (ended.stdout + ended.stderr).strip()

    def count(self, model, **having):
        """Rows in the database, asked beside the site."""
        code = f"from django.apps import apps; print(apps.get_model({model!r}).objects.filter(**{having!r}).count())"
        return int(self.manage("shell", "--verbosity", "0", "-c", code)[1].splitlines()[-1])

    def memory(self):
        """Peak memory of the server's own process, in MB."""
        status = Path(f"/proc/{self.process.pid}/status").read_text()
        return int(re.search(r"VmHWM:\s+(\d+)", status)[1]) // 1024


class Browser:
    """One person's session."""

    def __init__(self, port, who=None):
        self.port, self.cookies = port, {}
        if who:
            _status, page = self.get("/accounts/login/")
            self.post("/accounts/login/", {"login": f"{who}.lacgiang.example", "password": PASSWORD}, page=page)

    def ask(self, method, path, body=b"", kind=""):
        """Status and page of one request."""
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=120)
        headers = {
            "Cookie": "; ".join(f"{k}={v}" for k, v in self.cookies.items()),
            "Referer": f"http://127.0.0.1:{self.port}/",
        }
        if kind:
            headers["Content-Type"] = kind
        connection.request(method, path, body or None, headers)
        answer = connection.getresponse()
        page = answer.read().decode("utf-8", "replace")
        for name, value in answer.getheaders():
            if name.lower() == "set-cookie":
                key, _equals, rest = value.partition("=")
                self.cookies[key] = rest.split(";")[0]
        self.where = answer.headers.get("Location", "")
        connection.close()
        return answer.status, page

    def get(self, path):
        return self.ask("GET", path)

    def post(self, path, fields, files=(), page=None):
        """Sends a form; its hidden marks come from the page that it stands on."""
        fields = {
            "csrfmiddlewaretoken": self.cookies.get("csrftoken", "") or _field(page or "", "csrfmiddlewaretoken"),
            **fields,
        }
        if not files:
            return self.ask("POST", path, urlencode(fields, doseq=True).encode(), "application/x-www-form-urlencoded")
        edge, parts = uuid.uuid4().hex, []
        for name, value in fields.items():
            parts.append(f'--{edge}\r\nContent-Disposition: form-data; name="{name}"\r\n\r\n{value}\r\n'.encode())
        for name, (filename, data) in files:
            head = f'--{edge}\r\nContent-Disposition: form-data; name="{name}"; filename="{filename}"\r\n\r\n'
            parts.append(head.encode() + data + b"\r\n")
        return self.ask(
            "POST", path, b"".join(parts) + f"--{edge}--\r\n".encode(), f"multipart/form-data; boundary={edge}"
        )


def _field(page, name):
    found = re.search(rf'name="{name}"[^>]*value="([^"]*)"', page)
    return unescape(found[1]) if found else ""


def while_others_look(site, work):
    """Does the work while somebody else opens the sign-in page again and again; gives their longest wait in seconds."""
    waits, is_done = [0.0], threading.Event()

    def look():
        browser = Browser(site.port)
        while not is_done.is_set():
            began = time.perf_counter()
            browser.get("/accounts/login/")
            waits.append(time.perf_counter() - began)
            time.sleep(0.05)

    thread = threading.Thread(target=look)
    thread.start()
    try:
        outcome = work()
    finally:
        is_done.set()
        thread.join()
    return outcome, max(waits)


def template(comments="", lines=()):
    """A template of an office, with a text in the property that holds comments."""
    document, out = docx.Document(), io.BytesIO()
    for line in ("Số: {{ so }}/{{ ky_hieu }}", "{{ dia_danh }}, {{ ngay_thang }}", "{{ trich_yeu }}", *lines):
        document.add_paragraph(line)
    document.core_properties.comments = comments
    document.save(out)
    return out.getvalue()


def a_task(browser):
    """A task of one's own with the address of its progress form."""
    _status, page = browser.get("/tasks/")
    for number in dict.fromkeys(re.findall(r'href="/tasks/(\d+)/"', page)):
        _status, task = browser.get(f"/tasks/{number}/")
        found = re.search(r"/assignments/\d+/progress/", task)
        if found:
            return number, found[0], task
    raise SystemExit("no task of one's own")


def three_at_once(site):
    """Each form three times at the same moment: one row."""
    officer, focal = Browser(site.port, OFFICER), Browser(site.port, FOCAL)
    _number, _progress, task = a_task(officer)
    difficulty = re.search(r"/assignments/\d+/difficult[a-z/]*", task)
    tries = []
    if difficulty:
        tries.append(("difficulty", officer, difficulty[0], {"text": "Thiếu phiên dịch."}, "work.Difficulty"))
    focal.get("/agencies/add/")
    tries.append(
        ("agency", focal, "/agencies/add/", {"name": "Sở Thử Ba Lần", "kind": "department"}, "agencies.Agency")
    )
    for name, browser, path, fields, model in tries:
        before, mark = site.count(model), uuid.uuid4().hex
        with ThreadPoolExecutor(3) as pool:
            answers = list(
                pool.map(lambda _n, b=browser, p=path, f=fields, m=mark: b.post(p, {**f, "form_token": m})[0], range(3))
            )
        made = site.count(model) - before
        tell(
            f"{name} three times at once",
            "1 row",
            f"{made}, answers {answers}",
            is_good=made == 1 and 500 not in answers,
        )


def others_wait(site):
    """Costly and hostile things, while somebody else opens a page."""
    officer, head, focal = (Browser(site.port, who) for who in (OFFICER, HEAD, FOCAL))
    _number, progress, _task = a_task(officer)
    line = "các sở, ban, ngành phối hợp tổ chức hoạt động quảng bá văn hóa địa phương năm\n"
    evidence = (line * 48_000).encode()
    fields = {"state": "in_progress", "percent": "40", "note": "Gửi kèm.", "token": uuid.uuid4().hex, "reason": "Chờ."}
    agency = re.search(r'<option value="(\d+)"', head.get("/documents/templates/")[1])
    form = {"agency": agency[1] if agency else "", "kind": "letter"}
    bombs = {"power": "{{ 7**(9**9) }}", "long": "{{ 'a'*300000000 }}", "filter": "{{ so|center(200000000) }}"}
    tries = [
        (
            f"template with {n}",
            lambda t=t: head.post("/documents/templates/", form, [("file", ("mau.docx", template(t)))]),
        )
        for n, t in bombs.items()
    ]
    tries.append(
        ("evidence of 5 MB of text", lambda: officer.post(progress, fields, [("evidence", ("a.txt", evidence))]))
    )
    tries.append(
        (
            "a plan of 4 MB of text",
            lambda: focal.post(
                "/plans/upload/", {}, [("file", ("kh.txt", b"K\xe1\xba\xbe HO\xe1\xba\xa0CH\n" + evidence[:4_000_000]))]
            ),
        )
    )
    for name, work in tries:
        began = time.perf_counter()
        (status, _page), wait = while_others_look(site, work)
        took = time.perf_counter() - began
        tell(
            f"{name} ({status}, {took:.1f} s)",
            f"others wait < {LONGEST_WAIT} s",
            f"{wait:.2f} s",
            is_good=wait < LONGEST_WAIT and status < 500,
        )


def work_list(rows):
    """A list of tasks as an office keeps it."""
    book, out = openpyxl.Workbook(), io.BytesIO()
    book.active.append(["Nội dung công việc", "Cơ quan chủ trì", "Tiến độ", "Kết quả thực hiện"])
    for number in range(rows):
        words = hashlib.sha256(str(number).encode()).hexdigest()
        book.active.append([f"Việc nhập {words[:16]} {words[16:32]}", "Sở Ngoại vụ", "Đang thực hiện", "Đã bắt đầu."])
    book.save(out)
    return out.getvalue()


def a_large_import(site, rows):
    """An honest list is taken in while an officer goes on working; killed half-way it is gone on with, nothing twice."""
    officer, focal = Browser(site.port, OFFICER), Browser(site.port, FOCAL)
    _number, progress, _task = a_task(officer)
    _status, page = focal.post("/tasks/import/", {}, [("file", ("viec.xlsx", work_list(rows)))])
    before = site.count("plans.Task", item__text__startswith="Việc nhập")
    focal.post("/tasks/import/", {"token": _field(page, "token"), "form_token": uuid.uuid4().hex})
    waits, killed, began = [], False, time.perf_counter()
    while site.count("audit.Event", verb="import_work") == 0 and time.perf_counter() - began < 400:
        started, mark = time.perf_counter(), uuid.uuid4().hex
        status, _page = officer.post(
            progress, {"state": "in_progress", "percent": "50", "note": mark, "token": mark, "reason": "Chờ."}
        )
        waits.append(time.perf_counter() - started if status == 302 else 99.0)
        if not killed and site.count("plans.Task", item__text__startswith="Việc nhập") > rows // 3:
            killed = bool(site.kill() or site.start() or True)
            officer = Browser(site.port, OFFICER)
    made = site.count("plans.Task", item__text__startswith="Việc nhập") - before
    longest = max(waits, default=0.0)
    tell(f"import of {rows} rows, killed half-way", f"{rows} tasks", f"{made}", is_good=killed and made == rows)
    tell(
        "an officer's progress meanwhile",
        "within 2 s",
        f"{len(waits)} posted, longest {longest:.2f} s",
        is_good=longest < 2,
    )


def large_bodies(site):
    """What is too large is refused before it costs memory."""
    before = site.memory()
    officer = Browser(site.port, OFFICER)
    for name, who in (("600 MB without an account", Browser(site.port)), ("600 MB as evidence", officer)):
        began = time.perf_counter()
        try:
            status, _page = who.ask("POST", "/accounts/login/", b"x" * 600_000_000, "application/x-www-form-urlencoded")
        except OSError:
            status = "closed"
        came = f"{status}, {time.perf_counter() - began:.1f} s, peak +{site.memory() - before} MB"
        tell(
            name, "413 or closed, memory level", came, is_good=status in (413, "closed") and site.memory() - before < 60
        )
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("word/document.xml", b"0" * 1_500_000_000)
    head = Browser(site.port, HEAD)
    agency = re.search(r'<option value="(\d+)"', head.get("/documents/templates/")[1])
    (status, page), wait = while_others_look(
        site,
        lambda: head.post(
            "/documents/templates/", {"agency": agency[1], "kind": "letter"}, [("file", ("a.docx", out.getvalue()))]
        ),
    )
    came = f"{status}, others wait {wait:.2f} s, peak +{site.memory() - before} MB"
    tell(
        "1.5 GB unfolded",
        "refused, memory level",
        came,
        is_good=status == 422 and "quá lớn khi mở ra" in page and site.memory() - before < 100,
    )


def write_until(site, stop, acknowledged):
    """Posts progress with a file again and again; adds the mark of each that was acknowledged."""
    officer = Browser(site.port, OFFICER)
    _number, progress, _task = a_task(officer)
    while not stop.is_set():
        mark = uuid.uuid4().hex
        fields = {
            "state": "in_progress",
            "percent": "50",
            "note": mark,
            "token": mark,
            "form_token": mark,
            "reason": "Chờ.",
        }
        try:
            status, _page = officer.post(progress, fields, [("evidence", (f"{mark}.txt", mark.encode()))])
        except OSError:
            return
        if status == 302:
            acknowledged.add(mark)


def kills(site, rounds):
    """Kills in the middle of writes: what was acknowledged is there once, with its file; nothing is half there."""
    acknowledged = set()
    for _round in range(rounds):
        stop = threading.Event()
        threads = [threading.Thread(target=write_until, args=(site, stop, acknowledged)) for _ in range(3)]
        for thread in threads:
            thread.start()
        time.sleep(3)
        site.kill()
        stop.set()
        for thread in threads:
            thread.join()
        site.start()
    code = ("from nhipcau.work.models import *; from collections import Counter; "
            "c = Counter(Progress.objects.filter(copy_of=None).values_list('token', flat=True)); "
            "e = set(Evidence.objects.values_list('name', flat=True)); "
            "print('|'.join(f'{t}:{n}:{int(t + \".txt\" in e)}' for t, n in c.items()))")  # fmt: skip
    rows = {
        t: (int(n), int(f))
        for t, n, f in (
            one.split(":")
            for one in site.manage("shell", "--verbosity", "0", "-c", code)[1].splitlines()[-1].split("|")
        )
    }
    lost = [mark for mark in acknowledged if mark not in rows]
    doubled = [mark for mark in rows if rows[mark][0] > 1]
    half = [mark for mark in acknowledged if mark in rows and not rows[mark][1]]
    came = f"{len(acknowledged)} acknowledged, {len(lost)} lost, {len(doubled)} doubled, {len(half)} half"
    tell(
        f"{rounds} kills in writes",
        "0 lost, 0 doubled, 0 half",
        came,
        is_good=bool(acknowledged) and not (lost or doubled or half),
    )


def main(words):
    """Everything, on a fresh demo."""
    with tempfile.TemporaryDirectory() as folder:
        site = Site(folder)
        site.start()
        try:
            three_at_once(site)
            others_wait(site)
            large_bodies(site)
            a_large_import(site, 3000 if "--long" in words else 600)
            kills(site, 20 if "--long" in words else 3)
            status, said = site.manage("files", "verify")
            tell("files", "whole", said.splitlines()[-1], is_good=status == 0)
            status, said = site.manage("audit", "verify")
            tell("record", "whole", said.splitlines()[-1], is_good=status == 0)
        finally:
            site.kill()
    return 0 if all(OUTCOMES) else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
