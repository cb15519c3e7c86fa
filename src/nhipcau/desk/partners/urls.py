"""The routes of the room of partners."""

from django.urls import path

from nhipcau.desk.partners import views

urlpatterns = [
    path("partners/", views.partner_list, name="partner_list"),
    path("partners.xlsx", views.partners_xlsx, name="partners_xlsx"),
    path("partners/in-plans/", views.partner_suggestions, name="partner_suggestions"),
    path("partners/new/", views.add_partner, name="add_partner"),
    path("partners/<int:pk>/", views.partner_detail, name="partner_detail"),
    path("partners/<int:pk>/edit/", views.edit_partner, name="edit_partner"),
    path("partners/<int:pk>/merge/", views.merge_partners, name="merge_partners"),
    path("partners/<int:pk>/posts/new/", views.add_post, name="add_post"),
    path("posts/<int:pk>/end/", views.end_post, name="end_post"),
    path("partners/<int:pk>/activities/new/", views.note_activity, name="note_activity"),
]
