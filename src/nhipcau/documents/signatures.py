"""What is known of a .pdf that came back signed: by whom, when, whether changed since, whether it is our text.

A signature is whole where its digest fits the bytes that it covers, and the last word where nothing but what signing
itself adds came after. Whether its certificate is of a trusted root is asked where the administrator gave roots
(NHIPCAU_SIGNATURE_ROOTS), never over the network. The text is compared paragraph by paragraph, white space aside, with
the document as it was issued.
"""

import io
import logging
import re
import unicodedata
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import pypdfium2
from django.conf import settings
from django.utils.translation import gettext as _

from nhipcau.common.apart import apart
from nhipcau.common.refusal import Refused, refuse_if
from nhipcau.common.unlocked import before_the_lock
from nhipcau.documents.paragraphs import paragraphs_of

LOG = logging.getLogger(__name__)
MOST_MISSED = 5
"""Paragraphs of ours that are named where the .pdf does not have them."""
SHORTEST = 12
"""Characters of a paragraph from which it is looked for: shorter ones (a number in a cell) stand anywhere."""
_PAGE_NUMBER = re.compile(r"\A\s*\d+\s*$", re.MULTILINE)
_BLANK = re.compile(r"\s+")
UNREADABLE = (pypdfium2.PdfiumError, ValueError, KeyError, IndexError, TypeError, NotImplementedError)
"""What damaged files make the readers raise, beside their own errors."""


@before_the_lock
def check_signed(data: bytes, issued: bytes) -> dict[str, Any]:
    """What is known of it: ``signatures``, ``has_text`` (False of a scan), ``missed`` (paragraphs that it lacks).

    Each signature: by, at, is_whole, is_last_word, is_trusted (None where no root is known).

    Refuses what cannot be read as .pdf, and what was changed after it was signed.
    """
    found = apart(examine, data, issued, _roots())
    refuse_if(not found["is_readable"], _("Không đọc được tệp .pdf này."))
    broken = [one["by"] for one in found["signatures"] if not one["is_whole"]]
    if broken:
        raise Refused(
            _("Chữ ký số của %(names)s không còn nguyên vẹn: tệp đã bị thay đổi sau khi ký.")
            % {"names": "; ".join(broken)}
        )
    return found


def _roots() -> list[bytes]:
    """The certificates of the folder that the administrator named."""
    folder = settings.SIGNATURE_ROOTS
    return [path.read_bytes() for path in sorted(Path(folder).glob("*")) if path.is_file()] if folder else []


def examine(data: bytes, issued: bytes, roots: list[bytes]) -> dict[str, Any]:
    """The same as plain values, in a process of its own."""
    from pyhanko.pdf_utils.misc import PdfError  # noqa: PLC0415 (0.4 s, needed for signed files alone)

    try:
        text = _pdf_text(data)
        missed = _missed(issued, text) if text else []
        signatures = list(_signatures(data, roots))
    except (PdfError, *UNREADABLE):
        return {"is_readable": False, "signatures": [], "has_text": False, "missed": []}
    return {"is_readable": True, "signatures": signatures, "has_text": bool(text), "missed": missed}


def _signatures(data: bytes, roots: list[bytes]) -> Iterator[dict[str, Any]]:
    from pyhanko.pdf_utils.reader import PdfFileReader  # noqa: PLC0415
    from pyhanko.sign.validation import validate_pdf_signature  # noqa: PLC0415
    from pyhanko_certvalidator import ValidationContext  # noqa: PLC0415

    trusted = [certificate for root in roots for certificate in _certificates(root)]
    for signature in PdfFileReader(io.BytesIO(data), strict=False).embedded_regular_signatures:
        context = ValidationContext(trust_roots=trusted, allow_fetching=False)
        status = validate_pdf_signature(signature, signer_validation_context=context)
        subject = status.signing_cert.subject.native
        at = status.signer_reported_dt
        yield {
            "by": str(subject.get("common_name") or subject.get("organization_name") or "?"),
            "at": at.isoformat() if at else "",
            "is_whole": bool(status.intact and status.valid),
            "is_last_word": bool(status.docmdp_ok),
            "is_trusted": bool(status.trusted) if roots else None,
        }


def _certificates(root: bytes) -> list[Any]:
    """The certificates of a file of the administrator's folder; none of a file that is something else."""
    from pyhanko.keys import load_certs_from_pemder_data  # noqa: PLC0415

    try:
        return list(load_certs_from_pemder_data(root))
    except (ValueError, TypeError):
        LOG.warning("A file among the roots of signatures is no certificate.")
        return []


def _pdf_text(data: bytes) -> str:
    """The text of all pages without their numbers, white space aside; empty where the pages are pictures."""
    with closing(pypdfium2.PdfDocument(data)) as document:
        pages = [page.get_textpage().get_text_range() for page in document]
    return _squashed("".join(_PAGE_NUMBER.sub("", page, count=1) for page in pages))


def _squashed(text: str) -> str:
    return _BLANK.sub("", unicodedata.normalize("NFC", text)).casefold()


def _missed(issued: bytes, text: str) -> list[str]:
    """The first paragraphs of the issued .docx that the text does not have."""
    missed: list[str] = []
    for paragraph in paragraphs_of(io.BytesIO(issued)):
        sought = _squashed(paragraph)
        if len(sought) >= SHORTEST and sought not in text:
            missed.append(paragraph[:160])
            if len(missed) == MOST_MISSED:
                break
    return missed
