"""The routes of the room of review."""

from django.urls import path

from nhipcau.desk.review import items, matching, rereading, views

urlpatterns = [
    path("plans/<int:pk>/review/", views.plan_review, name="plan_review"),
    path("plans/<int:pk>/header/", views.correct_header, name="correct_header"),
    path("plans/<int:pk>/agencies/", matching.agency_matching, name="agency_matching"),
    path("plans/<int:pk>/agencies/match/", matching.match_agency, name="match_agency"),
    path("plans/<int:pk>/agencies/unmatch/", matching.unmatch_agency, name="unmatch_agency"),
    path("plans/<int:pk>/agencies/accept/", matching.accept_agency, name="accept_agency"),
    path("plans/<int:pk>/agencies/accept-all/", matching.accept_all_agencies, name="accept_all_agencies"),
    path("plans/<int:pk>/activate/", views.activate_plan, name="activate_plan"),
    path("plans/<int:pk>/discard/", views.discard_plan, name="discard_plan"),
    path("plans/<int:pk>/together/", views.set_together, name="set_together"),
    path("plans/<int:pk>/undo/", views.undo_review, name="undo_review"),
    path("plans/<int:pk>/headings/", rereading.teach_heading, name="teach_heading"),
    path("plans/<int:pk>/headings/forget/", rereading.forget_heading, name="forget_heading"),
    path("plans/<int:pk>/reread/", rereading.reread_plan, name="reread_plan"),
    path("plans/<int:pk>/pages/<int:number>.jpg", views.plan_page, name="plan_page"),
    path("items/<int:pk>/", items.item_card, name="item_card"),
    path("items/<int:pk>/split/", items.split_item, name="split_item"),
    path("items/<int:pk>/join/", items.join_items, name="join_items"),
    path("items/<int:pk>/unite/", items.unite_items, name="unite_items"),
    path("plans/<int:pk>/lines/", items.take_up_line, name="take_up_line"),
    path("items/<int:pk>/check/", items.check_item, name="check_item"),
    path("items/<int:pk>/correct/", items.correct_item, name="correct_item"),
    path("items/<int:pk>/drop/", items.drop_item, name="drop_item"),
]
