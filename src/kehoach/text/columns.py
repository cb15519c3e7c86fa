"""What a column of a table holds, by the words of its head."""

import re
from collections.abc import Sequence

from kehoach.text.normal import fold
from kehoach.vocabulary.form import COLUMNS


def parse_column(head: str) -> str | None:
    """text, leads, partners, outputs, time, funding, remark or number; None for any other head."""
    folded = fold(head)
    for name, words in COLUMNS:
        if name == "number" and folded.strip(". ") in words:
            return name
        if name != "number" and any(word in folded for word in words):
            return name
    return None


_TOTAL = re.compile(r"(?:tong cong|tong so|cong)(?:\s*\(.*)?[:.]?$")


def is_total(text: str) -> bool:
    """True of the words before a sum: Tổng cộng, Cộng."""
    return _TOTAL.match(fold(text)) is not None


def count_columns(filled: Sequence[str]) -> bool:
    """True of a row below the heads that counts the columns: (1), (2), (3)."""
    return len(filled) > 1 and all(text.strip("() ").isdigit() for text in filled)


def are_task_columns(heads: Sequence[str]) -> bool:
    """True of the heads of a table of tasks: what is done, and by whom, when or with what output."""
    names = {parse_column(head) for head in heads}
    return "text" in names and bool(names & {"leads", "partners", "outputs", "time"})
