#!/usr/bin/env python3
"""Everything a fresh machine needs, with the standard library alone.

    python3 bootstrap.py setup    make .venv and install what the application needs
    python3 bootstrap.py run      set up, load the demo once, serve
    python3 bootstrap.py test     set up and run the tests (further words go to pytest)
    python3 bootstrap.py check    all that CI runs; or one part of it by name; "check coverage" at the end of a part
    python3 bootstrap.py score    the reader against labelled documents; --against COMMIT what was gained and
                                  lost, --disturbed on documents spoilt on purpose
    python3 bootstrap.py bench    the benchmarks
    python3 bootstrap.py faults   hostile files, kills and crowds on a running site; --long for more of each
    python3 bootstrap.py lock     write requirements/*.txt anew from pyproject.toml

This file must still be understood by old Pythons, so that it can say that they are too old.
"""

import hashlib
import os
import shutil
import subprocess
import sys

ROOT = os.path.dirname(os.path.abspath(__file__))
VENV = os.path.join(ROOT, ".venv")
SCRIPTS = os.path.join(VENV, "Scripts" if os.name == "nt" else "bin")
PYTHON = os.path.join(SCRIPTS, "python.exe" if os.name == "nt" else "python")
STAMP = os.path.join(VENV, "nhipcau-stamp")
OLDEST = (3, 11)
LEVELS = ("web", "dev", "postgres")
EXACTLY = ("--quiet", "--no-deps", "--require-hashes", "--only-binary", ":all:")
"""How a lock file is installed: as it is. Left to resolve, old pips meet releases newer than the lock and refuse them."""
NETWORK_SIGNS = (
    "Retry(total=0",
    "connection error",
    "Read timed out",
    "Connection broken",
    "Name or service not known",
)
"""What pip prints where the network is the cause."""
COMMANDS = {"kehoach": "kehoach.cli", "nhipcau": "nhipcau.__main__"}
CHECKS = (
    "install",
    "format",
    "lint",
    "types",
    "imports",
    "templates",
    "migrations",
    "deploy",
    "messages",
    "library",
    "audit",
    "tests",
)
BY_NAME = ("coverage",)
"""Checks that are run where they are named: the tests take three quarters more time while their lines are counted."""
PARALLEL = ("-n", "logical", "--dist", "loadgroup")
"""Journeys stay in one worker, one after the other: each has a browser and a server of its own."""


def say(vietnamese, english):
    """One sentence in both languages, at once."""
    print("%s\n%s" % (vietnamese, english), flush=True)


def stop(vietnamese, english):
    """Says what is missing and ends with status 1."""
    say(vietnamese, english)
    sys.exit(1)


def refuse_old_python():
    if sys.version_info < OLDEST:
        found = "%d.%d" % sys.version_info[:2]
        stop(
            "Cần Python 3.11 trở lên; máy đang dùng %s. Hãy cài bản mới rồi chạy: python3.11 bootstrap.py" % found,
            "Python 3.11 or newer is needed; this is %s. Install one, then: python3.11 bootstrap.py" % found,
        )


def refuse_missing_venv():
    try:
        import ensurepip  # noqa: F401
        import venv  # noqa: F401
    except ImportError:
        stop(
            "Python trên máy thiếu mô-đun venv. Trên Debian/Ubuntu: apt-get install python3-venv",
            "This Python has no venv module. On Debian/Ubuntu: apt-get install python3-venv",
        )


def lock_file(level):
    return os.path.join(ROOT, "requirements", level + ".txt")


def stamp_of(level):
    with open(lock_file(level), "rb") as file:
        digest = hashlib.sha256(file.read()).hexdigest()
    return "%s %s %s %s" % (level, digest, sys.version.split()[0], ROOT)


def installed():
    """The level that is installed as its lock file stands now, or None."""
    if not (os.path.exists(STAMP) and os.path.exists(PYTHON)):
        return None
    with open(STAMP) as file:
        stamp = file.read()
    return next((level for level in LEVELS if stamp == stamp_of(level)), None)


