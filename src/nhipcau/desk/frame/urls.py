"""The routes of pages that belong to no noun."""

from django.urls import path

from nhipcau.desk.frame import errors, filters, gallery, jobs

urlpatterns = [
    path("kept-form/", errors.kept_form, name="kept_form"),
    path("filters/save/", filters.save_filter, name="save_filter"),
    path("filters/<int:pk>/drop/", filters.drop_filter, name="drop_filter"),
    path("gallery/", gallery.gallery, name="gallery"),
    path("jobs/<str:name>/", jobs.job_detail, name="job_detail"),
]
