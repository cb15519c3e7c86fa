"""What a change gains and loses on the labelled plans: `bootstrap.py score --against [COMMIT]`.

Reads every plan of tests/kehoach/hands with the reader of the commit (HEAD where none is named)
and with the one in the work tree, and prints each value that became right and each that was lost.
"""

import json
import subprocess
import sys
import tempfile
from collections import Counter
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT / "src"))

from kehoach.measure import load_labels, measure

HANDS = ROOT / "tests" / "kehoach" / "hands"
_READ = """
import json, sys
import kehoach
for path in sys.stdin.read().split("\\n"):
    try:
        reading = kehoach.to_dict(kehoach.read(path))
    except kehoach.KehoachError:
        reading = {}
    print(json.dumps(reading))
"""


def readings(source: Path, files: list[Path]) -> list[dict[str, object]]:
    """The readings of the files by the reader under a source folder."""
    done = subprocess.run(
        [sys.executable, "-c", _READ], input="\n".join(map(str, files)), capture_output=True, text=True, check=True,
        env={"PYTHONPATH": str(source)},
    )  # fmt: skip
    return [json.loads(line) for line in done.stdout.splitlines()]


def wrong(file: Path, reading: dict[str, object]) -> Counter[str]:
    """Every value that is missed or too many."""
    tallies = measure(load_labels((file.parent / "labels.json").read_text(encoding="utf-8")), reading)
    return Counter(
        f"{name} {kind}: {value}"
        for name, tally in tallies.items()
        for kind, values in (("missed", tally.missed), ("extra", tally.extra))
        for value in values
    )


def main(words: list[str]) -> int:
    """1 where anything was lost."""
    commit = words[0] if words else "HEAD"
    files = sorted(HANDS.glob("*/source.*"))
    with tempfile.TemporaryDirectory() as place:
        tree = Path(place) / "tree"
        subprocess.run(["git", "worktree", "add", "--quiet", "--detach", str(tree), commit], cwd=ROOT, check=True)
        try:
            before = readings(tree / "src", files)
        finally:
            subprocess.run(["git", "worktree", "remove", "--force", str(tree)], cwd=ROOT, check=True)
    after = readings(ROOT / "src", files)
    gained, lost = 0, 0
    for file, old, new in zip(files, before, after, strict=True):
        was, now = wrong(file, old), wrong(file, new)
        for sign, values in (("+", was - now), ("-", now - was)):
            for value in values.elements():
                print(f"{sign} {file.parent.name}{file.suffix} {value}")
        gained, lost = gained + (was - now).total(), lost + (now - was).total()
    print(f"gained {gained}, lost {lost} against {commit}")
    return 1 if lost else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
