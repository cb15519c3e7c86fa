"""The gate of every desk page, and what happens to a form whose session has ended."""

import logging
from collections.abc import Callable
from functools import wraps
from typing import Any, Concatenate, ParamSpec, cast

from django.contrib import messages
from django.contrib.auth.views import redirect_to_login
from django.db import IntegrityError, OperationalError
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import Resolver404, resolve, reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext_lazy
from django_htmx.http import HttpResponseClientRedirect

from nhipcau.accounts.known_browsers import know_browser, known_person
from nhipcau.accounts.models import User
from nhipcau.common.refusal import NotAllowed, Refused
from nhipcau.desk.forms_once import answering_form, form_key
from nhipcau.once.claims import ALREADY_COUNTED, is_counted

P = ParamSpec("P")
View = Callable[Concatenate[HttpRequest, P], HttpResponseBase]
LOG = logging.getLogger(__name__)
KEPT_FORM = "kept_form"
WRITTEN_MEANWHILE = gettext_lazy("Người khác vừa ghi cùng nội dung này; hãy tải lại trang để xem.")
KEPT_CHARACTERS = 200_000


class SignedInRequest(HttpRequest):
    """A request whose person is known."""

    user: User


def desk_page(view: Callable[Concatenate[SignedInRequest, P], HttpResponseBase]) -> View[P]:
    """Lets signed-in people in; shows a refusal as a sentence where the view itself did not."""

    @wraps(view)
    def guarded(request: HttpRequest, *args: P.args, **kwargs: P.kwargs) -> HttpResponseBase:
        if not request.user.is_authenticated:
            return ask_to_sign_in(request)
        kept = request.session.get(KEPT_FORM)
        if kept and request.method == "POST" and kept["path"] == request.path:
            del request.session[KEPT_FORM]
        try:
            with answering_form(request):
                return _remember(request, view(request, *args, **kwargs))  # type: ignore[arg-type]
        except NotAllowed as refusal:
            return render(request, "desk/frame/refused.html", {"sentence": str(refusal)}, status=403)
        except Refused as refusal:
            messages.error(request, str(refusal))
            return go(request, came_from(request))
        except OperationalError:
            LOG.exception("The database did not answer %s %s.", request.method, request.path)
            return busy(request)
        except IntegrityError:  # two at once wrote the same: the database let one of them
            LOG.warning("A constraint ended %s %s.", request.method, request.path, exc_info=True)
            said = ALREADY_COUNTED if is_counted(form_key(request)) else WRITTEN_MEANWHILE
            messages.error(request, str(said))
            return go(request, came_from(request))

    guarded.is_desk_page = True  # type: ignore[attr-defined]  # what keep_form and save_filter ask
    return cast("View[P]", guarded)


def busy(request: HttpRequest) -> HttpResponse:
    """The database was held too long by somebody else: nothing was changed, the same may be sent again."""
    # without the menu, which would ask the database again; a page that was only looked at comes back by itself
    page = render(None, "desk/frame/busy.html", {"comes_back": request.method == "GET"}, status=503)
    page["Retry-After"] = "5"
    return page


def ask_to_sign_in(request: HttpRequest) -> HttpResponse:
    """To the sign-in page; what stood in a sent form waits in the session until then."""
    if request.method != "POST":
        return redirect_to_login(request.get_full_path())
    keep_form(request)
    return go(request, f"{reverse('account_login')}?next={reverse('kept_form')}")


def keep_form(request: HttpRequest) -> bool:
    """Keeps the texts of a desk form that could not be taken, for the person who was last here.

    Files are not kept, nor a form of the sign-in pages, nor one whose owner is not known.
    """
    owner = known_person(request)
    fields = [(k, v) for k, vs in request.POST.lists() if k != "csrfmiddlewaretoken" for v in vs]
    request.session.pop(KEPT_FORM, None)
    if owner is None or not leads_to_desk_page(request.path) or sum(len(v) for _, v in fields) > KEPT_CHARACTERS:
        return False
    kept = {"path": request.path, "fields": fields, "had_files": bool(request.FILES), "owner": owner}
    request.session[KEPT_FORM] = kept
    return True


def leads_to_desk_page(path: str) -> bool:
    """True of an address that one of the desk's own pages or actions answers."""
    try:
        return hasattr(resolve(path).func, "is_desk_page")
    except Resolver404:
        return False


def kept_form_of(request: SignedInRequest) -> dict[str, Any] | None:
    """The form that waits for this very person, if there is one."""
    kept: dict[str, Any] | None = request.session.get(KEPT_FORM)
    return kept if kept and kept["owner"] == str(request.user.pk) else None


def _remember(request: HttpRequest, response: HttpResponseBase) -> HttpResponseBase:
    """Notes in a signed cookie who works here, so that a kept form finds its owner and nobody else."""
    if known_person(request) != str(request.user.pk):
        know_browser(request, response)
    return response


def sent(request: HttpRequest) -> tuple[Any, Any]:
    """What a form is to be bound to: texts and files of a POST, however empty, else nothing."""
    return (request.POST, request.FILES) if request.method == "POST" else (None, None)


def go(request: HttpRequest, where: str) -> HttpResponse:
    """A redirect that htmx follows as a whole page too."""
    return HttpResponseClientRedirect(where) if request.headers.get("HX-Request") else redirect(where)


def came_from(request: HttpRequest) -> str:
    """The page on this site that the request came from, else the home page."""
    referer = request.headers.get("Referer", "")
    is_ours = url_has_allowed_host_and_scheme(referer, {request.get_host()}, require_https=request.is_secure())
    return referer if is_ours else reverse("today")
