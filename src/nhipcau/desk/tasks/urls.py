"""The routes of the room of tasks."""

from django.urls import path

from nhipcau.desk.tasks import discussion, evidence, results, sharing, views

urlpatterns = [
    path("tasks/", views.my_tasks, name="my_tasks"),
    path("tasks.xlsx", views.my_tasks_xlsx, name="my_tasks_xlsx"),
    path("tasks/add/", views.add_task, name="add_task"),
    path("tasks/results/", results.post_results, name="post_results"),
    path("tasks/<int:pk>/", views.task_detail, name="task_detail"),
    path("tasks/<int:pk>/join/", views.join_task, name="join_task"),
    path("tasks/<int:pk>/name/", views.name_task, name="name_task"),
    path("tasks/<int:pk>/remark/", discussion.add_remark, name="add_remark"),
    path("tasks/<int:pk>/assign/", views.assign_task, name="assign_task"),
    path("assignments/<int:pk>/progress/", views.post_progress, name="post_progress"),
    path("assignments/<int:pk>/accept/", sharing.accept_task, name="accept_task"),
    path("assignments/<int:pk>/decline/", sharing.decline_task, name="decline_task"),
    path("assignments/<int:pk>/hand-over/", sharing.hand_over, name="hand_over"),
    path("assignments/<int:pk>/milestones/", sharing.set_milestone, name="set_milestone"),
    path("milestones/<int:pk>/finish/", sharing.finish_milestone, name="finish_milestone"),
    path("milestones/<int:pk>/drop/", sharing.drop_milestone, name="drop_milestone"),
    path("declines/<int:pk>/decide/", sharing.decide_decline, name="decide_decline"),
    path("evidence/<int:pk>/preview/", evidence.evidence_preview, name="evidence_preview"),
    path("evidence/<int:pk>/withdraw/", evidence.withdraw_evidence, name="withdraw_evidence"),
    path("plans/<int:pk>/evidence.zip", evidence.plan_evidence_zip, name="plan_evidence_zip"),
    path("periods/<int:pk>/evidence.zip", evidence.period_evidence_zip, name="period_evidence_zip"),
    path("evidence/<int:pk>/picture.jpg", evidence.evidence_picture, name="evidence_picture"),
    path("evidence/<int:pk>/", evidence.evidence_file, name="evidence_file"),
]
