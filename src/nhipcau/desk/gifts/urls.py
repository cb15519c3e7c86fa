"""The routes of the room of gifts."""

from django.urls import path

from nhipcau.desk.gifts import cards, received, views

urlpatterns = [
    path("gifts/", views.gift_list, name="gift_list"),
    path("gifts.xlsx", views.gifts_xlsx, name="gifts_xlsx"),
    path("gifts.docx", cards.catalogue_docx, name="catalogue_docx"),
    path("gifts.pdf", cards.catalogue_pdf, name="catalogue_pdf"),
    path("gifts/new/", views.add_gift, name="add_gift"),
    path("gifts/for/", views.gift_suggestions, name="gift_suggestions"),
    path("gifts/<int:pk>/", views.gift_detail, name="gift_detail"),
    path("gifts/<int:pk>/edit/", views.edit_gift, name="edit_gift"),
    path("gifts/<int:pk>/card.docx", cards.gift_card_docx, name="gift_card_docx"),
    path("gifts/<int:pk>/card.pdf", cards.gift_card_pdf, name="gift_card_pdf"),
    path("gifts/<int:pk>/stock/", views.move_stock, name="move_stock"),
    path("gifts/<int:pk>/give/", views.give_gift, name="give_gift"),
    path("givings/<int:pk>/take-back/", views.take_back_giving, name="take_back_giving"),
    path("gifts/<int:pk>/withdraw/", views.withdraw_gift, name="withdraw_gift"),
    path("received-gifts/", received.received_gift_list, name="received_gift_list"),
    path("received-gifts.xlsx", received.received_gifts_xlsx, name="received_gifts_xlsx"),
    path("received-gifts/new/", received.add_received_gift, name="add_received_gift"),
    path("received-gifts/<int:pk>/", received.received_gift_detail, name="received_gift_detail"),
    path("received-gifts/<int:pk>/settle/", received.settle_received_gift, name="settle_received_gift"),
]
