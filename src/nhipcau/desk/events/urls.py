"""The routes of the room of events."""

from django.urls import path

from nhipcau.desk.events import cards, parts, views, yearly

urlpatterns = [
    path("events/", views.event_list, name="event_list"),
    path("events.xlsx", views.events_xlsx, name="events_xlsx"),
    path("events/year/", yearly.event_year, name="event_year"),
    path("events/year.xlsx", yearly.events_year_xlsx, name="events_year_xlsx"),
    path("events/new/", views.add_event, name="add_event"),
    path("events/<int:pk>/", views.event_detail, name="event_detail"),
    path("events/<int:pk>/edit/", views.edit_event, name="edit_event"),
    path("events/<int:pk>/outcome/", views.note_event_outcome, name="note_event_outcome"),
    path("events/<int:pk>/cancel/", views.cancel_event, name="cancel_event"),
    path("events/<int:pk>/repeat/", parts.repeat_event, name="repeat_event"),
    path("events/<int:pk>/invitations/", cards.event_invitations, name="event_invitations"),
    path("events/<int:pk>/participants/", parts.count_participants, name="count_participants"),
    path("events/<int:pk>/invite/", parts.invite_guests, name="invite_guests"),
    path("invitees/<int:pk>/answer/", parts.answer_invitee, name="answer_invitee"),
    path("invitees/<int:pk>/remove/", parts.remove_invitee, name="remove_invitee"),
    path("events/<int:pk>/preparations/plan/", parts.plan_preparations, name="plan_preparations"),
    path("events/<int:pk>/preparations/new/", parts.add_preparation, name="add_preparation"),
    path("preparations/<int:pk>/tick/", parts.tick_preparation, name="tick_preparation"),
    path("preparations/<int:pk>/remove/", parts.remove_preparation, name="remove_preparation"),
    path("events/<int:pk>/sponsors/new/", parts.add_sponsor, name="add_sponsor"),
    path("sponsors/<int:pk>/remove/", parts.remove_sponsor, name="remove_sponsor"),
]
