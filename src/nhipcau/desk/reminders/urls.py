"""The routes of the room of reminders."""

from django.urls import path

from nhipcau.desk.reminders import views

urlpatterns = [
    path("reminders.xlsx", views.reminders_xlsx, name="reminders_xlsx"),
    path("reminders/", views.reminder_list, name="reminder_list"),
    path("reminders/seen/", views.see_reminders, name="see_reminders"),
    path("reminders/rules/", views.set_rules, name="set_rules"),
    path("reminders/calendar/", views.renew_calendar, name="renew_calendar"),
    path("calendar/<str:key>.ics", views.calendar_ics, name="calendar_ics"),
    path("plans/<int:pk>/letters/<int:agency>.docx", views.reminder_letter, name="reminder_letter"),
]
