"""The one door of files that people send: how large and how often is asked before a byte is held in memory."""

from collections.abc import Sequence

from django.core.files.uploadedfile import UploadedFile

from nhipcau.common.throttle import refuse_flood
from nhipcau.desk.signed_in import SignedInRequest
from nhipcau.files.sizes import refuse_size

AN_HOUR = {"plan": 60, "evidence": 300, "sheet": 60, "document": 60, "template": 60, "report": 60, "picture": 200}
"""How often a person may send files of a kind, whatever form they send."""


def take_in(request: SignedInRequest, files: Sequence["UploadedFile[bytes]"], kind: str) -> list[tuple[str, bytes]]:
    """The names and bytes of the files of one form. Refused by number, then by size, then read."""
    if files:
        refuse_flood(kind, request.user.pk, at_most=AN_HOUR[kind])
    for file in files:
        refuse_size(file.size or 0, file.name or "")
    return [(file.name or "", file.read()) for file in files]
