"""Lists as a person looks at them again and again."""

from django.contrib import messages
from django.http import Http404, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from nhipcau.accounts import actions
from nhipcau.accounts.queries import saved_filters_of
from nhipcau.desk.signed_in import SignedInRequest, desk_page, go, leads_to_desk_page


@require_POST
@desk_page
def save_filter(request: SignedInRequest) -> HttpResponseBase:
    """What the list is asked now, under a name."""
    path = request.POST.get("path", "")
    if not leads_to_desk_page(path):
        raise Http404
    saved = actions.save_filter(
        by=request.user, path=path, query=request.POST.get("query", ""), name=request.POST.get("name", "")
    )
    messages.success(request, _("Đã lưu bộ lọc “%(name)s”.") % {"name": saved.name})
    return redirect(f"{saved.path}?{saved.query}")


@require_POST
@desk_page
def drop_filter(request: SignedInRequest, pk: int) -> HttpResponseBase:
    """One filter less."""
    saved = get_object_or_404(saved_filters_of(request.user), pk=pk)
    actions.drop_filter(by=request.user, saved=saved)
    messages.success(request, _("Đã bỏ bộ lọc."))
    return go(request, saved.path)
