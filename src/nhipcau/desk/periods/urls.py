"""The routes of the room of periods."""

from django.urls import path

from nhipcau.desk.periods import views

urlpatterns = [
    path("plans/<int:pk>/periods/", views.period_list, name="period_list"),
    path("plans/<int:pk>/periods/open/", views.open_period, name="open_period"),
    path("plans/<int:pk>/periods/schedule/", views.set_schedule, name="set_schedule"),
    path("periods/<int:pk>/extend/", views.extend_period, name="extend_period"),
    path("periods/<int:pk>/close/", views.close_period, name="close_period"),
    path("periods/calendar/", views.report_calendar, name="report_calendar"),
]
