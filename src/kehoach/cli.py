"""The command line: `kehoach read FILE`. JSON alone goes to stdout, problems to stderr.

Exit status: 0 read; 1 the file cannot be read; 2 wrong use.
"""

import sys
from pathlib import Path

import click

import kehoach


@click.group()
def main() -> None:
    """Đọc văn bản kế hoạch của cơ quan nhà nước. Reads Vietnamese official plans."""


@main.command()
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--json", "form", flag_value="json", default=True, help="JSON (mặc định / default)")
@click.option("--table", "form", flag_value="table", help="Bảng nhiệm vụ / a table of tasks")
def read(file: Path, form: str) -> None:
    """Reads FILE and prints what it says."""
    try:
        plan = kehoach.read(file)
    except kehoach.KehoachError as error:
        click.echo(f"{file}: {error}", err=True)
        sys.exit(1)
    click.echo(kehoach.to_json(plan) if form == "json" else _table(plan))


def _table(plan: kehoach.Plan) -> str:
    head = f"{plan.header.type} {plan.header.number or ''} · {plan.header.issuer or ''}\n{plan.header.title or ''}\n"
    rows = [f"{t.locator:12} {', '.join(t.leads)[:40]:40} {t.text[:90]}" for t in plan.tasks]
    duties = [f"{d.locator:12} {d.agency[:40]:40} {d.text[:90]}" for d in plan.duties]
    notes = [f"! {n.message}" for n in plan.notes]
    return "\n".join([head, *rows, "", *duties, "", *notes])
