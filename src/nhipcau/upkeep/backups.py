"""A backup: one .zip with the database, every kept file, and a manifest that says what each must be.

The secret key is not in it: who has a backup cannot make sessions or addresses that this instance would believe.
"""

import hashlib
import json
import os
import tempfile
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass, field
from datetime import datetime
from pathlib import Path, PurePosixPath
from typing import IO, Any, Self

from django.conf import settings

from nhipcau.common.archives import TORN
from nhipcau.common.refusal import Refused, refuse_if
from nhipcau.upkeep.dumps import Dump, dumped, vendor

FORM = 1
"""The form of a backup: raised when an older version could not read it any more."""
MANIFEST, DATABASE, FILES, ANCHORS = "manifest.json", "database/", "files/", "audit-anchors.txt"
CHUNK = 1 << 20
TURNS = 3
"""How often the database is dumped anew because a file was deleted while its folder was copied."""
LAST = "last-backup.json"


@dataclass(frozen=True, slots=True)
class Manifest:
    """What a backup is: of which version and day, and what it must hold."""

    version: str
    made_at: str
    database: str
    migrations: list[list[str]]
    head: list[Any]
    rows: dict[str, int]
    entries: dict[str, str]
    faults: list[str] = field(default_factory=list)
    form: int = FORM

    @classmethod
    def of(cls, archive: zipfile.ZipFile) -> Self:
        """Reads it out of a backup. Raises Refused where there is none, or one of a later form."""
        try:
            said = json.loads(archive.read(MANIFEST))
            refuse_if(
                said["form"] > FORM,
                "Bản sao lưu của phiên bản mới hơn; hãy cập nhật phần mềm trước. The backup is of a later version.",
            )
            return cls(**said)
        except (KeyError, TypeError, ValueError) as error:
            raise Refused("Tệp này không phải bản sao lưu của Nhịp Cầu. This is no backup of Nhịp Cầu.") from error


def make_backup(path: Path, now: datetime) -> Manifest:
    """Writes a backup and reads it once more; nothing stands under the name until it is whole. Raises Refused."""
    refuse_if(path.exists(), f"Đã có tệp {path}. {path} is there already.")
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    torso = path.with_name(f".{path.name}.part")
    try:
        with _private(torso) as out:
            _write(out, path.parent, now)
        manifest = verify_backup(torso)
        torso.rename(path)
    except OSError as error:
        raise Refused(f"Không ghi được bản sao lưu: {error}. The backup could not be written.") from error
    finally:
        torso.unlink(missing_ok=True)
    said = {"made_at": manifest.made_at, "path": str(path.resolve()), "size": path.stat().st_size}
    (Path(settings.DATA) / LAST).write_text(json.dumps(said), encoding="utf-8")
    return manifest


def drop_old_backups(folder: Path, keep: int) -> list[Path]:
    """Removes all but the latest backups of a folder, by the day in their names. Gives what went."""
    old = sorted(folder.glob("nhipcau-*.zip"))[: -keep or None]
    for path in old:
        path.unlink()
    return old


def verify_backup(path: Path) -> Manifest:
    """Reads a backup through: every entry that the manifest names is there and is what it says. Raises Refused."""
    try:
        with zipfile.ZipFile(path) as archive:
            manifest = Manifest.of(archive)
            wrong = [name for name, sha256 in manifest.entries.items() if _sha256(archive, name) != sha256]
    except (OSError, *TORN) as error:
        raise Refused(f"Không đọc được {path}: {error}. It cannot be read.") from error
    if wrong:
        raise Refused(f"Bản sao lưu hỏng: {'; '.join(wrong[:5])}. The backup is broken.")
    return manifest


def _sha256(archive: zipfile.ZipFile, name: str) -> str:
    """The digest of an entry; empty where it is missing, torn, or named like something outside."""
    path = PurePosixPath(name)
    if path.is_absolute() or ".." in path.parts:
        return ""
    digest = hashlib.sha256()
    try:
        with archive.open(name) as entry:
            while chunk := entry.read(CHUNK):
                digest.update(chunk)
    except (KeyError, *TORN):
        return ""
    return digest.hexdigest()


@contextmanager
def _private(path: Path) -> Iterator[IO[bytes]]:
    """A new file that this account alone may read; on the disk, past every buffer, behind the block."""
    with os.fdopen(os.open(path, os.O_RDWR | os.O_CREAT | os.O_TRUNC, 0o600), "w+b") as out:
        yield out
        out.flush()
        os.fsync(out.fileno())


def _write(out: IO[bytes], folder: Path, now: datetime) -> None:
    """Files first; the database last, of a moment at which each file that it names was copied already.

    Of files that are still missing at the next moment it is known that they were lost long ago.
    """
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED, allowZip64=True) as archive:
        entries: dict[str, str] = {}
        missing: list[str] = []
        for turn in range(TURNS):
            with tempfile.TemporaryDirectory(dir=folder) as place, dumped(Path(place)) as dump:
                entries |= _copy_files(archive, entries)
                faults = _faults_of(dump, entries)
                if faults != missing and turn < TURNS - 1:
                    missing = faults
                    continue  # deleted meanwhile, or lost long ago: the next moment tells
                anchors = Path(settings.ANCHORS)
                if anchors.exists():
                    entries[ANCHORS] = _copy(archive, anchors, ANCHORS)
                name = f"{DATABASE}{dump.file.name}"
                entries[name] = _copy(archive, dump.file, name)
                manifest = Manifest(
                    settings.VERSION, now.isoformat(), vendor(), [list(row) for row in dump.contents.migrations()],
                    list(dump.contents.head()), dump.contents.counts(), entries, faults,
                )  # fmt: skip
                archive.writestr(MANIFEST, json.dumps(asdict(manifest), ensure_ascii=False, indent=1))
                return


def _copy_files(archive: zipfile.ZipFile, known: dict[str, str]) -> dict[str, str]:
    """Copies the kept files that are not in the archive yet. Gives their digests by entry."""
    root = Path(settings.MEDIA_ROOT)
    copied = {}
    for path in sorted(root.rglob("*")):
        name = f"{FILES}{path.relative_to(root).as_posix()}"
        if path.is_file() and name not in known:
            try:
                copied[name] = _copy(archive, path, name)
            except FileNotFoundError:
                continue  # deleted meanwhile
    return copied


def _copy(archive: zipfile.ZipFile, path: Path, name: str) -> str:
    digest = hashlib.sha256()
    with path.open("rb") as source, archive.open(name, "w", force_zip64=True) as entry:
        while chunk := source.read(CHUNK):
            digest.update(chunk)
            entry.write(chunk)
    return digest.hexdigest()


def _faults_of(dump: Dump, entries: dict[str, str]) -> list[str]:
    """Files that rows name and that are not there, or are not what was kept: a backup does not hide it."""
    kept = dump.contents.kept_files()
    return sorted(name for name, sha256 in kept.items() if entries.get(f"{FILES}{name}") != sha256)
