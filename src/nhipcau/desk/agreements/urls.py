"""The routes of the room of agreements."""

from django.urls import path

from nhipcau.desk.agreements import views

urlpatterns = [
    path("agreements/", views.agreement_list, name="agreement_list"),
    path("agreements.xlsx", views.agreements_xlsx, name="agreements_xlsx"),
    path("agreements/new/", views.add_agreement, name="add_agreement"),
    path("agreements/<int:pk>/", views.agreement_detail, name="agreement_detail"),
    path("agreements/<int:pk>/edit/", views.edit_agreement, name="edit_agreement"),
    path("agreements/<int:pk>/stages/", views.note_agreement_step, name="note_agreement_step"),
    path("agreements/<int:pk>/commitments/new/", views.add_commitment, name="add_commitment"),
    path("commitments/<int:pk>/assign/", views.assign_commitment, name="assign_commitment"),
    path("agreements/<int:pk>/review/", views.review_agreement, name="review_agreement"),
    path("agreements/<int:pk>/end/", views.end_agreement, name="end_agreement"),
    path("agreements/<int:pk>/files/new/", views.attach_to_agreement, name="attach_to_agreement"),
    path("agreements/<int:pk>/files/<int:file>/", views.agreement_file, name="agreement_file"),
    path("agreements/<int:pk>/files/take-off/", views.take_off_agreement, name="take_off_agreement"),
    path("agreements/<int:pk>/tasks/", views.link_agreement, name="link_agreement"),
    path("agreements/<int:pk>/tasks/unlink/", views.unlink_agreement, name="unlink_agreement"),
]
