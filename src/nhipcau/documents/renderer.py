"""Fills a template, as a program of its own that is run with limits of time and memory: it knows no Django.

    python rendering.py FOLDER

reads in.docx and values.json of the folder, writes out.docx, and prints what it found as JSON: the names that the
template uses and, where it was not filled, the fault. A template is other people's code. Here every text that is
compiled, in whatever part of the file it stands, is first checked against a list of what a form may contain: the
checker is the compiler's own door, so it cannot look elsewhere than the renderer.
"""

import io
import json
import sys
import zipfile
import zlib
from pathlib import Path
from typing import Any

from docxtpl import DocxTemplate  # type: ignore[import-untyped]
from docxtpl.listing import Listing  # type: ignore[import-untyped]
from jinja2 import StrictUndefined, Template, TemplateError, nodes
from jinja2.sandbox import SandboxedEnvironment

CPU_SECONDS = 30
MEMORY_BYTES = 2 * 1024**3
ALLOWED = (nodes.Template, nodes.Output, nodes.TemplateData, nodes.Name, nodes.For, nodes.If, nodes.Not, nodes.Getitem,
           nodes.Const)  # fmt: skip
"""A form names fields, repeats rows of a table, and asks whether a field is there. It computes nothing."""
UNREADABLE = (
    zipfile.BadZipFile, zlib.error, EOFError, KeyError, ValueError, SyntaxError, TemplateError, TypeError, OSError,
    ArithmeticError, AttributeError, RecursionError, IndexError,
)  # fmt: skip
"""What a damaged file or template makes docxtpl raise: errors of XML are SyntaxErrors."""


class Computes(Exception):
    """The template contains what no form needs."""


class FieldsOnly(SandboxedEnvironment):
    """Compiles nothing but forms, and remembers which names they use."""

    def __init__(self) -> None:
        super().__init__(undefined=StrictUndefined, autoescape=True)
        self.globals.clear()
        self.used: set[str] = set()

    def from_string(self, source: Any, *args: Any, **kwargs: Any) -> Template:
        tree = self.parse(source)
        refuse_computing(tree)
        targets = {loop.target.name for loop in tree.find_all(nodes.For) if isinstance(loop.target, nodes.Name)}
        self.used |= {name.name for name in tree.find_all(nodes.Name)} - targets
        return super().from_string(tree, *args, **kwargs)


def refuse_computing(tree: nodes.Template) -> None:
    """Raises Computes where a tree contains what is not on the list, or puts what is on it together in other ways."""
    if any(not isinstance(node, ALLOWED) for node in tree.find_all(nodes.Node)):
        raise Computes
    if not all(is_plain_loop(loop) for loop in tree.find_all(nodes.For)):
        raise Computes
    if any(not _is_field(test) for test in _tests(tree)):
        raise Computes
    if any(not _is_field(part) for output in tree.find_all(nodes.Output) for part in output.nodes):
        raise Computes


def is_plain_loop(loop: nodes.For) -> bool:
    """A loop over one field, with one name, without condition, recursion or a loop inside."""
    is_bare = isinstance(loop.target, nodes.Name) and isinstance(loop.iter, nodes.Name)
    return is_bare and not (loop.test or loop.recursive or loop.else_) and loop.find(nodes.For) is None


def _tests(tree: nodes.Template) -> list[nodes.Node]:
    """What the conditions ask, each without its "not"."""
    asked = [condition.test for condition in tree.find_all(nodes.If)]
    return [test.node if isinstance(test, nodes.Not) else test for test in asked]


def _is_field(node: nodes.Node) -> bool:
    """A name, a cell of it by number, or plain text."""
    if isinstance(node, nodes.Getitem):
        return _is_field(node.node) and isinstance(node.arg, nodes.Const) and type(node.arg.value) is int
    return isinstance(node, nodes.Name | nodes.TemplateData)


def fill(data: bytes, values: dict[str, Any], out: Path) -> dict[str, Any]:
    """Writes the template with its fields filled; says the names it uses, and the fault where it was not written."""
    environment = FieldsOnly()
    try:
        template = DocxTemplate(io.BytesIO(data))
        shown = {name: Listing(value) if isinstance(value, str) else value for name, value in values.items()}
        template.render(shown, environment, autoescape=True)
        template.save(out)
    except Computes:
        return {"fault": "computes", "names": []}
    except UNREADABLE:
        unknown = environment.used - set(values)
        return {"fault": "unknown" if unknown else "broken", "names": sorted(environment.used)}
    return {"fault": "", "names": sorted(environment.used)}


def limit_this_process() -> None:
    """No more processor time and memory than a form needs; where the system has no such limits, time alone is kept."""
    if sys.platform == "win32":
        return
    import resource  # noqa: PLC0415 (not on Windows)

    resource.setrlimit(resource.RLIMIT_CPU, (CPU_SECONDS, CPU_SECONDS))
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY_BYTES, MEMORY_BYTES))


def main(folder: Path) -> None:
    """Fills the template of a folder."""
    limit_this_process()
    values = json.loads((folder / "values.json").read_text(encoding="utf-8"))
    found = fill((folder / "in.docx").read_bytes(), values, folder / "out.docx")
    json.dump(found, sys.stdout)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
