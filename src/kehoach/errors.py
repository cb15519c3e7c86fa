"""Errors of the reader. All come from one root, so that a caller catches one name.

KehoachError
├── NoPlaceForNumber    a .docx without the lines for its number and its date
└── UnreadableFile      the bytes are not a document that can be read
    ├── UnknownFormat   neither .docx, .pdf nor text
    ├── EncryptedFile   protected by a password
    ├── TooLarge        unpacks to more than the reader is willing to hold
    └── NoText          a document with no words in it
"""

import zipfile
import zlib
from typing import Final

TORN: Final = (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError)
"""What a zipped file that is damaged, or packed in a way that nobody reads, makes Python's reader raise."""


class KehoachError(Exception):
    """The root of every error that this package raises on purpose."""


class UnreadableFile(KehoachError):
    """The bytes cannot be read as a document."""


class UnknownFormat(UnreadableFile):
    """The bytes are of a kind that the reader does not know."""


class EncryptedFile(UnreadableFile):
    """The document is protected by a password."""


class TooLarge(UnreadableFile):
    """The document is larger, or unpacks to more, than MAX_BYTES."""


class NoText(UnreadableFile):
    """The document holds no words."""


class NoPlaceForNumber(KehoachError):
    """A .docx without the lines in which its number and its date are written."""
