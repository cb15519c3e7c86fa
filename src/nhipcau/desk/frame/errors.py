"""Pages for what went wrong, and for a form that waited for its owner."""

from urllib.parse import urlsplit

from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from nhipcau.desk.signed_in import KEPT_FORM, SignedInRequest, desk_page, go, keep_form, kept_form_of


def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    """404, the same for what is not there and for what one may not see."""
    return render(request, "desk/frame/not_found.html", status=404)


def forbidden(request: HttpRequest, exception: Exception) -> HttpResponse:
    """403 outside of an action's own sentence."""
    return render(request, "desk/frame/refused.html", status=403)


def server_error(request: HttpRequest) -> HttpResponse:
    """500; without the menu, which may be what failed."""
    return render(None, "desk/frame/server_error.html", status=500)


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    """A form from before the last sign-in: kept where the browser proves that it is ours."""
    origin = urlsplit(request.headers.get("Origin", "")).netloc
    if origin and origin == request.get_host() and keep_form(request):
        return go(request, "/kept-form/")
    return render(request, "desk/frame/stale_form.html", status=403)


@require_http_methods(["GET", "POST"])
@desk_page
def kept_form(request: SignedInRequest) -> HttpResponseBase:
    """Shows a form that was sent without a session, to be sent again or let go."""
    kept = kept_form_of(request)
    if request.method == "POST" or kept is None:
        request.session.pop(KEPT_FORM, None)
        return redirect("today")
    shown = [(k, v) for k, v in kept["fields"] if len(v) > 20 or " " in v]
    return render(request, "desk/frame/kept_form.html", {"kept": kept, "shown": shown})
