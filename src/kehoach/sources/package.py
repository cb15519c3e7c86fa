"""Parts of a zipped document, unpacked within limits, and their XML, parsed without fetching anything."""

import io
import re
import zipfile
from typing import Final

from lxml import etree

from kehoach.errors import TORN, EncryptedFile, TooLarge, UnreadableFile

MAX_BYTES: Final = 60_000_000
"""The largest part that is unpacked; a plan of 300 pages takes about 3 MB."""


class Package:
    """A zipped document that gives out its parts by name."""

    def __init__(self, data: bytes) -> None:
        try:
            self._archive = zipfile.ZipFile(io.BytesIO(data))
        except (*TORN, ValueError, OSError) as error:
            raise UnreadableFile("Tệp bị hỏng, không mở được.") from error
        self.names = frozenset(self._archive.namelist())
        self.unpacked = sum(part.file_size for part in self._archive.infolist())

    def find_names(self, pattern: re.Pattern[str]) -> list[str]:
        """Names of parts that match, in order."""
        return sorted(name for name in self.names if pattern.fullmatch(name))

    def read(self, name: str) -> bytes:
        """The bytes of a part; empty where there is none of the name."""
        if name not in self.names:
            return b""
        try:
            with self._archive.open(name) as part:
                content = part.read(MAX_BYTES + 1)
        except (*TORN, ValueError, OSError) as error:
            raise UnreadableFile("Tệp bị hỏng, không mở được.") from error
        except RuntimeError as error:  # zipfile says so of an encrypted member
            raise EncryptedFile("Tệp được đặt mật khẩu; hãy bỏ mật khẩu rồi tải lên lại.") from error
        if len(content) > MAX_BYTES:
            raise TooLarge("Tệp giải nén ra quá lớn, không đọc.")
        return content


def parse_xml(content: bytes) -> etree._Element:
    """The root of a part; entities are not expanded and nothing is fetched."""
    parser = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=False, recover=True)
    root = etree.fromstring(content, parser) if content else None
    if root is None:
        raise UnreadableFile("Tệp bị hỏng, không mở được.")
    return root