def made_by_this_python():
    """True of a .venv that was set up to the end, by the Python that runs now."""
    if not (os.path.exists(STAMP) and os.path.exists(PYTHON)):
        return False
    with open(STAMP) as file:
        return file.read().split()[2:3] == [sys.version.split()[0]]


def setup(level="web"):
    """Makes .venv with the exact packages of a lock file; does nothing where it stands already."""
    refuse_old_python()
    have = installed()
    if have is not None and LEVELS.index(have) >= LEVELS.index(level):
        return
    refuse_missing_venv()
    say("Đang chuẩn bị môi trường (lần đầu mất khoảng một phút)…", "Setting up (about a minute the first time)…")
    if not made_by_this_python():
        subprocess.check_call([sys.executable, "-m", "venv", "--clear", VENV])
    install_lock(lock_file(level))
    write_commands()
    with open(STAMP, "w") as file:
        file.write(stamp_of(level))


def install_lock(path):
    """Installs what a lock file names, nothing resolved and nothing built: the day of installing decides nothing."""
    status, printed = pip("install", *EXACTLY, "-r", path)
    if status == 0:
        status, printed = pip("check")
    if status == 0:
        return
    lines = [line for line in printed.splitlines() if line.strip() and not line.startswith("WARNING: Location")]
    print("\n".join(lines[-12:]), file=sys.stderr)
    if any(sign in printed for sign in NETWORK_SIGNS):
        stop(
            "Không tải được các gói cần thiết; hãy kiểm tra kết nối mạng rồi chạy lại.",
            "The packages could not be fetched; check the network and run again.",
        )
    stop(
        "Không cài được các gói cần thiết; lý do của pip ở ngay trên đây.",
        "The packages could not be installed; pip's reason stands above.",
    )


def pip(*words):
    """Runs the environment's pip; gives its exit status and what it printed."""
    command = [PYTHON, "-m", "pip", "--disable-pip-version-check", "--no-input"] + list(words)
    ended = subprocess.run(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, check=False)
    return ended.returncode, ended.stdout.decode("utf-8", "replace")


def write_commands():
    """Puts src/ on the path, and .venv/bin/kehoach and .venv/bin/nhipcau beside Python. No build step."""
    question = "import sysconfig; print(sysconfig.get_path('purelib'))"
    packages = subprocess.check_output([PYTHON, "-c", question]).decode().strip()
    with open(os.path.join(packages, "nhipcau-source.pth"), "w") as file:
        file.write(os.path.join(ROOT, "src") + "\n")
    for name, module in COMMANDS.items():
        path = os.path.join(SCRIPTS, name)
        with open(path, "w") as file:
            file.write("#!%s\nfrom %s import main\n\nmain()\n" % (PYTHON, module))
        os.chmod(path, 0o755)


def call(*command, **variables):
    """Runs a command of the environment at the root of the project; gives its exit status."""
    name = command[0]
    path = os.path.join(SCRIPTS, name)
    environment = dict(os.environ, **variables)
    return subprocess.call([path if os.path.exists(path) else name] + list(command[1:]), cwd=ROOT, env=environment)


def run(words):
    setup()
    command = [PYTHON, "-m", "nhipcau", "serve"] + words
    if os.name == "nt":
        return subprocess.call(command, cwd=ROOT)
    os.chdir(ROOT)
    os.execv(PYTHON, command)  # the server is this process: a signal to it ends everything
    return 0


def test(words):
    setup("dev")
    return call("python", "-m", "pytest", *(words or PARALLEL))


def check(words):
    setup("dev")
    wanted = words or CHECKS
    unknown = [name for name in wanted if name not in CHECKS + BY_NAME]
    if unknown:
        stop(
            "Không có phần kiểm tra %s." % unknown[0],
            "There is no check %s; there are: %s" % (unknown[0], ", ".join(CHECKS + BY_NAME)),
        )
    failed = []
    for name in wanted:
        print("== %s" % name, flush=True)
        if check_part(name) != 0:
            failed.append(name)
    print("failed: %s" % ", ".join(failed) if failed else "all checks passed: %s" % ", ".join(wanted), flush=True)
    return 1 if failed else 0


