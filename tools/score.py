"""The reader against labelled plans: `bootstrap.py score [FOLDER] [--misses]`.

The folder holds documents/, labels/ and score.py, the measure itself; without one the
folder beside the checkout, ../shared/reading, is taken.
"""

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]


def main(words: list[str]) -> int:
    """Runs the measure over every document of the folder."""
    options = [w for w in words if w.startswith("--")]
    folders = [Path(w) for w in words if not w.startswith("--")]
    folder = folders[0] if folders else ROOT.parent / "shared" / "reading"
    measure = folder / "score.py"
    if not measure.exists():
        print(f"Không có bộ nhãn ở {folder}. No labelled plans in {folder}.")
        return 2
    command = f"{Path(sys.executable).parent / 'kehoach'} read {{}} --json"
    places = [str(folder / "documents"), str(folder / "labels")]
    return subprocess.call([sys.executable, str(measure), "--run", command, *places, *options])


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
