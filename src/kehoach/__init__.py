"""kehoach reads Vietnamese official plans as they were issued, and writes official documents.

>>> import kehoach
>>> plan = kehoach.read(b"KE HOACH ...")  # doctest: +SKIP
"""

from kehoach.akoma import to_akoma
from kehoach.diff import Change, diff
from kehoach.encode import change_to_dict, from_dict, from_json, to_dict, to_json
from kehoach.errors import (
    EncryptedFile,
    KehoachError,
    NoPlaceForNumber,
    NoText,
    TooLarge,
    UnknownFormat,
    UnreadableFile,
)
from kehoach.fields.amendments import Amending, find_amendments, find_day_of_force
from kehoach.fields.indicators import find_indicators
from kehoach.form import FORM_RULES, PARTY_RULES, check_form
from kehoach.layout import Layout, Setting, lay_out
from kehoach.lint import RULES, Finding, Rule, lint
from kehoach.lists import ListRow, OfficeList, read_lists
from kehoach.model import (
    Abbreviation,
    Basis,
    Duty,
    Header,
    Indicator,
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
from kehoach.sections import heading_key
from kehoach.sources.opening import SUFFIXES
from kehoach.sources.pictures import count_pages, draw_page
from kehoach.tabulate import to_csv, to_xlsx
from kehoach.text.agencies import find_agencies, is_group
from kehoach.text.normal import fold, list_letter, sort_key
from kehoach.text.periods import due_date, parse_time
from kehoach.text.recurrence import parse_recurrence
from kehoach.text.stamps import find_secret_stamp
from kehoach.writing.book import Book, write_book
from kehoach.writing.consolidation import Amended, consolidate
from kehoach.writing.copying import CopyNote, parts_of, write_copy
from kehoach.writing.courtesy import CourtesySheet, day_said, stamp_courtesy, write_courtesy_to
from kehoach.writing.document import Appendix, Block, Grid, OfficialDocument, Picture, Row, Signature, Text
from kehoach.writing.names import LONGEST_LINE, break_name, without_breaks
from kehoach.writing.official import write_official, write_official_to
from kehoach.writing.plan import write, write_text
from kehoach.writing.stamping import numbered, stamp

__all__ = [
    "FORM_RULES",
    "LONGEST_LINE",
    "PARTY_RULES",
    "RULES",
    "SUFFIXES",
    "Abbreviation",
    "Amended",
    "Amending",
    "Appendix",
    "Basis",
    "Block",
    "Book",
    "Change",
    "CopyNote",
    "CourtesySheet",
    "Duty",
    "EncryptedFile",
    "Finding",
    "Grid",
    "Header",
    "Indicator",
    "Item",
    "KehoachError",
    "Layout",
    "ListRow",
    "Mention",
    "NoPlaceForNumber",
    "NoText",
    "Note",
    "OfficeList",
    "OfficialDocument",
    "Period",
    "Picture",
    "Plan",
    "Recipient",
    "Reporting",
    "Row",
    "Rule",
    "Setting",
    "Signature",
    "Signer",
    "Span",
    "Task",
    "Text",
    "Time",
    "TooLarge",
    "UnknownFormat",
    "UnreadableFile",
    "break_name",
    "change_to_dict",
    "check_form",
    "consolidate",
    "count_pages",
    "day_said",
    "diff",
    "draw_page",
    "due_date",
    "find_agencies",
    "find_amendments",
    "find_day_of_force",
    "find_indicators",
    "find_secret_stamp",
    "fold",
    "from_dict",
    "from_json",
    "heading_key",
    "is_group",
    "lay_out",
    "lint",
    "list_letter",
    "numbered",
    "parse_recurrence",
    "parse_time",
    "parts_of",
    "read",
    "read_lists",
    "sort_key",
    "stamp",
    "stamp_courtesy",
    "to_akoma",
    "to_csv",
    "to_dict",
    "to_json",
    "to_xlsx",
    "without_breaks",
    "write",
    "write_book",
    "write_copy",
    "write_courtesy_to",
    "write_official",
    "write_official_to",
    "write_text",
]  # fmt: skip
