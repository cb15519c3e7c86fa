"""The routes of the room of difficulties."""

from django.urls import path

from nhipcau.desk.difficulties import views

urlpatterns = [
    path("difficulties/<int:pk>/answer/", views.answer_difficulty, name="answer_difficulty"),
    path("difficulties/<int:pk>/merge/", views.merge_difficulty, name="merge_difficulty"),
    path("difficulties/<int:pk>/pass-up/", views.pass_up_difficulty, name="pass_up_difficulty"),
    path("assignments/<int:pk>/difficulty/", views.raise_difficulty, name="raise_difficulty"),
]
