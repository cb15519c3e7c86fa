"""Files of evidence: shown, drawn, taken away."""

from django.http import Http404, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_GET

from nhipcau.desk.responses import kept_attachment
from nhipcau.desk.signed_in import SignedInRequest, desk_page
from nhipcau.reports.queries import visible_evidence
from nhipcau.work.progress.previews import PICTURES, picture_of, preview_of


@require_GET
@desk_page
def evidence_preview(request: SignedInRequest, pk: int) -> HttpResponseBase:
    """What a file of evidence shows."""
    rows = visible_evidence(request.user).exclude(content="")
    evidence = get_object_or_404(rows, pk=pk)
    return render(request, "desk/tasks/evidence_preview.html", {"evidence": evidence, "preview": preview_of(evidence)})


@require_GET
@desk_page
def evidence_picture(request: SignedInRequest, pk: int) -> HttpResponseBase:
    """A picture of evidence, drawn anew."""
    evidence = get_object_or_404(visible_evidence(request.user).exclude(content=""), pk=pk)
    drawn = picture_of(evidence) if evidence.suffix in PICTURES else None
    if drawn is None:
        raise Http404
    return HttpResponse(drawn, content_type="image/jpeg", headers={"X-Content-Type-Options": "nosniff"})


@require_GET
@desk_page
def evidence_file(request: SignedInRequest, pk: int) -> HttpResponseBase:
    """A file of evidence, always as a download."""
    evidence = get_object_or_404(visible_evidence(request.user).exclude(content=""), pk=pk)
    return kept_attachment(evidence)
