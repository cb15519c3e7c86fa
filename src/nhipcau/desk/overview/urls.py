"""The routes of the room of overview."""

from django.urls import path

from nhipcau.desk.overview import calendar, home, search, views

urlpatterns = [
    path("", home.today, name="today"),
    path("find/", search.find, name="find"),
    path("dashboard/", views.dashboard, name="dashboard"),
    path("dashboard/<int:pk>.xlsx", views.dashboard_xlsx, name="dashboard_xlsx"),
    path("my-agency/", views.my_agency, name="my_agency"),
    path("waiting/", views.inbox, name="inbox"),
    path("calendar/", calendar.due_calendar, name="due_calendar"),
]
