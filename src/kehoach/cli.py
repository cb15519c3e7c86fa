"""The command line of the reader. Results alone go to stdout, problems to stderr.

Exit status: 0 done; 1 a file cannot be read, or the linter found something; 2 wrong use.
"""

import json
import sys
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

import click

import kehoach
from kehoach.batch import find_documents, read_folder
from kehoach.cover import find_cover, print_cover
from kehoach.findings import explain, to_sarif
from kehoach.findings import to_json as findings_to_json
from kehoach.lint import RULE_OF, RULES, lint
from kehoach.measure import load_labels, measure, score
from kehoach.printing import print_changes, print_findings, print_outline, print_plan, print_score

_PATH = click.Path(exists=True, path_type=Path)
_FILE = click.Path(exists=True, dir_okay=False, path_type=Path)


def _json(plan: kehoach.Plan) -> bytes:
    return kehoach.to_json(plan).encode() + b"\n"


def _table(plan: kehoach.Plan) -> bytes:
    return print_plan(plan).encode() + b"\n"


def _csv(plan: kehoach.Plan) -> bytes:
    return kehoach.to_csv(plan).encode()


def _akoma(plan: kehoach.Plan) -> bytes:
    return kehoach.to_akoma(plan).encode()


ENCODERS: dict[str, tuple[str, Callable[[kehoach.Plan], bytes]]] = {
    "json": (".json", _json),
    "table": (".table.txt", _table),
    "csv": (".csv", _csv),
    "xlsx": (".xlsx", kehoach.to_xlsx),
    "akn": (".akn.xml", _akoma),
    "docx": (".docx", kehoach.write),
}
_FORM = click.option("--format", "form", type=click.Choice(tuple(ENCODERS)), default="json", show_default=True)


@click.group()
def main() -> None:
    """Đọc văn bản kế hoạch của cơ quan nhà nước. Reads Vietnamese official plans."""


@main.command()
@click.argument("path", type=_PATH)
@_FORM
@click.option("--json", "form", flag_value="json", help="= --format json")
@click.option("--table", "form", flag_value="table", help="= --format table")
@click.option("--csv", "form", flag_value="csv", help="= --format csv")
@click.option("--xlsx", "form", flag_value="xlsx", help="= --format xlsx")
@click.option("--akn", "form", flag_value="akn", help="= --format akn (Akoma Ntoso)")
@click.option("-o", "--out", type=click.Path(path_type=Path), help="Tệp hoặc thư mục kết quả / where to write")
@click.option("-j", "--jobs", type=click.IntRange(1, 64), help="Số tiến trình (với thư mục) / processes, for a folder")
def read(path: Path, form: str, out: Path | None, jobs: int | None) -> None:
    """Reads PATH, a document or a whole folder, and prints or writes what it says."""
    suffix, encode = ENCODERS[form]
    if path.is_dir():
        _read_folder(path, out, suffix, encode, jobs)
    else:
        _put(encode(_read(path)), out)


def _read_folder(folder: Path, out: Path | None, suffix: str, encode: Callable[..., bytes], jobs: int | None) -> None:
    into = out or folder.with_name(f"{folder.resolve().name}-read")
    total = len(find_documents(folder))
    failed = []
    with click.progressbar(length=total, label=f"{folder} → {into}", file=sys.stderr, show_pos=True) as bar:
        for outcome in read_folder(folder, into, suffix, encode, jobs):
            bar.update(1)
            if outcome.error:
                failed.append(outcome)
    for outcome in failed:
        click.echo(f"{outcome.path}: {outcome.error}", err=True)
    click.echo(f"{total - len(failed)} / {total} → {into}", err=True)
    sys.exit(1 if failed else 0)


@main.command()
@click.argument("file", type=_FILE)
def outline(file: Path) -> None:
    """Prints the tree of sections and items of FILE with their locators."""
    click.echo(print_outline(_read(file)))


@main.command("lint")
@click.argument("files", type=_FILE, nargs=-1)
@click.option("--format", "form", type=click.Choice(("text", "json", "sarif")), default="text", show_default=True)
@click.option("--ignore", multiple=True, help="Mã bỏ qua, ví dụ KH102 / codes to leave out")
@click.option("--explain", "code", help="Giải thích một mã / explains a code")
def lint_command(files: tuple[Path, ...], form: str, ignore: tuple[str, ...], code: str | None) -> None:
    """Points out what a careful clerk would: tasks without a lead, dates outside the plan…"""
    if code is not None:
        if code not in RULE_OF:
            raise click.UsageError(f"Không có mã {code}. Các mã: {', '.join(rule.code for rule in RULES)}.")
        click.echo(explain(code))
        return
    if not files:
        raise click.UsageError("Hãy nêu ít nhất một tệp. Name at least one file.")
    found = {file: [f for f in lint(_read(file)) if f.code not in ignore] for file in files}
    writers: dict[str, Callable[[Mapping[Path, Sequence[kehoach.Finding]]], str]] = {
        "text": print_findings,
        "json": findings_to_json,
        "sarif": to_sarif,
    }
    click.echo(writers[form](found))
    sys.exit(1 if any(found.values()) else 0)


