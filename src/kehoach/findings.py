"""Findings of the linter for other tools: JSON, SARIF 2.1.0 (OASIS), and what a code means."""

import json
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from kehoach.lint import RULE_OF, RULES, Finding

Found = Mapping[Path, Sequence[Finding]]


def explain(code: str) -> str:
    """The title, severity and reason of a rule."""
    rule = RULE_OF[code]
    return f"{rule.code} ({rule.severity}) {rule.title}\n\n{rule.explanation}"


def to_json(found: Found) -> str:
    """A list of findings, each with its file, line and severity."""
    return json.dumps([_as_dict(path, f) for path, fs in found.items() for f in fs], ensure_ascii=False, indent=1)


def _as_dict(path: Path, finding: Finding) -> dict[str, Any]:
    return {
        "file": str(path),
        "code": finding.code,
        "severity": RULE_OF[finding.code].severity,
        "message": finding.message,
        "locator": finding.locator,
        "line": finding.line,
        "span": [finding.span.start, finding.span.end] if finding.span else None,
    }


def to_sarif(found: Found) -> str:
    """The findings as one SARIF run."""
    rules = [
        {"id": r.code, "shortDescription": {"text": r.title}, "fullDescription": {"text": r.explanation},
         "defaultConfiguration": {"level": r.severity}}
        for r in RULES
    ]  # fmt: skip
    results = [_result(path, finding) for path, findings in found.items() for finding in findings]
    driver = {"name": "kehoach", "rules": rules}
    log = {
        "version": "2.1.0",
        "$schema": "https://json.schemastore.org/sarif-2.1.0.json",
        "runs": [{"tool": {"driver": driver}, "results": results, "columnKind": "unicodeCodePoints"}],
    }
    return json.dumps(log, ensure_ascii=False, indent=1)


def _result(path: Path, finding: Finding) -> dict[str, Any]:
    region: dict[str, int] = {"startLine": finding.line}
    if finding.span:
        region |= {"charOffset": finding.span.start, "charLength": finding.span.end - finding.span.start}
    place = {"artifactLocation": {"uri": path.as_posix()}, "region": region}
    return {
        "ruleId": finding.code,
        "level": RULE_OF[finding.code].severity,
        "message": {"text": finding.message},
        "locations": [{"physicalLocation": place}],
    }
