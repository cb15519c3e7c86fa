"""The routes of programmes and of what they need; the first part of an address says of which register a record is."""

from django.urls import path

from nhipcau.desk.programmes import resources, views

urlpatterns = [
    path("resources/", resources.resource_list, name="resource_list"),
    path("resources.xlsx", resources.resources_xlsx, name="resources_xlsx"),
    path("resources/new/", resources.add_resource, name="add_resource"),
    path("resources/<int:pk>/edit/", resources.edit_resource, name="edit_resource"),
    path("programmes/<slug:register>/<int:pk>/items/new/", views.add_programme_item, name="add_programme_item"),
    path("programmes/<slug:register>/<int:pk>/items/paste/", views.add_programme_items, name="add_programme_items"),
    path(
        "programmes/<slug:register>/<int:pk>/items/<int:item>/edit/",
        views.edit_programme_item,
        name="edit_programme_item",
    ),
    path(
        "programmes/<slug:register>/<int:pk>/items/<int:item>/move/",
        views.move_programme_item,
        name="move_programme_item",
    ),
    path(
        "programmes/<slug:register>/<int:pk>/items/<int:item>/drop/",
        views.drop_programme_item,
        name="drop_programme_item",
    ),
    path("programmes/<slug:register>/<int:pk>/settle/", views.settle_programme, name="settle_programme"),
    path("programmes/<slug:register>/<int:pk>/programme.pdf", views.programme_pdf, name="programme_pdf"),
]
