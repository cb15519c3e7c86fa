"""Which form a request answers: what stands in it, under the mark with which it was drawn."""

import hashlib
from collections.abc import Iterator
from contextlib import AbstractContextManager, nullcontext

from django.http import HttpRequest

from nhipcau.common.templatetags.once import FORM_TOKEN
from nhipcau.files.kept import digest_of
from nhipcau.once.claims import answering

UNSAID = ("csrfmiddlewaretoken",)


def answering_form(request: HttpRequest) -> AbstractContextManager[None]:
    """Inside, what is recorded counts for the form of this request; of one without a mark nothing is counted."""
    key = form_key(request)
    return answering(key) if key else nullcontext()


def form_key(request: HttpRequest) -> str:
    """The name of what was sent: person, address, texts and files. Empty where the form bears no mark."""
    if request.method != "POST" or FORM_TOKEN not in request.POST:
        return ""
    sent = "\0".join(_parts(request)).encode("utf-8", "replace")
    return f"form {hashlib.sha256(sent).hexdigest()}"


def _parts(request: HttpRequest) -> Iterator[str]:
    yield f"{request.user.pk} {request.path}"
    for name, values in sorted(request.POST.lists()):
        if name not in UNSAID:
            yield from (name, *values)
    for name, files in sorted(request.FILES.lists()):
        for file in files:
            yield from (name, file.name or "", digest_of(file)[0])
            file.seek(0)
