"""Mutation tests of modules: `python tools/mutants.py COVERAGE_FILE MODULE.py ...` (needs cosmic-ray).

Cosmic-ray's operators make the mutants; each is run in a forked copy of one warm pytest session, by
the tests that reached its line, cheapest first, until one fails. COVERAGE_FILE is what
`pytest tests/nhipcau -n 2 --cov=src/nhipcau --cov-context=test` leaves in .coverage.

The database is in memory: a fork then has a copy of its own, where a file would be shared between
parent and children. A function is changed by exchanging its code object, so that every module that
imported it by name, and every decorator around it, runs the mutant. What is at the level of a module
(constants, fields, annotations) is not exchanged so, and is counted as left out.

Prints one line for each survivor and the share of the killed of each module; what was never reached
by a test counts as survived.
"""

import difflib
import gc
import os
import random
import signal
import sys
import time
import types
from collections import Counter, defaultdict
from pathlib import Path

import coverage
import pytest
from cosmic_ray.ast import ast_nodes, get_ast
from cosmic_ray.mutating import MutationVisitor
from cosmic_ray.plugins import get_operator, operator_names

ROOT = Path(__file__).resolve().parents[1]
SECONDS, MOST, NOT_RUN = 200, 60, 7
# `is` in place of `==`, and arithmetic on what is no number, tell nothing of a test.
LEFT_OUT = ("Is", "ExceptionReplacer", "VariableReplacer", "VariableInserter", "NoOp", "RemoveDecorator")


def mutants(path: Path, chance: random.Random) -> list[tuple[int, str, str]]:
    """(line, operator, source) of each mutant: of one place and kind of operator, one by chance."""
    names = [n for n in sorted(operator_names()) if not any(word in n for word in LEFT_OUT)]
    source = path.read_text()
    found: dict[tuple[int, int, str], list[tuple[int, str, str]]] = defaultdict(list)
    for name in names:
        operator = get_operator(name)()
        places = [place for node in ast_nodes(get_ast(source)) for place in operator.mutation_positions(node)]
        for occurrence, ((line, column), _) in enumerate(places):
            mutated = MutationVisitor.mutate_code(source, get_operator(name)(), occurrence)
            kind = name.split("/")[-1].split("_")[0]
            if mutated and mutated != source and _is_python(mutated):
                found[line, column, kind].append((line, name, mutated))
    return [chance.choice(each) for _, each in sorted(found.items())]


def _is_python(source: str) -> bool:
    """False for a mutant such as `f(a, **b)` become `f(a, / b)`."""
    try:
        compile(source, "mutant", "exec", dont_inherit=True)
    except SyntaxError:
        return False
    return True


def codes(code: types.CodeType) -> dict[str, list[types.CodeType]]:
    """The code objects of functions by qualified name, outermost only: inner ones are their constants."""
    found: dict[str, list[types.CodeType]] = defaultdict(list)
    for constant in code.co_consts:
        if isinstance(constant, types.CodeType):
            if constant.co_flags & 0x2:  # CO_NEWLOCALS: a function; the body of a class is entered
                found[constant.co_qualname].append(constant)
            else:
                for name, inner in codes(constant).items():
                    found[name] += inner
    return found


def changed(path: Path, before: str, after: str) -> dict[str, types.CodeType]:
    """What functions differ, by qualified name; empty where none does."""
    old, new = (codes(compile(text, str(path), "exec", dont_inherit=True)) for text in (before, after))
    return {
        name: each[0]
        for name, each in new.items()
        if len(each) == 1
        and len(old.get(name, ())) == 1
        and each[0] != old[name][0]
        and _is_called_alike(each[0], old[name][0])
    }


def _is_called_alike(code: types.CodeType, other: types.CodeType) -> bool:
    """False where `*` between parameters became `/`."""
    return (code.co_posonlyargcount, code.co_kwonlyargcount) == (other.co_posonlyargcount, other.co_kwonlyargcount)


def exchange(path: Path, replaced: dict[str, types.CodeType]) -> bool:
    """Every function object of the file runs the mutant's code from now on."""
    hit = False
    for thing in gc.get_objects():
        if type(thing) is types.FunctionType and thing.__code__.co_filename == str(path):
            code = replaced.get(thing.__code__.co_qualname)
            if code is not None and len(code.co_freevars) == len(thing.__code__.co_freevars):
                thing.__code__, hit = code, True
    return hit


