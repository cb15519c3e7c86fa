"""The routes of the room of submissions."""

from django.urls import path

from nhipcau.desk.submissions import views

urlpatterns = [
    path("submissions.xlsx", views.my_submissions_xlsx, name="my_submissions_xlsx"),
    path("submissions/", views.my_submissions, name="my_submissions"),
    path("submissions/<int:pk>/", views.submission_detail, name="submission_detail"),
    path("submissions/<int:pk>/save/", views.save_submission, name="save_submission"),
    path("submissions/<int:pk>/send/", views.send_submission, name="send_submission"),
    path("submissions/<int:pk>/send-nil/", views.send_nil_report, name="send_nil_report"),
    path("submissions/<int:pk>/recall/", views.recall_submission, name="recall_submission"),
    path("submissions/<int:pk>/return/", views.return_submission, name="return_submission"),
    path("submissions/<int:pk>/accept/", views.accept_submission, name="accept_submission"),
    path("submissions/<int:pk>/comments/", views.comment_on, name="comment_on"),
    path("submissions/<int:pk>/report.docx", views.submission_docx, name="submission_docx"),
    path("submissions/<int:pk>/wordings/", views.passage_wordings, name="passage_wordings"),
]
