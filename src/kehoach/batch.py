"""A whole folder at once: every core, constant memory, and what was read before is not read again."""

import os
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import FIRST_COMPLETED, Future, ProcessPoolExecutor, wait
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

from kehoach.errors import KehoachError
from kehoach.reading import read
from kehoach.sources.opening import SUFFIXES


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one file: where its reading stands, or why it could not be read."""

    path: Path
    written: Path | None
    error: str = ""


def find_documents(folder: Path) -> list[Path]:
    """Every document in a folder and the folders in it, in order; Word's lock files are none."""
    found = (path for path in folder.rglob("*") if path.suffix.lower() in SUFFIXES and not path.name.startswith("~$"))
    return sorted(path for path in found if path.is_file())


def read_folder(
    folder: Path, into: Path, suffix: str, encode: Callable[..., bytes], jobs: int | None = None
) -> Iterator[Outcome]:
    """Reads every document of a folder, in parallel, and writes one file for each; tells of each as it is done.

    A reading that is newer than its document is left as it is, so a run that was stopped
    goes on where it ended. Files are written whole or not at all.
    """
    pending = [(path, _target(path, folder, into, suffix)) for path in find_documents(folder)]
    todo = []
    for path, target in pending:
        if _is_fresh(path, target):
            yield Outcome(path, target)
        else:
            todo.append((path, target, encode))
    with ProcessPoolExecutor(jobs or os.cpu_count()) as pool:
        yield from _in_turn(pool, todo, 4 * (jobs or os.cpu_count() or 1))


def _in_turn(
    pool: ProcessPoolExecutor, todo: Sequence[tuple[Path, Path, Callable[..., bytes]]], most: int
) -> Iterator[Outcome]:
    """Submits a few ahead of what is done, so that a folder of any size takes the same memory."""
    waiting = iter(todo)
    running: set[Future[Outcome]] = {pool.submit(_read_one, *task) for task in islice(waiting, most)}
    while running:
        done, running = wait(running, return_when=FIRST_COMPLETED)
        for future in done:
            yield future.result()
        running |= {pool.submit(_read_one, *task) for task in islice(waiting, len(done))}


def _target(path: Path, folder: Path, into: Path, suffix: str) -> Path:
    relative = path.relative_to(folder)
    return into / relative.with_name(relative.name + suffix)


def _is_fresh(path: Path, target: Path) -> bool:
    return target.exists() and target.stat().st_mtime >= path.stat().st_mtime


def _read_one(path: Path, target: Path, encode: Callable[..., bytes]) -> Outcome:
    try:
        content = encode(read(path))
    except (KehoachError, OSError) as error:
        return Outcome(path, None, str(error))
    target.parent.mkdir(parents=True, exist_ok=True)
    half = target.with_name(f".{target.name}.{os.getpid()}")
    half.write_bytes(content)
    half.replace(target)
    return Outcome(path, target)
