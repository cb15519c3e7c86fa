"""The routes of the room of agreements."""

from django.urls import path

from nhipcau.desk.agreements import views

urlpatterns = [
    path("agreements/", views.agreement_list, name="agreement_list"),
    path("agreements.xlsx", views.agreements_xlsx, name="agreements_xlsx"),
    path("agreements/report/", views.report_agreements, name="report_agreements"),
    path("agreements/new/", views.add_agreement, name="add_agreement"),
    path("agreements/<int:pk>/", views.agreement_detail, name="agreement_detail"),
    path("agreements/<int:pk>/edit/", views.edit_agreement, name="edit_agreement"),
    path("agreements/<int:pk>/commitments/new/", views.add_commitment, name="add_commitment"),
    path("commitments/<int:pk>/assign/", views.assign_commitment, name="assign_commitment"),
    path("agreements/<int:pk>/review/", views.review_agreement, name="review_agreement"),
    path("agreements/<int:pk>/end/", views.end_agreement, name="end_agreement"),
]
