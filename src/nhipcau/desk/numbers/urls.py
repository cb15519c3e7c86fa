"""The routes of the room of numbers."""

from django.urls import path

from nhipcau.desk.numbers import views

urlpatterns = [
    path("documents/register/", views.register_list, name="register_list"),
    path("documents/register.xlsx", views.register_xlsx, name="register_xlsx"),
    path("documents/register/begin/", views.set_last_number, name="set_last_number"),
]
