"""Plans, findings, changes and scores as text for a terminal."""

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from kehoach.diff import Change
from kehoach.lint import RULE_OF, Finding
from kehoach.measure import Score
from kehoach.model import Plan
from kehoach.outline import Node, build_outline
from kehoach.parts import split_parts
from kehoach.sources.source import rebuild_source


def print_plan(plan: Plan) -> str:
    """Header, tasks, duties and notes, a line each."""
    head = f"{plan.header.type} {plan.header.number or ''} · {plan.header.issuer or ''}\n{plan.header.title or ''}\n"
    rows = [f"{t.locator:12} {', '.join(t.leads)[:40]:40} {t.text[:90]}" for t in plan.tasks]
    duties = [f"{d.locator:12} {d.agency[:40]:40} {d.text[:90]}" for d in plan.duties]
    notes = [f"! {n.message}" for n in plan.notes]
    return "\n".join([head, *rows, "", *duties, "", *notes])


def print_outline(plan: Plan) -> str:
    """The tree of the body, two spaces deeper for each level."""
    return "\n".join(_branch(build_outline(split_parts(rebuild_source(plan.text)).body).root, 0))


def _branch(node: Node, depth: int) -> Iterator[str]:
    for child in node.children:
        yield f"{'  ' * depth}{child.locator}  {child.text[:100]}"
        yield from _branch(child, depth + 1)


def print_findings(found: Mapping[Path, Sequence[Finding]]) -> str:
    """file:line: code severity message, as compilers print it, and a count."""
    lines = [
        f"{path}:{finding.line}: {finding.code} {RULE_OF[finding.code].severity}: {finding.message}"
        for path, findings in found.items()
        for finding in findings
    ]
    return "\n".join([*lines, f"{len(lines)} phát hiện / findings"])


_WORDS = {
    "added": "thêm",
    "dropped": "bỏ",
    "changed": "sửa nội dung",
    "reassigned": "đổi cơ quan",
    "rescheduled": "đổi thời gian",
}


def print_changes(changes: Sequence[Change]) -> str:
    """What became of each task that is not the same in both plans, and the counts."""
    lines = [_change_line(change) for change in changes if change.kinds]
    counts = {kind: sum(kind in change.kinds for change in changes) for kind in _WORDS}
    same = sum(not change.kinds for change in changes)
    summary = ", ".join(f"{word} {counts[kind]}" for kind, word in _WORDS.items())
    return "\n".join([*lines, f"{summary}, giữ nguyên {same}"])


def _change_line(change: Change) -> str:
    task = change.new or change.old
    if task is None:
        return ""
    kinds = ", ".join(_WORDS[kind] for kind in change.kinds)
    line = f"{task.locator:10} [{kinds}] {task.text[:90]}"
    if change.old and change.new and "reassigned" in change.kinds:
        line += f"\n{'':10}   {'; '.join(change.old.leads)} → {'; '.join(change.new.leads)}"
    if change.old and change.new and "rescheduled" in change.kinds:
        before, after = (t.time.text if t.time else "–" for t in (change.old, change.new))
        line += f"\n{'':10}   {before} → {after}"
    return line


def print_score(result: Score, *, with_misses: bool = False) -> str:
    """A row for each list, then the whole documents and what there is to correct."""
    lines = [f"{'list':14}{'labels':>8}{'read':>8}{'right':>8}{'F1':>8}"]
    for name, tally in result.tallies.items():
        if tally.f1 is None:
            continue
        lines.append(f"{name:14}{tally.labelled:8}{tally.read:8}{tally.right:8}{tally.f1:8.3f}")
        if with_misses:
            lines += [f"      missed  {value}" for value in tally.missed]
            lines += [f"      extra   {value}" for value in tally.extra]
    lines.append(f"mean F1 {result.mean:.3f} · whole header {result.whole_headers}/{result.documents} · "
                 f"wholly right {result.whole_documents}/{result.documents} · "
                 f"corrections per 100 values {result.corrections:.1f}")  # fmt: skip
    return "\n".join(lines)
