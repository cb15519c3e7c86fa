"""The routes of the room of letters to partners."""

from django.urls import path

from nhipcau.desk.greetings import calendar, texts, views

urlpatterns = [
    path("greetings/", calendar.greeting_calendar, name="greeting_calendar"),
    path("greetings/soon/", calendar.greeting_soon, name="greeting_soon"),
    path("greetings/group/", calendar.greeting_group, name="greeting_group"),
    path("greetings/write/", calendar.write_greetings, name="write_greetings"),
    path("greetings/put/", calendar.put_greetings, name="put_greetings"),
    path("greetings/letters/", views.greeting_list, name="greeting_list"),
    path("greetings.xlsx", views.greetings_xlsx, name="greetings_xlsx"),
    path("greetings/envelopes.docx", views.greeting_envelopes, name="greeting_envelopes"),
    path("partners/<int:pk>/greetings/new/", views.write_greeting, name="write_greeting"),
    path("partners/<int:pk>/greetings/skip/", views.skip_greeting, name="skip_greeting"),
    path("greetings/<int:pk>/", views.greeting_detail, name="greeting_detail"),
    path("greetings/<int:pk>/rewrite/", views.rewrite_greeting, name="rewrite_greeting"),
    path("greetings/number/", calendar.number_greetings, name="number_greetings"),
    path("greetings/<int:pk>/sent/", views.note_sent, name="note_sent"),
    path("greetings/<int:pk>/answer/", views.note_answer, name="note_answer"),
    path("greetings/texts/", texts.own_text_list, name="own_text_list"),
    path("greetings/texts.xlsx", texts.own_texts_xlsx, name="own_texts_xlsx"),
    path("greetings/texts/keep/", texts.keep_text, name="keep_text"),
    path("greetings/texts/<int:pk>/remove/", texts.remove_text, name="remove_text"),
]