class Session:
    """A warm pytest session that forks a copy for each mutant instead of running its tests."""

    def __init__(self, reached: "coverage.CoverageData", paths: list[Path]) -> None:
        self.reached, self.paths = reached, paths
        self.survivors: list[str] = []

    def pytest_configure(self, config):
        from django.db import connections  # noqa: PLC0415

        connections["default"].settings_dict["TEST"]["NAME"] = None

    def pytest_runtestloop(self, session):
        items = {item.nodeid: item for item in session.items if "transactional_db" not in item.fixturenames}
        warm = next(item for item in session.items if item.nodeid.startswith("tests/nhipcau/work/test_tallies"))
        other = next(item for item in session.items if item.nodeid.startswith("tests/nhipcau/test_models"))
        warm.config.hook.pytest_runtest_protocol(item=warm, nextitem=other)
        for path in self.paths:
            self.measure(path, items)
        return True

    def measure(self, path: Path, items) -> None:
        source, chance = path.read_text(), random.Random(13)
        by_line = self.reached.contexts_by_lineno(str(path))
        outcomes: Counter[str] = Counter()
        chosen = {line: self.chosen(path, names, items) for line, names in by_line.items()}
        reaching = {test.nodeid: test for tests in chosen.values() for test in tests}
        failing = self.failing_unchanged(list(reaching.values()))
        for line, operator, mutated in mutants(path, chance):
            replaced = changed(path, source, mutated)
            if not replaced:
                outcomes["left out"] += 1
                continue
            tests = [test for test in chosen.get(line, ()) if test.nodeid not in failing]
            outcome = self.tried(path, replaced, tests)
            outcomes[outcome] += 1
            if outcome == "survived":
                self.survivors.append(
                    f"{path.name}:{line} {operator.split('/')[-1]} ({len(tests)} tests) {_shown(source, mutated)}"
                )
                print("  SURVIVED", self.survivors[-1], flush=True)
        of = outcomes["killed"] + outcomes["survived"]
        print(
            f"{path.relative_to(ROOT)}: {outcomes['killed']} of {of} killed ({100 * outcomes['killed'] / max(of, 1):.1f} %), {outcomes['left out']} left out",
            flush=True,
        )

    def chosen(self, path: Path, contexts, items) -> list:
        """Of the tests that reached a line those of its own app first, stories of hypothesis last; MOST at most."""
        names = {context.split("|")[0] for context in contexts}
        own = f"tests/nhipcau/{path.relative_to(ROOT / 'src/nhipcau').parts[0]}/"
        found = sorted(
            (items[name] for name in names if name in items),
            key=lambda item: (_is_story(item), not item.nodeid.startswith(own), item.nodeid),
        )
        return found[:MOST] + [item for item in found[MOST:] if _is_story(item)][:3]

    def failing_unchanged(self, tests) -> set[str]:
        """Tests that fail in a forked copy though nothing was changed: they say nothing of a mutant."""
        read, write = os.pipe()
        child = os.fork()
        if not child:
            for test in failures(tests, stop_at_first=False):
                os.write(write, f"{test}\n".encode())
            os._exit(0)
        os.close(write)
        with os.fdopen(read) as told:
            names = set(told.read().splitlines())
        os.waitpid(child, 0)
        if names:
            print(f"  fail unchanged, left out of {len(tests)}: {sorted(names)}", flush=True)
        return names

    def tried(self, path: Path, replaced, tests) -> str:
        if not tests:
            return "survived"
        child = os.fork()
        if not child:
            code = NOT_RUN
            try:
                if exchange(path, replaced):
                    code = 1 if failures(tests, stop_at_first=True) else 0
            finally:
                os._exit(code)
        ends = time.monotonic() + SECONDS
        while time.monotonic() < ends:
            done, status = os.waitpid(child, os.WNOHANG)
            if done:
                code = os.waitstatus_to_exitcode(status)
                if code not in (0, 1):
                    raise SystemExit(f"{path}: not exchanged or not run: {list(replaced)}")
                return "killed" if code else "survived"
            time.sleep(0.02)
        os.kill(child, signal.SIGKILL)
        os.waitpid(child, 0)
        return "killed"  # it never ended


def failures(tests, *, stop_at_first: bool) -> list[str]:
    """What of the tests fails here, one after the other."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
    failed: list[str] = []

    class Ear:
        def pytest_runtest_logreport(self, report):
            if report.failed:
                failed.append(report.nodeid)

    if tests:
        tests[0].config.pluginmanager.register(Ear())
    for test, following in zip(tests, [*tests[1:], None], strict=True):
        test.config.hook.pytest_runtest_protocol(item=test, nextitem=following)
        if failed and stop_at_first:
            break
    return failed


def _is_story(item) -> bool:
    return hasattr(getattr(item, "obj", None), "hypothesis")


def _shown(before: str, after: str) -> str:
    lines = difflib.unified_diff(before.splitlines(), after.splitlines(), n=0, lineterm="")
    return " -> ".join(line[1:].strip() for line in lines if line[0] in "+-" and line[:3] not in ("+++", "---"))


def main(words: list[str]) -> int:
    """0 where every test of the unchanged code passed and mutants could be tried."""
    reached = coverage.CoverageData(words[0])
    reached.read()
    paths = [Path(word).resolve() for word in words[1:]]
    session = Session(reached, paths)
    options = ["tests/nhipcau", "-q", "-p", "no:cacheprovider", "-p", "no:randomly", "-p", "no:cov", "-p", "no:xdist"]
    return int(pytest.main(options, plugins=[session]))


if __name__ == "__main__":
    sys.path.insert(0, str(ROOT / "src"))
    sys.exit(main(sys.argv[1:]))
