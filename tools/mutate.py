"""Documents spoilt in every way that files are spoilt: `python tools/mutate.py [COUNT] [SEED]`.

Each must end in a Plan or in one of the documented errors, within 10 seconds and 500 MB, without
touching a file or the network. Every input is read in a process of its own kind of pool, so that
one that hangs or grows is seen and named. Prints the counts and the worst of each kind.
"""

import io
import random
import resource
import signal
import socket
import sys
import time
import zipfile
from collections import Counter
from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "src"))

import kehoach

HANDS = Path(__file__).resolve().parents[1] / "tests" / "kehoach" / "hands"
SUFFIXES = (".docx", ".pdf", ".txt", ".md", ".html", ".odt")
SECONDS, MEGABYTES = 10, 500
WORDS = (
    "I. NHIỆM VỤ\n",
    "- ",
    "PHỤ LỤC\n",
    "Cơ quan chủ trì: ",
    "Sở Ngoại vụ, ",
    "ngày 1 tháng ",
    "Quyết định số 1/QĐ-TTg của ",
    "(",
    "“",
    "\t",
    "“Lễ hội ",
    "a) ",
)


def truncate(data: bytes, chance: random.Random) -> bytes:
    return data[: chance.randrange(len(data) + 1)]


def flip(data: bytes, chance: random.Random) -> bytes:
    spoilt = bytearray(data)
    for _ in range(chance.randint(1, 40)):
        spoilt[chance.randrange(len(spoilt))] ^= 1 << chance.randrange(8)
    return bytes(spoilt)


def splice(data: bytes, chance: random.Random) -> bytes:
    a, b = sorted(chance.randrange(len(data) + 1) for _ in range(2))
    c = chance.randrange(len(data) + 1)
    return data[:c] + data[a:b] + data[c:]


def repeat(data: bytes, chance: random.Random) -> bytes:
    """A long run of one phrase that the reader knows, in the middle of a text."""
    word = chance.choice(WORDS).encode()
    at = chance.randrange(len(data) + 1)
    return data[:at] + word * chance.randint(100, 20_000) + data[at:]


def spoil_xml(data: bytes, chance: random.Random) -> bytes:
    """One part of a zipped document spoilt, and zipped again: what a bit flip seldom reaches."""
    try:
        source = zipfile.ZipFile(io.BytesIO(data))
        parts = {name: source.read(name) for name in source.namelist()}
    except (zipfile.BadZipFile, zipfile.zlib.error, OSError):  # type: ignore[attr-defined]
        return data
    name = chance.choice([n for n in parts if n.endswith(".xml")])
    change = chance.choice((truncate, flip, splice, nest, bomb))
    parts[name] = change(parts[name], chance) if parts[name] else b""
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for each, content in parts.items():
            archive.writestr(each, content)
    return target.getvalue()


def nest(data: bytes, chance: random.Random) -> bytes:
    tag = chance.choice((b"w:tbl", b"w:sdt", b"text:list", b"div", b"w:p"))
    depth = chance.choice((300, 3_000, 60_000))
    at = data.find(b">", len(data) // 3) + 1
    return data[:at] + b"<" + tag + b">" + (b"<" + tag + b">") * depth + data[at:]


def bomb(data: bytes, chance: random.Random) -> bytes:
    levels = "".join(f'<!ENTITY e{n} "{f"&e{n - 1};" * 10 if n else "chữ " * 50}">' for n in range(9))
    where = chance.choice(('SYSTEM "file:///etc/passwd"', 'SYSTEM "http://127.0.0.1:9/x"'))
    head = f"<!DOCTYPE d [{levels}<!ENTITY x {where}>]>".encode()
    end = data.find(b"?>") + 2 if data.startswith(b"<?xml") else 0
    at = data.find(b"<w:t>", end) + 5
    return data[:end] + head + (data[end:at] + b"&e8;&x;" + data[at:] if at > 4 else data[end:])


CHANGES: dict[str, tuple[Callable[[bytes, random.Random], bytes], ...]] = {
    ".docx": (truncate, flip, splice, spoil_xml, spoil_xml, spoil_xml),
    ".odt": (truncate, flip, splice, spoil_xml, spoil_xml),
    ".pdf": (truncate, flip, flip, splice),
    ".txt": (truncate, flip, splice, repeat, repeat),
    ".md": (truncate, flip, splice, repeat),
    ".html": (truncate, flip, splice, repeat, nest),
}


def mutated(seed: int) -> tuple[str, bytes]:
    """The input of a seed: which file, how spoilt, and the bytes."""
    chance = random.Random(seed)
    path = chance.choice([p for p in sorted(HANDS.glob("*/source.*")) if p.suffix in SUFFIXES])
    change = chance.choice(CHANGES[path.suffix])
    return f"{path.suffix} {change.__name__}", change(path.read_bytes(), chance)


def read_mutated(seed: int) -> tuple[int, str, str, float]:
    """(seed, kind, outcome, seconds): the outcome is Plan, the name of a documented error, or what went wrong."""
    kind, data = mutated(seed)
    started = time.perf_counter()
    try:
        outcome = "Plan" if kehoach.read(data) else ""
    except kehoach.KehoachError as error:
        outcome = type(error).__name__
    except BaseException as error:  # noqa: BLE001
        outcome = f"WRONG {type(error).__name__}: {error}"
    return seed, kind, outcome, time.perf_counter() - started


def _confine() -> None:
    """No sockets, and no more memory than a department's machine can spare."""
    socket.socket = None  # type: ignore[assignment, misc]
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    held = 300 * 2**20  # the interpreter and its libraries, mapped before anything is read
    resource.setrlimit(resource.RLIMIT_AS, (held + 4 * MEGABYTES * 2**20, held + 4 * MEGABYTES * 2**20))


def main(words: list[str]) -> int:
    """0 where every input ended well."""
    count, first = int(words[0]) if words else 10_000, int(words[1]) if len(words) > 1 else 0
    outcomes: Counter[str] = Counter()
    slowest = (0.0, 0, "")
    wrong = []
    with ProcessPoolExecutor(initializer=_confine) as pool:
        for seed, kind, outcome, seconds in pool.map(read_mutated, range(first, first + count), chunksize=20):
            outcomes[outcome.split(":")[0]] += 1
            slowest = max(slowest, (seconds, seed, kind))
            if outcome.startswith("WRONG") or seconds > SECONDS:
                wrong.append((seed, kind, outcome, seconds))
        usage = resource.getrusage(resource.RUSAGE_CHILDREN)
    peak = max(usage.ru_maxrss, resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss) / 1024
    print(
        dict(outcomes), f"slowest {slowest[0]:.2f} s (seed {slowest[1]}, {slowest[2]}) · largest process {peak:.0f} MB"
    )
    for seed, kind, outcome, seconds in wrong[:20]:
        print(f"seed {seed} {kind}: {outcome} {seconds:.1f} s")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