def check_part(name):
    parts = {
        "install": lambda: call("python", "tools/install_locks.py"),
        "format": lambda: call("ruff", "format", "--check", "."),
        "lint": lambda: call("ruff", "check", "."),
        "types": lambda: call("mypy", "src"),
        "imports": lambda: call("lint-imports", "--no-cache"),
        "templates": lambda: call("djade", "--check", "--target-version", "5.2", *templates()),
        "migrations": lambda: call("python", "manage.py", "makemigrations", "--check", "--dry-run"),
        "deploy": check_deploy,
        "messages": lambda: call("python", "tools/messages.py", "check"),
        "library": lambda: call("python", "tools/library_alone.py"),
        "audit": lambda: call("python", "tools/audit.py"),
        "tests": lambda: call("python", "-m", "pytest", *PARALLEL),
        "coverage": lambda: call("python", "-m", "pytest", *PARALLEL, "--cov", "--cov-report=term:skip-covered"),
    }
    return parts[name]()


def check_deploy():
    return call(
        "python", "manage.py", "check", "--deploy", "--fail-level", "WARNING",
        NHIPCAU_HTTPS="1", NHIPCAU_SECRET_KEY="x" * 25 + "abcdefghijklmnopqrstuvwxyz0123456789",
    )  # fmt: skip


def templates():
    found = []
    for folder, _, names in os.walk(os.path.join(ROOT, "src")):
        found += [os.path.join(folder, name) for name in names if name.endswith(".html")]
    return sorted(found)


def score(words):
    setup("dev")
    for option, tool in (("--against", "gains"), ("--disturbed", "disturb")):
        if option in words:
            return call("python", "tools/%s.py" % tool, *[word for word in words if word != option])
    return call("python", "tools/score.py", *words)


def bench(words):
    setup("dev")
    return max(call("python", os.path.join("benchmarks", n)) for n in benchmarks(words)) if benchmarks(words) else 0


def benchmarks(words):
    names = sorted(n for n in os.listdir(os.path.join(ROOT, "benchmarks")) if n.startswith("bench_"))
    return [n for n in names if not words or any(w in n for w in words)]


def faults(words):
    setup("dev")
    return call("python", "tools/faults.py", *words)


def lock(_words):
    setup("dev")
    uv = shutil.which("uv") or stop("Cần lệnh uv (pip install uv).", "The command uv is needed (pip install uv).")
    base = [uv, "pip", "compile", "--universal", "--python-version", "3.11", "--generate-hashes", "--no-emit-index-url",
            "--quiet", "--custom-compile-command", "python3 bootstrap.py lock", "pyproject.toml"]  # fmt: skip
    chain = (
        ("kehoach", []),
        ("web", ["web", "ocr"]),
        ("dev", ["web", "ocr", "dev"]),
        ("postgres", ["web", "ocr", "dev", "postgres"]),
    )
    before = []
    for level, extras in chain:
        words = [w for e in extras for w in ("--extra", e)] + before
        subprocess.check_call(base + words + ["-o", lock_file(level)], cwd=ROOT)
        before = ["-c", lock_file(level)]
    return 0


VERBS = {"setup": lambda words: setup(*words), "run": run, "test": test, "check": check, "score": score,
         "bench": bench, "faults": faults, "lock": lock}  # fmt: skip


def main():
    words = sys.argv[1:]
    if not words or words[0] not in VERBS:
        print(__doc__)
        return 2
    refuse_old_python()
    return VERBS[words[0]](words[1:]) or 0


if __name__ == "__main__":
    try:
        sys.exit(main())
    except KeyboardInterrupt:
        sys.exit(130)
