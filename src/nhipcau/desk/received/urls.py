"""The routes of the room of received."""

from django.urls import path

from nhipcau.desk.received import views

urlpatterns = [
    path("documents/<int:pk>/send-up/", views.send_up, name="send_up"),
    path("received/", views.received_list, name="received_list"),
    path("received/take/", views.receive_report, name="receive_report"),
    path("received/all.xlsx", views.received_xlsx, name="received_xlsx"),
    path("received/<int:pk>/", views.received_detail, name="received_detail"),
]
