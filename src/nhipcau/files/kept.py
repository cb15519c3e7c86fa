"""Files on their way in: written before the transaction that names them, taken away again where it fails.

Every kept file has its SHA-256 beside it in its row.
"""

import hashlib
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from typing import IO

from django.core.files import File
from django.db.models.fields.files import FieldFile

CHUNK = 1 << 20


def digest_of(content: IO[bytes]) -> tuple[str, int]:
    """SHA-256 and size of a content, read from its beginning piece by piece."""
    content.seek(0)
    digest, size = hashlib.sha256(), 0
    while chunk := content.read(CHUNK):
        digest.update(chunk)
        size += len(chunk)
    return digest.hexdigest(), size


@contextmanager
def kept(*contents: tuple[FieldFile, str, IO[bytes]]) -> Iterator[None]:
    """Writes each content into the file of a row that is not saved yet; inside, the rows are saved.

    Of each: the file's place, what its name ends with, and the content. Where anything inside fails, or a later file
    cannot be written, all of them are gone again.
    """
    with cleaned() as written:
        for field, suffix, content in contents:
            write(field, suffix, content)
            written.append(field)
        yield


@contextmanager
def cleaned() -> Iterator[list[FieldFile]]:
    """A list of written files that are deleted where what follows fails: rows roll back by themselves, files do not."""
    written: list[FieldFile] = []
    try:
        yield written
    except BaseException:
        for field in written:
            field.delete(save=False)
        raise


def write(field: FieldFile, suffix: str, content: IO[bytes]) -> None:
    """Writes a content under a name that begins with its SHA-256. The row is not saved."""
    sha256, _size = digest_of(content)
    content.seek(0)
    field.save(f"{sha256[:16]}{suffix}", File(content), save=False)


def suffix_of(name: str, known: Iterable[str]) -> str:
    """The ending of a name with its dot, in small letters, where it is a known one; else nothing."""
    suffix = f".{name.rsplit('.', 1)[-1].lower()}" if "." in name else ""
    return suffix if suffix in known else ""
