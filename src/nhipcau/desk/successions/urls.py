"""The routes of the room of successions."""

from django.urls import path

from nhipcau.desk.successions import views

urlpatterns = [
    path("successions/", views.succession_list, name="succession_list"),
    path("successions/record/", views.record_succession, name="record_succession"),
    path("successions/<int:pk>/", views.succession_detail, name="succession_detail"),
    path("successions/<int:pk>/reverse/", views.reverse_succession, name="reverse_succession"),
]
