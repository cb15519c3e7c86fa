"""kehoach reads Vietnamese official plans as they were issued, and writes official documents.

>>> import kehoach
>>> plan = kehoach.read(b"KE HOACH ...")  # doctest: +SKIP
"""

from kehoach.encode import from_dict, from_json, to_dict, to_json
from kehoach.errors import EncryptedFile, KehoachError, NoText, TooLarge, UnknownFormat, UnreadableFile
from kehoach.model import (
    Basis,
    Duty,
    Header,
    Item,
    Mention,
    Note,
    Period,
    Plan,
    Recipient,
    Reporting,
    Signer,
    Span,
    Task,
    Time,
)
from kehoach.reading import read
from kehoach.text.agencies import find_agencies, is_group
from kehoach.text.normal import fold, list_letter, sort_key
from kehoach.text.periods import due_date, parse_time
from kehoach.text.stamps import find_secret_stamp
from kehoach.writing.document import Appendix, Grid, OfficialDocument, Signature, Text
from kehoach.writing.official import write_official

__all__ = [
    "Appendix", "Basis", "Duty", "EncryptedFile", "Grid", "Header", "Item", "KehoachError", "Mention", "NoText", "Note", "OfficialDocument", "Period", "Plan",
    "Recipient", "Reporting", "Signature", "Signer", "Span", "Task", "Text", "Time", "TooLarge", "UnknownFormat", "UnreadableFile",
    "due_date", "find_agencies", "find_secret_stamp", "fold", "from_dict", "from_json", "is_group", "list_letter", "parse_time", "read", "sort_key",
    "to_dict", "to_json", "write_official",
]  # fmt: skip
