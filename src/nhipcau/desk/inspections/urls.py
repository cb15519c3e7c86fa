"""The routes of the room of inspections."""

from django.urls import path

from nhipcau.desk.inspections import views

urlpatterns = [
    path("inspections/", views.inspection_list, name="inspection_list"),
    path("inspections.xlsx", views.inspections_xlsx, name="inspections_xlsx"),
    path("plans/<int:pk>/inspections/new/", views.plan_inspection, name="plan_inspection"),
    path("inspections/<int:pk>/", views.inspection_detail, name="inspection_detail"),
    path("inspections/<int:pk>/change/", views.change_inspection, name="change_inspection"),
    path("inspections/<int:pk>/call-off/", views.call_off_inspection, name="call_off_inspection"),
    path("inspections/<int:pk>/record/", views.record_inspection, name="record_inspection"),
    path("inspections/<int:pk>/minutes/", views.inspection_minutes, name="inspection_minutes"),
    path("findings/<int:pk>/assign/", views.assign_finding, name="assign_finding"),
]
