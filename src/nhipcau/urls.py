"""All routes: the desk, and the sign-in pages of django-allauth."""

from django.urls import include, path

urlpatterns = [
    path("", include("nhipcau.desk.urls")),
    path("accounts/", include("allauth.urls")),
    path("language/", include("django.conf.urls.i18n")),
]
handler403 = "nhipcau.desk.views.errors.forbidden"
handler404 = "nhipcau.desk.views.errors.not_found"
handler500 = "nhipcau.desk.views.errors.server_error"
