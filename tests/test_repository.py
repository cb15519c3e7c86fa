"""The house rules that a test can hold."""

import ast
import re
import subprocess
import sys
from pathlib import Path

import pytest

import kehoach
from nhipcau.desk import urls as desk_urls
from tests.nhipcau.desk.access import DEEDS

ROOT = Path(__file__).parents[1]
SOURCE = ROOT / "src"
MODULES = [p for p in SOURCE.rglob("*.py") if "migrations" not in p.parts]
TEMPLATES = list(SOURCE.rglob("*.html"))
DATA_APPS = (
    "accounts",
    "agencies",
    "plans",
    "work",
    "inspections",
    "reminders",
    "reports",
    "documents",
    "discussion",
    "succession",
    "notices",
    "partners",
    "agreements",
    "delegations",
    "conferences",
    "events",
    "press",
    "gifts",
    "glossary",
    "greetings",
    "programmes",
    "works",
    "duties",
)
NOBODY_YET = {"accept_invitation", "found"}
"""Events of somebody who is nobody yet, so that the function has no ``by``."""
OWN_LEAVE = {"renew_calendar"}
"""What everybody may do to what is their own; it leaves an event."""
OWN = {"see_reminders", "see_notices", "choose_mails", "save_filter", "drop_filter"}
"""What concerns nobody but who does it: no permission, no event."""


def _functions(path):
    tree = ast.parse(path.read_text(encoding="utf-8"))
    return [node for node in ast.walk(tree) if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)]


def _lines(path):
    return len(path.read_text(encoding="utf-8").splitlines())


def test_modules_are_at_most_300_lines():
    assert [f"{p.name} {_lines(p)}" for p in MODULES if _lines(p) > 300] == []


def test_functions_are_at_most_40_lines():
    long = [
        f"{path.name}:{f.name}" for path in MODULES for f in _functions(path) if (f.end_lineno or 0) - f.lineno + 1 > 40
    ]

    assert long == []


def test_every_form_that_is_sent_bears_the_mark_by_which_it_counts_once():
    forms = re.compile(r"<form\b[^>]*method=.post.*?</form>", re.DOTALL | re.IGNORECASE)
    unmarked = [
        f"{path.name}: {form[:80]}" for path in TEMPLATES if {"desk", "ui"} & set(path.parts)
        for form in forms.findall(path.read_text(encoding="utf-8")) if "{% form_token %}" not in form
    ]  # fmt: skip

    assert unmarked == []


def test_styles_and_scripts_are_at_most_150_lines():
    files = [*SOURCE.rglob("*.css"), *SOURCE.rglob("*.js")]

    assert [f"{p.name} {_lines(p)}" for p in files if _lines(p) > 150] == []


def test_templates_are_at_most_250_lines_of_160_characters():
    long = [f"{p.name} {_lines(p)}" for p in TEMPLATES if _lines(p) > 250]
    wide = [
        f"{path.name}:{number}" for path in TEMPLATES
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1) if len(line) > 160
    ]  # fmt: skip

    assert (long, wide) == ([], [])


def test_no_module_is_named_for_nothing():
    banned = {"utils.py", "helpers.py", "services.py", "signals.py", "managers.py", "mixins.py", "constants.py"}

    assert [str(p) for p in MODULES if p.name in banned] == []


def test_every_module_says_what_it_is_for():
    silent = [
        str(p.relative_to(SOURCE)) for p in MODULES
        if p.read_text(encoding="utf-8").strip() and not ast.get_docstring(ast.parse(p.read_text(encoding="utf-8")))
    ]  # fmt: skip

    assert silent == []


def _actions():
    """Whatever takes ``by`` first, and keyword-only, is an action, in whatever module it stands."""
    for path in MODULES:
        if path.parent.parent.name == "nhipcau" and path.parent.name in DATA_APPS:
            nodes = {
                n.name: n for n in ast.parse(path.read_text(encoding="utf-8")).body if isinstance(n, ast.FunctionDef)
            }
            for node in nodes.values():
                if node.args.kwonlyargs and node.args.kwonlyargs[0].arg == "by":
                    yield node.name, path, _with_helpers(node, nodes)


def _with_helpers(node, nodes):
    """The code of a function with that of its module's private functions that it calls, and that those call."""
    reached, waiting = [], [node]
    while waiting:
        here = waiting.pop()
        reached.append(here)
        named = {name.id for name in ast.walk(here) if isinstance(name, ast.Name) and name.id in nodes}
        waiting += [nodes[name] for name in named if name.startswith("_") and nodes[name] not in [*reached, *waiting]]
    return "\n".join(ast.unparse(one) for one in reached)


LEAVES = re.compile(r"\b(record|accept_agency|compose_document)\(")
"""What leaves an event: the record itself, and the actions of which one does several at once."""
FOR_EACH = {"put_greetings", "number_greetings"}
"""What does another action to each of several; it asks permission and leaves an event of its own for each."""
SEVERAL = {"accept_all_agencies", "compose_reminders", "report_agreements", "report_conferences",
           "report_delegations", *FOR_EACH}  # fmt: skip
