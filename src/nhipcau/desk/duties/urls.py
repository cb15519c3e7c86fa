"""The routes of the room of yearly duties."""

from django.urls import path

from nhipcau.desk.duties import views

urlpatterns = [
    path("duties/", views.duty_list, name="duty_list"),
    path("duties.xlsx", views.duties_xlsx, name="duties_xlsx"),
    path("duties/<str:code>/<int:year>/", views.duty_detail, name="duty_detail"),
    path("duties/<str:code>/<int:year>/note/", views.note_duty, name="note_duty"),
    path("duties/<str:code>/<int:year>/waive/", views.waive_duty, name="waive_duty"),
    path("duties/<str:code>/<int:year>/reopen/", views.reopen_duty, name="reopen_duty"),
    path("duties/<str:code>/<int:year>/assign/", views.assign_duty, name="assign_duty"),
]
