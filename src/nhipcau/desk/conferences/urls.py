"""The routes of the room of conferences."""

from django.urls import path

from nhipcau.desk.conferences import papers, views

urlpatterns = [
    path("conferences/", views.conference_list, name="conference_list"),
    path("conferences.xlsx", views.conferences_xlsx, name="conferences_xlsx"),
    path("conferences/new/", views.add_conference, name="add_conference"),
    path("conferences/report/", papers.report_conferences, name="report_conferences"),
    path("conferences/<int:pk>/", views.conference_detail, name="conference_detail"),
    path("conferences/<int:pk>/edit/", views.edit_conference, name="edit_conference"),
    path("conferences/<int:pk>/permit/", views.permit_conference, name="permit_conference"),
    path("conferences/<int:pk>/outcome/", views.note_conference_outcome, name="note_conference_outcome"),
    path("conferences/<int:pk>/cancel/", views.cancel_conference, name="cancel_conference"),
    path("conferences/<int:pk>/attendance/", views.count_attendance, name="count_attendance"),
]
