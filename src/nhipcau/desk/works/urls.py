"""The routes of the room of works of friendship."""

from django.urls import path

from nhipcau.desk.works import views

urlpatterns = [
    path("works/", views.work_list, name="work_list"),
    path("works.xlsx", views.works_xlsx, name="works_xlsx"),
    path("works/new/", views.add_work, name="add_work"),
    path("works/<int:pk>/", views.work_detail, name="work_detail"),
    path("works/<int:pk>/edit/", views.edit_work, name="edit_work"),
    path("works/<int:pk>/figures/", views.note_figure, name="note_figure"),
]
