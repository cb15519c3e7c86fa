"""All routes: the desk, and the sign-in pages of django-allauth."""

from django.http import Http404, HttpRequest, HttpResponse
from django.urls import include, path


def not_offered(request: HttpRequest) -> HttpResponse:
    """A page of django-allauth that this site does not have."""
    raise Http404


urlpatterns = [
    path("", include("nhipcau.desk.urls")),
    path("accounts/email/", not_offered),  # an address is given by an invitation, and is not changed by its owner
    path("accounts/", include("allauth.urls")),
    path("language/", include("django.conf.urls.i18n")),
]
handler403 = "nhipcau.desk.frame.errors.forbidden"
handler404 = "nhipcau.desk.frame.errors.not_found"
handler500 = "nhipcau.desk.frame.errors.server_error"
