"""The routes of the room of imports."""

from django.urls import path

from nhipcau.desk.imports import views

urlpatterns = [
    path("agencies/import/", views.import_agencies, name="import_agencies"),
    path("successions/reorganise/", views.reorganise, name="reorganise"),
    path("successions/2025.xlsx", views.reorganisation_xlsx, name="reorganisation_xlsx"),
    path("people/invite-list/", views.invite_people, name="invite_people"),
    path("people/invite-list.xlsx", views.people_list_xlsx, name="people_list_xlsx"),
    path("partners/import/", views.import_partners, name="import_partners"),
    path("tasks/import/", views.import_work, name="import_work"),
]
