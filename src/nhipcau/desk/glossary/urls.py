"""The routes of the room of names in other languages."""

from django.urls import path

from nhipcau.desk.glossary import views

urlpatterns = [
    path("terms/", views.term_list, name="term_list"),
    path("terms.xlsx", views.terms_xlsx, name="terms_xlsx"),
    path("terms/new/", views.add_term, name="add_term"),
    path("terms/<int:pk>/", views.edit_term, name="edit_term"),
    path("terms/<int:pk>/remove/", views.remove_term, name="remove_term"),
]
