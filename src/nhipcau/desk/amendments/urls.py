"""The routes of the room of amendments."""

from django.urls import path

from nhipcau.desk.amendments import views

urlpatterns = [
    path("plans/<int:pk>/amend/", views.amend_plan, name="amend_plan"),
    path("amendments/<int:pk>/", views.amendment_detail, name="amendment_detail"),
    path("amendments/<int:pk>/correct/", views.correct_amendment, name="correct_amendment"),
    path("amendments/<int:pk>/source/", views.amendment_source, name="amendment_source"),
    path("amendments/<int:pk>/change/", views.set_change, name="set_change"),
    path("amendments/<int:pk>/clause/", views.set_clause, name="set_clause"),
    path("amendments/<int:pk>/discard/", views.discard_amendment, name="discard_amendment"),
    path("amendments/<int:pk>/put-in-force/", views.put_in_force, name="put_in_force"),
    path("changes/<int:pk>/drop/", views.drop_change, name="drop_change"),
]
