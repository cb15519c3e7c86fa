"""The routes of the room of people."""

from django.urls import path

from nhipcau.desk.people import views

urlpatterns = [
    path("people/", views.person_list, name="person_list"),
    path("people/invite/", views.invite_person, name="invite_person"),
    path("people/rights/", views.rights, name="rights"),
    path("people/switch/", views.switch_agency, name="switch_agency"),
    path("invitations/<int:pk>/withdraw/", views.withdraw_invitation, name="withdraw_invitation"),
    path("invitations/<str:key>/", views.accept_invitation, name="accept_invitation"),
    path("memberships/<int:pk>/end/", views.end_membership, name="end_membership"),
    path("absences/", views.absence_list, name="absence_list"),
    path("absences/add/", views.add_absence, name="add_absence"),
    path("absences/<int:pk>/call-off/", views.call_off_absence, name="call_off_absence"),
    path("people.xlsx", views.people_xlsx, name="people_xlsx"),
]
