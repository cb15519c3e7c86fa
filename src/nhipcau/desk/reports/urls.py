"""The routes of the room of reports."""

from django.urls import path

from nhipcau.desk.reports import views

urlpatterns = [
    path("periods/<int:pk>/submissions.xlsx", views.submissions_xlsx, name="submissions_xlsx"),
    path("periods/<int:pk>/", views.period_detail, name="period_detail"),
    path("periods/<int:pk>/report/", views.edit_report, name="edit_report"),
    path("periods/<int:pk>/report.docx", views.report_docx, name="report_docx"),
    path("periods/<int:pk>/report.xlsx", views.report_xlsx, name="report_xlsx"),
    path("periods/<int:pk>/report.json", views.report_json, name="report_json"),
    path("periods/<int:pk>/wordings/", views.report_wordings, name="report_wordings"),
    path("periods/<int:pk>/rows/", views.report_rows, name="report_rows"),
    path("periods/<int:pk>/later/", views.period_later, name="period_later"),
    path("report.schema.json", views.report_schema, name="report_schema"),
]