"""What does another action, once or several times, each with an event of its own."""


def test_an_action_asks_permission_and_leaves_an_event():
    lacking = [
        name for name, _, code in _actions()
        if name not in OWN | OWN_LEAVE | FOR_EACH and ("require(" not in code or not LEAVES.search(code))
    ]  # fmt: skip

    assert lacking == []


def test_the_events_verb_is_the_actions_name():
    modules = [path for path in MODULES if path.parent.parent.name == "nhipcau" and path.parent.name in DATA_APPS]
    verbs = {v for p in modules for v in re.findall(r"verb=['\"](\w+)", p.read_text(encoding="utf-8"))}

    actions = {name for name, _, _ in _actions()} - OWN - SEVERAL
    assert verbs == actions | NOBODY_YET


COSTLY = re.compile(
    r"\b(apart|kehoach\.(read|stamp|write_official(_to)?|check_form)|subprocess\.run|load_workbook|DocxTemplate)\("
)
"""Work whose length depends on what somebody sent, or on how large a plan is."""
ITSELF_APART = {"apart.py", "renderer.py", "dumps.py"}
"""What does such work in a process of its own, and the dump in a transaction that only reads."""


def test_costly_work_is_kept_out_of_transactions():
    """Whoever calls such work is marked, or is a private part of somebody in the same module who is."""
    unmarked = []
    for path in MODULES:
        if (
            path.parts[len(SOURCE.parts)] != "nhipcau"
            or {"management", "demo"} & set(path.parts)
            or path.name in ITSELF_APART
        ):
            continue
        nodes = {n.name: n for n in ast.parse(path.read_text(encoding="utf-8")).body if isinstance(n, ast.FunctionDef)}
        marked = [
            node for node in nodes.values() if "before_the_lock" in {getattr(d, "id", "") for d in node.decorator_list}
        ]
        kept = "\n".join(_with_helpers(node, nodes) for node in marked)
        unmarked += [
            f"{path.relative_to(SOURCE)}:{name}" for name, node in nodes.items()
            if COSTLY.search(ast.unparse(node)) and node not in marked and ast.unparse(node) not in kept
        ]  # fmt: skip

    assert unmarked == []


def test_what_people_send_comes_in_by_one_door():
    """A room with a field for files hands them to ``take_in``; nobody else opens what was sent."""
    desk = SOURCE / "nhipcau" / "desk"
    rooms = {path.parent for path in desk.glob("*/forms.py")}
    with_files = {room.name for room in rooms if re.search(r"FileField|EvidenceFields|UploadForm", "".join(
        p.read_text(encoding="utf-8") for p in room.glob("*.py")))}  # fmt: skip
    with_door = {
        room.name for room in rooms if any("take_in(" in p.read_text(encoding="utf-8") for p in room.glob("*.py"))
    }
    opened = {
        f"{path.parent.name}/{path.name}" for path in desk.rglob("*.py")
        if re.search(r"\.(chunks|open)\(|cleaned_data\[[^]]*\]\.read\(|FILES\[|FILES\.get\([^)]*\)\.", path.read_text(encoding="utf-8"))
    }  # fmt: skip

    assert (with_files - with_door, opened) == (set(), set())


def test_every_action_is_a_route_of_that_name():
    assert {name for name, _, _ in _actions()} - {
        path.name for room in desk_urls.urlpatterns for path in room.url_patterns
    } == set()


def test_every_action_is_posted_by_every_person_of_the_cast():
    assert {name for name, _, _ in _actions()} - set(DEEDS) == set()


def test_every_action_is_tested_by_name():
    tests = "".join(p.read_text(encoding="utf-8") for p in (ROOT / "tests").rglob("test_*.py"))

    assert [name for name, _, _ in _actions() if name not in tests] == []


def test_surfaces_change_nothing_themselves():
    writes = re.compile(r"\.(save|create|bulk_create|update|delete|get_or_create|update_or_create)\(")
    found = [
        f"{p.name}: {m[0]}" for p in (SOURCE / "nhipcau" / "desk").rglob("*.py")
        for m in writes.finditer(p.read_text(encoding="utf-8"))
    ]  # fmt: skip

    assert found == []


def test_surfaces_ask_no_table_themselves():
    asked = re.compile(r"\.objects\.(?!none\(\))\w+")
    found = [
        f"{p.name}: {m[0]}" for p in (SOURCE / "nhipcau" / "desk").rglob("*.py")
        for m in asked.finditer(p.read_text(encoding="utf-8"))
    ]  # fmt: skip

    assert found == []


def test_a_page_its_view_and_its_template_have_one_name():
    pages = {p.stem: re.search(r"block page %}(\w+)", p.read_text(encoding="utf-8")) for p in TEMPLATES}

    assert {stem: m[1] for stem, m in pages.items() if m and m[1] != stem and stem != "base"} == {}


