"""The routes of the room of notices."""

from django.urls import path

from nhipcau.desk.notices import views

urlpatterns = [
    path("notices/", views.notice_list, name="notice_list"),
    path("notices/seen/", views.see_notices, name="see_notices"),
    path("notices/mails/", views.choose_mails, name="choose_mails"),
    path("notices/<int:pk>/", views.open_notice, name="open_notice"),
    path("mails/", views.mail_list, name="mail_list"),
    path("mails/<int:pk>/again/", views.retry_mail, name="retry_mail"),
]