@main.command("form")
@click.argument("files", type=_FILE, nargs=-1, required=True)
@click.option("--json", "as_json", is_flag=True, help="JSON")
def form_command(files: tuple[Path, ...], as_json: bool) -> None:  # noqa: FBT001
    """Checks a .docx part by part against Decree 30/2020/NĐ-CP, Annex I: paper, margins, faces, parts, numbers."""
    sources = {rule.code: rule.source for rule in (*kehoach.FORM_RULES, *kehoach.PARTY_RULES)}
    found = [
        {"file": str(file), "code": finding.code, "message": finding.message, "source": sources[finding.code]}
        for file in files
        for finding in _form_of(file)
    ]
    lines = [f"{row['file']}: {row['code']} {row['message']} ({row['source']})" for row in found]
    text = "\n".join([*lines, f"{len(found)} phát hiện / findings"])
    click.echo(json.dumps(found, ensure_ascii=False, indent=1) if as_json else text)
    sys.exit(1 if found else 0)


def _form_of(file: Path) -> Sequence[kehoach.Finding]:
    try:
        return kehoach.check_form(file.read_bytes())
    except kehoach.UnreadableFile as error:
        raise click.ClickException(f"{file}: {error}") from error


@main.command("diff")
@click.argument("old", type=_FILE)
@click.argument("new", type=_FILE)
@click.option("--json", "as_json", is_flag=True, help="JSON")
def diff_command(old: Path, new: Path, as_json: bool) -> None:  # noqa: FBT001
    """Tells what became of the tasks of OLD in NEW: added, dropped, changed, reassigned, rescheduled."""
    changes = kehoach.diff(_read(old), _read(new))
    click.echo(json.dumps([kehoach.change_to_dict(c) for c in changes], ensure_ascii=False, indent=1)
               if as_json else print_changes(changes))  # fmt: skip


@main.command()
@click.argument("file", type=_FILE)
@click.option("-o", "--out", type=click.Path(path_type=Path), required=True, help="Tệp .docx / where to write")
def write(file: Path, out: Path) -> None:
    """Writes FILE, a document or a reading in JSON, as an official .docx (Decree 30/2020/NĐ-CP)."""
    is_reading = file.suffix.lower() == ".json"
    plan = kehoach.from_json(file.read_text(encoding="utf-8")) if is_reading else _read(file)
    _put(kehoach.write(plan), out)


@main.command("score")
@click.argument("folder", type=click.Path(exists=True, file_okay=False, path_type=Path))
@click.option("--misses", is_flag=True, help="In cả giá trị sót và thừa / prints what was missed")
@click.option(
    "--cover", "is_cover", is_flag=True, help="Dòng nào không đọc được, không cần nhãn / lines lost, no labels"
)
def score_command(folder: Path, misses: bool, is_cover: bool) -> None:  # noqa: FBT001
    """Measures the reader on FOLDER: one folder for each document, with source.* and labels.json in it.

    With --cover on any folder of documents: what lies in no value, what in doubts alone, how many items are in doubt.
    """
    if is_cover:
        click.echo(print_cover([(path.name, find_cover(_read(path))) for path in find_documents(folder)]))
        return
    pairs = [(labels, source) for labels in sorted(folder.glob("*/labels.json"))
             for source in sorted(labels.parent.glob("source.*"))]  # fmt: skip
    if not pairs:
        raise click.UsageError(f"Không thấy */labels.json trong {folder}. No labelled documents there.")
    measured = [
        measure(load_labels(labels.read_text(encoding="utf-8")), kehoach.to_dict(_read(source)))
        for labels, source in pairs
    ]
    click.echo(print_score(score(measured), with_misses=misses))


def _read(file: Path) -> kehoach.Plan:
    try:
        return kehoach.read(file)
    except kehoach.KehoachError as error:
        click.echo(f"{file}: {error}", err=True)
        sys.exit(1)


def _put(content: bytes, out: Path | None) -> None:
    if out is None:
        click.echo(content, nl=False)
    else:
        out.parent.mkdir(parents=True, exist_ok=True)
        out.write_bytes(content)
