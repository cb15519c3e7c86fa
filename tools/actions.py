"""Writes docs/reference/actions.md out of the code: what each action says of itself, and whom its predicate lets.

python tools/actions.py          writes the page
python tools/actions.py check    says whether it is as the code has it
"""

import ast
import sys
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
SOURCE = ROOT / "src" / "nhipcau"
PAGE = ROOT / "docs" / "reference" / "actions.md"
HEAD = """# Actions

Every change is one of these. The name is the function, the route, the button and the verb in the audit.
Written by `tools/actions.py` out of the code.

| action | what it does | who may |
|---|---|---|
"""
FOOT = """
Two are done by somebody who is nobody yet: `accept_invitation` (sets a password, or adds the role to one's account; who
has the letter's key) and `found` (the command that founds the first locality; who has the machine).
"""
ITSELF = "Everybody, what is their own."


def functions() -> Iterator[ast.FunctionDef]:
    """Every function of a module of the application, the modules in their order."""
    for path in sorted(SOURCE.rglob("*.py")):
        if not {"migrations", "audit"} & set(path.parts):
            yield from (n for n in ast.parse(path.read_text(encoding="utf-8")).body if isinstance(n, ast.FunctionDef))


def is_action(node: ast.FunctionDef) -> bool:
    """Whatever takes ``by`` first, and keyword-only."""
    return bool(node.args.kwonlyargs) and node.args.kwonlyargs[0].arg == "by"


def predicates_in(node: ast.AST) -> list[str]:
    """The predicates that are called inside, once each, in their order."""
    names = [c.func.id for c in ast.walk(node) if isinstance(c, ast.Call) and isinstance(c.func, ast.Name)]
    return [name for name in dict.fromkeys(names) if name.startswith("can_")]


def who_may(name: str, predicates: dict[str, ast.FunctionDef]) -> str:
    """The docstring of a predicate, or of the one that it asks."""
    said = ast.get_docstring(predicates[name])
    if said:
        return first_sentence(said)
    return who_may(predicates_in(predicates[name])[0], predicates)


def first_sentence(docstring: str) -> str:
    return " ".join(docstring.split("\n\n")[0].split())


def page() -> str:
    """The whole page."""
    nodes = list(functions())
    known = {node.name: node for node in nodes}
    predicates = {name: node for name, node in known.items() if name.startswith("can_")}
    rows = {}
    for node in nodes:
        if is_action(node):
            asked = predicates_in(node) or [
                p for name in called(node) if name in known for p in predicates_in(known[name])
            ]
            who = " ".join(dict.fromkeys(who_may(name, predicates) for name in asked)) or ITSELF
            rows[node.name] = f"| `{node.name}` | {first_sentence(ast.get_docstring(node) or '')} | {who} |"
    return HEAD + "\n".join(rows.values()) + "\n" + FOOT


def called(node: ast.AST) -> list[str]:
    return [c.func.id for c in ast.walk(node) if isinstance(c, ast.Call) and isinstance(c.func, ast.Name)]


def main() -> int:
    if sys.argv[1:] == ["check"]:
        is_true = PAGE.read_text(encoding="utf-8") == page()
        print("docs/reference/actions.md: " + ("as the code has it" if is_true else "old; run tools/actions.py"))
        return 0 if is_true else 1
    PAGE.write_text(page(), encoding="utf-8")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
