"""How densely the application branches: every branch counted, and never more than today.

Counted are if, for, while, except, match cases, ternaries, each and-or, comprehensions and their conditions. The
readers of a function meet all of them, whatever a linter's count leaves out. MOST_PER_HUNDRED is a debt: it may only
shrink.
"""

import ast
from pathlib import Path

SOURCE = Path(__file__).parents[1] / "src" / "nhipcau"
MODULES = [path for path in SOURCE.rglob("*.py") if "migrations" not in path.parts]
MOST = 10
MOST_PER_HUNDRED = 15.6
GOAL_PER_HUNDRED = 14


def _branches(function):
    """Branches of a function without those of functions inside it, and one for the way straight through."""
    total, waiting = 1, list(ast.iter_child_nodes(function))
    while waiting:
        node = waiting.pop()
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef | ast.Lambda):
            continue
        if isinstance(node, ast.BoolOp):
            total += len(node.values) - 1
        elif isinstance(node, ast.comprehension):
            total += 1 + len(node.ifs)
        else:
            total += isinstance(node, ast.If | ast.For | ast.While | ast.ExceptHandler | ast.IfExp | ast.match_case)
        waiting += ast.iter_child_nodes(node)
    return total


def _functions():
    for path in MODULES:
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
                yield f"{path.relative_to(SOURCE)}:{node.name}", _branches(node)


def _code_lines(path):
    """Lines that are neither blank, nor a comment, nor of a docstring."""
    text = path.read_text(encoding="utf-8")
    documented = sum(
        node.body[0].end_lineno - node.body[0].lineno + 1
        for node in ast.walk(ast.parse(text))
        if isinstance(node, ast.Module | ast.ClassDef | ast.FunctionDef) and ast.get_docstring(node, clean=False)
    )
    return sum(bool(line.strip()) and not line.strip().startswith("#") for line in text.splitlines()) - documented


def test_no_function_branches_more_than_ten_times():
    assert {name for name, count in _functions() if count > MOST} == set()


def test_branches_for_a_hundred_lines_only_go_down():
    ratio = 100 * sum(count - 1 for _name, count in _functions()) / sum(_code_lines(path) for path in MODULES)

    assert GOAL_PER_HUNDRED - 1 < ratio <= MOST_PER_HUNDRED, "lower MOST_PER_HUNDRED to what is reached"
