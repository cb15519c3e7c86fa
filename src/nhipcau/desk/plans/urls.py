"""The routes of the room of plans."""

from django.urls import path

from nhipcau.desk.plans import boards, history, lifecycle, objectives, views

urlpatterns = [
    path("plans/<int:pk>/objectives/", objectives.plan_objectives, name="plan_objectives"),
    path("objectives/<int:pk>/link/", objectives.link_objective, name="link_objective"),
    path("objectives/<int:pk>/unlink/", objectives.unlink_objective, name="unlink_objective"),
    path("plans/", views.plan_list, name="plan_list"),
    path("plans/upload/", views.upload_plan, name="upload_plan"),
    path("plans/<int:pk>/", views.plan_detail, name="plan_detail"),
    path("plans/<int:pk>/document/", boards.plan_document, name="plan_document"),
    path("plans/<int:pk>/board/", boards.plan_board, name="plan_board"),
    path("plans/<int:pk>/timeline/", boards.plan_timeline, name="plan_timeline"),
    path("plans/<int:pk>/compare/", lifecycle.compare, name="compare"),
    path("plans/<int:pk>/carry-over/", lifecycle.carry_over, name="carry_over"),
    path("plans/<int:pk>/close/", lifecycle.close_plan, name="close_plan"),
    path("plans/<int:pk>/implements/", lifecycle.set_implements, name="set_implements"),
    path("plans/<int:pk>/tasks.xlsx", views.plan_tasks_xlsx, name="plan_tasks_xlsx"),
    path("plans/<int:pk>/history/", history.plan_history, name="plan_history"),
    path("plans/<int:pk>/source/", views.plan_source, name="plan_source"),
    path("plans.xlsx", views.plans_xlsx, name="plans_xlsx"),
    path("plans/<int:pk>/compare.xlsx", lifecycle.compare_xlsx, name="compare_xlsx"),
    path("plans/<int:pk>/history.xlsx", history.history_xlsx, name="history_xlsx"),
]
