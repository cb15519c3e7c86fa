"""The routes of the room of agencies."""

from django.urls import path

from nhipcau.desk.agencies import views

urlpatterns = [
    path("agencies/", views.agency_list, name="agency_list"),
    path("agencies.xlsx", views.agencies_xlsx, name="agencies_xlsx"),
    path("agencies/add/", views.add_agency, name="add_agency"),
    path("agencies/<int:pk>/", views.agency_detail, name="agency_detail"),
    path("agencies/<int:pk>/edit/", views.edit_agency, name="edit_agency"),
    path("agencies/<int:pk>/aliases/add/", views.add_alias, name="add_alias"),
    path("agencies/<int:pk>/members/", views.set_members, name="set_members"),
    path("agencies/<int:pk>/expand/", views.expand_group, name="expand_group"),
    path("agencies/<int:pk>/focal/", views.set_focal_agency, name="set_focal_agency"),
    path("aliases/<int:pk>/remove/", views.remove_alias, name="remove_alias"),
]
