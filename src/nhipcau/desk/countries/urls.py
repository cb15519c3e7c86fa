"""The routes of the room of countries."""

from django.urls import path

from nhipcau.desk.countries import views

urlpatterns = [
    path("countries/", views.country_list, name="country_list"),
    path("countries.xlsx", views.countries_xlsx, name="countries_xlsx"),
    path("countries/<int:pk>/correct/", views.correct_country, name="correct_country"),
]
