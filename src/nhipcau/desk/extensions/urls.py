"""The routes of the room of extensions."""

from django.urls import path

from nhipcau.desk.extensions import views

urlpatterns = [
    path("assignments/<int:pk>/extension/", views.ask_extension, name="ask_extension"),
    path("extensions/<int:pk>/decide/", views.decide_extension, name="decide_extension"),
]
