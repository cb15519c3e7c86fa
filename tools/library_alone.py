"""The reader must install and run where there is no Django: tries it in an environment of its own."""

import subprocess
import sys
import tempfile
import venv
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))
import bootstrap

TRY = """
import importlib.util, sys
assert importlib.util.find_spec("django") is None, "Django is here"
import kehoach
plan = kehoach.read(sys.argv[1])
assert plan.header.number == "112/KH-UBND", plan.header
print("the reader runs without Django")
"""


def main() -> int:
    """0 where a fresh environment with requirements/kehoach.txt alone can read a plan."""
    with tempfile.TemporaryDirectory() as folder:
        venv.create(folder, with_pip=True)
        python = str(Path(folder) / ("Scripts" if sys.platform == "win32" else "bin") / "python")
        lock = str(ROOT / "requirements" / "kehoach.txt")
        subprocess.check_call([python, "-m", "pip", "install", *bootstrap.EXACTLY, "-r", lock])
        plan = ROOT / "tests" / "kehoach" / "corpus" / "tinh-co-phu-luc" / "source.txt"
        return subprocess.call([python, "-c", TRY, str(plan)], env={"PYTHONPATH": str(ROOT / "src")})


if __name__ == "__main__":
    sys.exit(main())
