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
    path("gifts/<int:pk>/pictures/new/", views.add_gift_picture, name="add_gift_picture"),
    path("gifts/<int:pk>/pictures/<int:picture>/", views.gift_picture, name="gift_picture"),
    path("gifts/<int:pk>/pictures/take-off/", views.take_off_gift_picture, name="take_off_gift_picture"),
    path("gifts/<int:pk>/files/new/", views.attach_to_gift, name="attach_to_gift"),
    path("gifts/<int:pk>/files/<int:file>/", views.gift_file, name="gift_file"),
    path("gifts/<int:pk>/files/take-off/", views.take_off_gift, name="take_off_gift"),
    path("gifts/<int:pk>/tasks/", views.link_gift, name="link_gift"),
    path("gifts/<int:pk>/tasks/unlink/", views.unlink_gift, name="unlink_gift"),
    path("received-gifts/", received.received_gift_list, name="received_gift_list"),
    path("received-gifts.xlsx", received.received_gifts_xlsx, name="received_gifts_xlsx"),
    path("received-gifts/new/", received.add_received_gift, name="add_received_gift"),
    path("received-gifts/<int:pk>/", received.received_gift_detail, name="received_gift_detail"),
    path("received-gifts/<int:pk>/settle/", received.settle_received_gift, name="settle_received_gift"),
    path("received-gifts/<int:pk>/steps/", received.note_received_gift_step, name="note_received_gift_step"),
    path("received-gifts/<int:pk>/files/new/", received.attach_to_received_gift, name="attach_to_received_gift"),
    path("received-gifts/<int:pk>/files/<int:file>/", received.received_gift_file, name="received_gift_file"),
    path("received-gifts/<int:pk>/files/take-off/", received.take_off_received_gift, name="take_off_received_gift"),
]
