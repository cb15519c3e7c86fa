"""The routes of the room of letterheads."""

from django.urls import path

from nhipcau.desk.letterheads import views

urlpatterns = [
    path("agencies/<int:pk>/letterhead/", views.letterhead_detail, name="letterhead_detail"),
    path("agencies/<int:pk>/letterhead/set/", views.set_letterhead, name="set_letterhead"),
    path("agencies/<int:pk>/drafting-units/add/", views.add_drafting_unit, name="add_drafting_unit"),
    path("drafting-units/<int:pk>/drop/", views.drop_drafting_unit, name="drop_drafting_unit"),
    path("drafting-units/<int:pk>/head/", views.set_unit_head, name="set_unit_head"),
    path("agencies/<int:pk>/signers/add/", views.add_signer, name="add_signer"),
    path("signers/<int:pk>/end/", views.end_signer, name="end_signer"),
]
