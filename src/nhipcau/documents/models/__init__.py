"""Official documents from draft to issue, the registers that number them, an office's templates and books."""

from nhipcau.documents.models.books import CertifiedCopy, Incoming
from nhipcau.documents.models.documents import Delivery, Document, DocumentFile, Step
from nhipcau.documents.models.kinds import BY_REGISTERS, FORMLESS, LETTERS, ON_PAPER, SYMBOLS, TYPES, Kind
from nhipcau.documents.models.numbers import NumberRegister, Template

__all__ = [
    "BY_REGISTERS",
    "FORMLESS",
    "LETTERS",
    "ON_PAPER",
    "SYMBOLS",
    "TYPES",
    "CertifiedCopy",
    "Delivery",
    "Document",
    "DocumentFile",
    "Incoming",
    "Kind",
    "NumberRegister",
    "Step",
    "Template",
]
