"""The routes of the room of localities."""

from django.urls import path

from nhipcau.desk.localities import views

urlpatterns = [
    path("localities/", views.locality_list, name="locality_list"),
    path("localities.xlsx", views.localities_xlsx, name="localities_xlsx"),
    path("localities/<int:pk>/", views.locality_detail, name="locality_detail"),
]
