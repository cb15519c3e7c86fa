"""Whether each lock file installs on any day: against an index that offers newer releases of everything pinned.

    python tools/install_locks.py [LEVEL ...]

On every Python at hand from 3.11 on, with the oldest pip that this Python was released with and the newest there is.
A control comes first: the same index must make an old pip fail where it is left to resolve, else it proves nothing.
A lock file of which every line, with its hashes, stands in a larger one installs where that one does and is not tried.
"""

import re
import subprocess
import sys
import tempfile
import zipfile
from concurrent.futures import ThreadPoolExecutor
from itertools import product
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))
import bootstrap

LEVELS = ("kehoach", "web", "dev", "postgres")
RELEASED_WITH = {"3.11": "22.3", "3.12": "23.2.1", "3.13": "24.2", "3.14": "25.2"}
"""The pip inside the first release of each Python (Lib/ensurepip of its .0)."""
NEWER = "99999.0"
PIN = re.compile(r"^([A-Za-z0-9][A-Za-z0-9._-]*)==([^ ;\\]+)", re.MULTILINE)


def main(levels):
    """Tries every lock on every Python and pip; prints a line each; gives 1 where one fails."""
    with tempfile.TemporaryDirectory() as folder:
        index = newer_index(Path(folder, "index"), pinned("dev") | pinned("postgres"))
        pips = [pip for number, python in pythons() for pip in pips_of(number, python, Path(folder, number))]
        if not control_fails(pips[0][1], index):
            print("the control did not fail: the index does not offer what it should")
            return 1
        tries = list(product(to_try(levels or LEVELS), pips))
        with ThreadPoolExecutor(2) as pool:
            ends = list(pool.map(lambda one: installs(one[0], one[1][1], index), tries))
    for (level, (name, _pip)), (status, printed) in zip(tries, ends, strict=True):
        print(f"{'ok' if status == 0 else 'FAILED'}  {level:9} {name}")
        if status != 0:
            print("\n".join(printed.splitlines()[-6:]))
    return max(status != 0 for status, _printed in ends)


def to_try(levels):
    """The levels whose lock files stand in no other of them as a part."""
    lines = {level: pinned_with_hashes(level) for level in levels}
    for level in levels:
        whole = next((other for other in levels if lines[level] < lines[other]), None)
        if whole is None:
            yield level
        else:
            print(f"part of {whole:8} {level}")


def pinned_with_hashes(level):
    """Each pin of a lock file with its hashes, as one line."""
    text = Path(bootstrap.lock_file(level)).read_text(encoding="utf-8").replace("\\\n", " ")
    return {" ".join(line.split()) for line in text.splitlines() if PIN.match(line)}


def pinned(level):
    """Names and versions that a lock file pins."""
    return set(PIN.findall(Path(bootstrap.lock_file(level)).read_text(encoding="utf-8")))


def newer_index(folder, pins):
    """A folder of wheels: of each pinned package one that is newer, empty and needs nothing."""
    folder.mkdir()
    for name, _version in pins:
        project = re.sub(r"[-.]+", "_", name)
        with zipfile.ZipFile(folder / f"{project}-{NEWER}-py3-none-any.whl", "w") as wheel:
            info = f"{project}-{NEWER}.dist-info"
            wheel.writestr(f"{info}/METADATA", f"Metadata-Version: 2.1\nName: {name}\nVersion: {NEWER}\n")
            wheel.writestr(f"{info}/WHEEL", "Wheel-Version: 1.0\nRoot-Is-Purelib: true\nTag: py3-none-any\n")
            wheel.writestr(f"{info}/RECORD", "")
    return folder


def pythons():
    """Each Python at hand from the oldest that is supported on: its number and where it is."""
    folders = [Path(sys.base_prefix, "bin"), Path("/usr/bin"), Path("/usr/local/bin")]
    folders += sorted(Path.home().glob(".pyenv/versions/*/bin"))
    found = {}
    for folder, minor in product(folders, range(bootstrap.OLDEST[1], 30)):
        python = folder / f"python3.{minor}"
        if f"3.{minor}" not in found and runs(python):
            found[f"3.{minor}"] = python
    return sorted(found.items(), key=lambda one: int(one[0].split(".")[1]))


def runs(python):
    """Whether there is such a Python, with venv."""
    return python.exists() and subprocess.run([python, "-c", "import venv, ensurepip"], check=False).returncode == 0


def pips_of(number, python, folder):
    """The oldest and the newest pip on this Python, each in an environment of its own: a name and the program."""
    for wanted in (RELEASED_WITH.get(number), None):
        where = folder / (wanted or "newest")
        subprocess.run([python, "-m", "venv", where], check=True)
        program = where / ("Scripts" if sys.platform == "win32" else "bin") / "python"
        request = f"pip=={wanted}" if wanted else "pip"
        subprocess.run([program, "-m", "pip", "install", "-q", "-U", request], check=True, stderr=subprocess.DEVNULL)
        yield f"Python {number}, {version_of(program)}", program


def version_of(program):
    """The pip of an environment, as it names itself."""
    printed = subprocess.run([program, "-m", "pip", "--version"], check=True, capture_output=True, text=True).stdout
    return " ".join(printed.split()[:2])


def control_fails(program, index):
    """Left to resolve, an old pip meets the newer releases and refuses them."""
    words = [word for word in bootstrap.EXACTLY if word != "--no-deps"]
    status, printed = dry_run(program, words, "dev", index)
    return status != 0 and "--require-hashes" in printed


def installs(level, program, index):
    """Tries a lock file as the set-up installs it."""
    return dry_run(program, bootstrap.EXACTLY, level, index)


def dry_run(program, words, level, index):
    """Exit status of pip and what it printed."""
    command = [program, "-m", "pip", "install", "--dry-run", "--find-links", index, *words]
    ended = subprocess.run([*command, "-r", bootstrap.lock_file(level)], check=False, capture_output=True, text=True)
    return ended.returncode, ended.stdout + ended.stderr


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
