"""The routes of the room of books."""

from django.urls import path

from nhipcau.desk.books import copies, views

urlpatterns = [
    path("documents/incoming/", views.incoming_list, name="incoming_list"),
    path("documents/incoming.xlsx", views.incoming_xlsx, name="incoming_xlsx"),
    path("documents/incoming/add/", views.register_incoming, name="register_incoming"),
    path("documents/incoming/<int:pk>/", views.incoming_detail, name="incoming_detail"),
    path("documents/incoming/<int:pk>/file/", views.incoming_file, name="incoming_file"),
    path("documents/incoming/<int:pk>/hand-over/", views.hand_over_incoming, name="hand_over_incoming"),
    path("documents/incoming/<int:pk>/finish/", views.finish_incoming, name="finish_incoming"),
    path("documents/incoming/<int:pk>/amend/", views.amend_from_incoming, name="amend_from_incoming"),
    path("documents/books/<int:pk>/<int:year>/incoming.docx", views.incoming_book, name="incoming_book"),
    path("documents/books/<int:pk>/<int:year>/outgoing.docx", views.outgoing_book, name="outgoing_book"),
    path("documents/copies/", copies.copy_list, name="copy_list"),
    path("documents/copies.xlsx", copies.copies_xlsx, name="copies_xlsx"),
    path("documents/copies/<int:pk>/", copies.copy_file, name="copy_file"),
    path("documents/<int:pk>/copy/", copies.make_copy, name="make_copy"),
    path("documents/incoming/<int:pk>/copy/", copies.copy_incoming, name="copy_incoming"),
]