def test_templates_have_no_inline_script_or_style():
    found = [
        p.name
        for p in TEMPLATES
        if re.search(r"<script(?![^>]*src=)[^>]*>|\sstyle=|\son\w+=", p.read_text(encoding="utf-8"))
    ]

    assert found == []


def test_raw_colours_stand_in_tokens_alone():
    styles = [p for p in SOURCE.rglob("*.css") if p.name not in ("tokens.css", "print.css")]

    assert [p.name for p in styles if re.search(r"#[0-9a-fA-F]{3,8}\b", p.read_text(encoding="utf-8"))] == []


def test_own_scripts_stay_under_300_lines():
    assert sum(_lines(p) for p in SOURCE.rglob("*.js")) < 300


def test_every_dependency_says_what_it_is_for():
    text = (ROOT / "pyproject.toml").read_text(encoding="utf-8")
    block = text[text.index("dependencies = [") : text.index("[project.scripts]")]

    assert [line for line in block.splitlines() if line.strip().startswith('"') and "#" not in line] == []


@pytest.mark.parametrize("path", sorted((ROOT / "requirements").glob("*.txt")), ids=lambda p: p.name)
def test_lock_files_name_no_address_and_pin_by_hash(path):
    text = path.read_text(encoding="utf-8")
    packages = re.findall(r"^[a-z0-9][\w.\[\]-]*==", text, re.MULTILINE)

    assert ("://" in text, len(packages) > 5, text.count("--hash=sha256:") >= len(packages)) == (False, True, True)


@pytest.mark.parametrize("package", ["torch", "pymupdf", "django-viewflow", "unidecode", "lunardate", "docling"])
def test_no_heavy_or_viral_package_is_locked(package):
    text = "".join(p.read_text(encoding="utf-8").lower() for p in (ROOT / "requirements").glob("*.txt"))

    assert f"\n{package}==" not in text


def test_adr_numbers_are_in_order_and_in_their_headings():
    records = sorted((ROOT / "docs" / "adr").glob("[0-9]*.md"))

    assert [p.name[:4] for p in records] == [f"{n:04}" for n in range(1, len(records) + 1)]
    assert [p.name for p in records if not p.read_text(encoding="utf-8").startswith(f"# {int(p.name[:4])}. ")] == []


def test_every_path_named_in_the_documents_exists():
    documents = [ROOT / "ARCHITECTURE.md", ROOT / "CONTRIBUTING.md", ROOT / "README.md", *(ROOT / "docs").rglob("*.md")]
    missing = [
        f"{d.name}: {path}" for d in documents
        for path in re.findall(r"`((?:src|tests|docs|tools|requirements|benchmarks)/[\w./-]+)`", d.read_text(encoding="utf-8"))
        if not (ROOT / path).exists()
    ]  # fmt: skip

    assert missing == []


def test_every_package_stands_in_the_code_map():
    text = (ROOT / "ARCHITECTURE.md").read_text(encoding="utf-8")
    packages = [p.name for p in (SOURCE / "nhipcau").iterdir() if (p / "__init__.py").exists()]
    packages += [p.name for p in (SOURCE / "kehoach").iterdir() if (p / "__init__.py").exists()]

    assert [name for name in packages if f"`{name}" not in text and f"{name}/" not in text] == []


def test_every_setting_is_documented():
    text = (SOURCE / "nhipcau" / "settings.py").read_text(encoding="utf-8")
    documented = (ROOT / "docs" / "reference" / "settings.md").read_text(encoding="utf-8")

    assert {n for n in re.findall(r"NHIPCAU_\w+", text) if n not in documented} == set()


def test_every_action_is_documented_with_who_may():
    run = subprocess.run(
        [sys.executable, ROOT / "tools" / "actions.py", "check"], capture_output=True, text=True, check=False
    )

    assert (run.returncode, run.stdout) == (0, "docs/reference/actions.md: as the code has it\n")


def test_the_readme_example_is_true(tmp_path):
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    code, output = re.search(r"```python\n(.*?)```\n\n```text\n(.*?)```", readme, re.DOTALL).groups()

    done = subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True,
        env={"PYTHONPATH": str(SOURCE), "PYTHONIOENCODING": "utf-8", "PATH": ""},
    )  # fmt: skip

    assert done.stdout == output


def test_nothing_of_the_seed_plans_is_shipped():
    shipped = " ".join(
        p.read_text(encoding="utf-8") for p in [*MODULES, *SOURCE.rglob("*.toml")] if "vocabulary" not in p.name
    )

    assert [name for name in ("Hải Phòng", "Cần Thơ", "Bắc Giang", "Hà Nội") if name in shipped] == []


def test_every_rule_of_the_linter_is_documented():
    printed = (ROOT / "docs/reference/kehoach-commands.md").read_text(encoding="utf-8")

    assert [rule.code for rule in kehoach.RULES if f"| {rule.code} | {rule.severity} |" not in printed] == []
