"""What people type, as it is kept: without signs that neither a database nor a document takes."""

import unicodedata


def clean_text(text: str) -> str:
    """Several lines: no controls but line ends and tabs, nothing before or behind."""
    unified = text.replace("\r\n", "\n")
    return "".join(char for char in unified if char in "\n\t" or unicodedata.category(char) != "Cc").strip()


def clean_line(text: str, longest: int | None = None) -> str:
    """One line, its words divided by single spaces; cut where it is longer."""
    return " ".join(clean_text(text).split())[:longest]
