"""The form of a .docx: Decree 30/2020/NĐ-CP, or the Party's guide for what is headed so."""

import io
import zipfile

import docx

from kehoach.errors import TORN, UnreadableFile
from kehoach.form.decree import FORM_RULES
from kehoach.form.paper import FormRule, Paper
from kehoach.form.party import PARTY_RULES
from kehoach.lint import Finding

__all__ = ["FORM_RULES", "PARTY_RULES", "FormRule", "check_form"]

_MAX_UNFOLDED = 100 * 1024 * 1024
_DAMAGED = (*TORN, KeyError, ValueError, IndexError, SyntaxError, RuntimeError, OSError)
"""What a damaged file makes python-docx raise: errors of XML are SyntaxErrors, encryption is a RuntimeError."""


def check_form(data: bytes) -> tuple[Finding, ...]:
    """What of the .docx is not in the form that it is written in. Raises UnreadableFile for what is no .docx."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            if sum(part.file_size for part in archive.infolist()) > _MAX_UNFOLDED:
                raise UnreadableFile("Tệp quá lớn khi mở ra. The file is too large when unfolded.")
        paper = Paper(docx.Document(io.BytesIO(data)))
    except _DAMAGED as error:
        raise UnreadableFile("Tệp không phải văn bản .docx. This is no .docx document.") from error
    rules = PARTY_RULES if paper.party is not None else FORM_RULES
    return tuple(Finding(rule.code, rule.sentence) for rule in rules if rule.is_broken(paper))
