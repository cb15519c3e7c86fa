"""The routes of the room of delegations."""

from django.urls import path

from nhipcau.desk.delegations import members, papers, views, yearly

urlpatterns = [
    path("delegations/", views.delegation_list, name="delegation_list"),
    path("delegations.xlsx", views.delegations_xlsx, name="delegations_xlsx"),
    path("delegations/year/", yearly.delegation_year, name="delegation_year"),
    path("delegations/year.xlsx", yearly.delegation_year_xlsx, name="delegation_year_xlsx"),
    path("delegations/new/", views.add_delegation, name="add_delegation"),
    path("delegations/<int:pk>/", views.delegation_detail, name="delegation_detail"),
    path("delegations/<int:pk>/edit/", views.edit_delegation, name="edit_delegation"),
    path("delegations/<int:pk>/decide/", views.decide_delegation, name="decide_delegation"),
    path("delegations/<int:pk>/outcome/", views.note_outcome, name="note_outcome"),
    path("delegations/<int:pk>/cancel/", views.cancel_delegation, name="cancel_delegation"),
    path("delegations/<int:pk>/follow-ups/new/", views.add_follow_up, name="add_follow_up"),
    path("follow-ups/<int:pk>/assign/", views.assign_follow_up, name="assign_follow_up"),
    path("delegations/<int:pk>/members/new/", members.add_member, name="add_member"),
    path("delegations/<int:pk>/members/paste/", members.add_members, name="add_members"),
    path("delegations/<int:pk>/members/order/", members.order_members, name="order_members"),
    path("delegations/<int:pk>/passports/", members.look_at_passports, name="look_at_passports"),
    path("delegations/<int:pk>/seating/", members.delegation_seating, name="delegation_seating"),
    path("members/<int:pk>/edit/", members.edit_member, name="edit_member"),
    path("members/<int:pk>/remove/", members.remove_member, name="remove_member"),
    path("members/<int:pk>/move/", members.move_member, name="move_member"),
    path("delegations/report/", papers.report_delegations, name="report_delegations"),
    path("delegations/<int:pk>/briefing.pdf", papers.delegation_briefing, name="delegation_briefing"),
]
