"""What a column of a table holds, by the words of its head."""

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


def are_task_columns(heads: list[str]) -> bool:
    """True of the heads of a table of tasks: what is done, and by whom, when or with what output."""
    names = {parse_column(head) for head in heads}
    return "text" in names and bool(names & {"leads", "partners", "outputs", "time"})
