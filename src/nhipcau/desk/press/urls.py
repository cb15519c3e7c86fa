"""The routes of the room of foreign press."""

from django.urls import path

from nhipcau.desk.press import parts, views, yearly

urlpatterns = [
    path("press/", views.press_visit_list, name="press_visit_list"),
    path("press.xlsx", views.press_visits_xlsx, name="press_visits_xlsx"),
    path("press/year/", yearly.press_year, name="press_year"),
    path("press/year.xlsx", yearly.press_year_xlsx, name="press_year_xlsx"),
    path("press/new/", views.add_press_visit, name="add_press_visit"),
    path("press/<int:pk>/", views.press_visit_detail, name="press_visit_detail"),
    path("press/<int:pk>/edit/", views.edit_press_visit, name="edit_press_visit"),
    path("press/<int:pk>/answer/", views.answer_press_visit, name="answer_press_visit"),
    path("press/<int:pk>/consent/", views.note_consent, name="note_consent"),
    path("press/<int:pk>/cancel/", views.cancel_press_visit, name="cancel_press_visit"),
    path("press/<int:pk>/reporters/new/", parts.add_reporter, name="add_reporter"),
    path("press/<int:pk>/reporters/paste/", parts.add_reporters, name="add_reporters"),
    path("reporters/<int:pk>/remove/", parts.remove_reporter, name="remove_reporter"),
    path("press/<int:pk>/published/new/", parts.add_published, name="add_published"),
    path("published/<int:pk>/remove/", parts.remove_published, name="remove_published"),
    path("press/<int:pk>/violations/new/", parts.note_violation, name="note_violation"),
    path("violations/<int:pk>/tell/", parts.tell_violation, name="tell_violation"),
]
