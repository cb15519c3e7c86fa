"""A backup brought back: into an empty place, or in the place of what a failed upgrade left."""

import shutil
import tempfile
import zipfile
from pathlib import Path

from django.conf import settings

from nhipcau.common.refusal import Refused, refuse_if
from nhipcau.upkeep.backups import ANCHORS, CHUNK, DATABASE, FILES, Manifest, verify_backup
from nhipcau.upkeep.dumps import Contents, ask_here, is_empty, known_migrations, load, vendor

UNDER_WAY = "restoring"
"""The sign in a data folder that says: what is here is half of a backup."""


def restore_backup(path: Path) -> Manifest:
    """Brings a backup into an empty instance; what is there afterwards is what the backup says. Raises Refused.

    One that was killed on the way is begun anew: a sign in the folder says that what lies there is half of a backup.
    """
    manifest = verify_backup(path)
    sign = Path(settings.DATA) / UNDER_WAY
    files = Path(settings.MEDIA_ROOT)
    _refuse_unfit(manifest)
    if sign.exists():
        shutil.rmtree(files, ignore_errors=True)
    elif not is_empty() or (files.exists() and any(files.rglob("*"))):
        raise Refused(
            f"Thư mục {settings.DATA} đang có dữ liệu; chỉ khôi phục vào nơi trống. "
            "Something is kept here; restore into an empty place."
        )
    sign.touch(mode=0o600)
    _bring(path, manifest)
    sign.unlink()
    return manifest


def refuse_half_a_backup() -> None:
    """Nobody works on an instance of which only half was brought back."""
    refuse_if(
        (Path(settings.DATA) / UNDER_WAY).exists(),
        f"Lần khôi phục vào {settings.DATA} chưa xong; hãy chạy lại nhipcau restore với tệp đó. A restore was not "
        "finished; run it again.",
    )


def go_back(path: Path) -> Manifest:
    """Puts the instance back to a backup of itself: its database, and the files that are gone or changed since."""
    manifest = verify_backup(path)
    _bring(path, manifest)
    return manifest


def _refuse_unfit(manifest: Manifest) -> None:
    refuse_if(
        manifest.database != vendor(),
        f"Bản sao lưu từ {manifest.database}, ở đây là {vendor()}. The backup is of another kind of database.",
    )
    unknown = {(app, name) for app, name in manifest.migrations} - known_migrations()
    own = {(app, name) for app, name in unknown if app in settings.OWN_APPS}
    refuse_if(
        bool(own),
        f"Bản sao lưu của phiên bản {manifest.version}, mới hơn {settings.VERSION}; hãy cài phiên bản đó. "
        "The backup is of a later version.",
    )


def _bring(path: Path, manifest: Manifest) -> None:
    """Files first, then the database in one transaction: until it is there, nobody sees anything of it."""
    root = Path(settings.MEDIA_ROOT)
    with zipfile.ZipFile(path) as archive, tempfile.TemporaryDirectory(dir=settings.DATA) as folder:
        for name in manifest.entries:
            if name.startswith(FILES):
                _unpack(archive, name, root / name.removeprefix(FILES))
            elif name == ANCHORS and not Path(settings.ANCHORS).exists():
                _unpack(archive, name, Path(settings.ANCHORS))
        database = next(name for name in manifest.entries if name.startswith(DATABASE))
        dump = Path(folder) / Path(database).name
        _unpack(archive, database, dump)
        load(dump)
    _compare(manifest)


def _unpack(archive: zipfile.ZipFile, name: str, path: Path) -> None:
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    with archive.open(name) as entry, path.open("wb") as out:
        shutil.copyfileobj(entry, out, CHUNK)
    path.chmod(0o600 if name == ANCHORS else settings.FILE_UPLOAD_PERMISSIONS)


def _compare(manifest: Manifest) -> None:
    """What is here now is what was backed up: every row counted, the record at the same event."""
    here = Contents(ask_here)
    counts, head = here.counts(), list(here.head())
    wrong = [table for table, count in manifest.rows.items() if counts.get(table) != count]
    if wrong or head != manifest.head:
        raise Refused(f"Khôi phục không đúng: {'; '.join(wrong) or 'nhật ký'}. What was restored differs.")
