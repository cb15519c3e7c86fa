"""The routes of what every record has: the first part of the address says of which register it is."""

from django.urls import path

from nhipcau.desk.records import views

urlpatterns = [
    path("choose/place/", views.choose_place, name="choose_place"),
    path("choose/<slug:named>/", views.choose_record, name="choose_record"),
    path("records/<slug:register>/<int:pk>/files/new/", views.attach_file, name="attach_file"),
    path("records/<slug:register>/<int:pk>/files/<int:file>/", views.record_file, name="record_file"),
    path("records/<slug:register>/<int:pk>/files/take-off/", views.take_off_file, name="take_off_file"),
    path("records/<slug:register>/<int:pk>/pictures/new/", views.add_picture, name="add_picture"),
    path("records/<slug:register>/<int:pk>/pictures/<int:picture>/", views.record_picture, name="record_picture"),
    path("records/<slug:register>/<int:pk>/pictures/take-off/", views.take_off_picture, name="take_off_picture"),
    path("records/<slug:register>/<int:pk>/tasks/", views.link_record, name="link_record"),
    path("records/<slug:register>/<int:pk>/tasks/unlink/", views.unlink_record, name="unlink_record"),
    path("records/<slug:register>/<int:pk>/papers/<slug:what>/", views.write_record_paper, name="write_record_paper"),
    path("records/<slug:register>/<int:pk>/steps/", views.note_step, name="note_step"),
]
