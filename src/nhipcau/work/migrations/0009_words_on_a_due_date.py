"""Of which due date each row of progress speaks: of recurring work the return in which it was posted."""

from django.db import migrations
from django.db.models import OuterRef, Subquery
from django.utils import timezone

from nhipcau.plans.recurrence import occurrences


def date_words(apps, schema_editor):
    progress = apps.get_model("work", "Progress")
    assignments = apps.get_model("plans", "Assignment").objects
    due = assignments.filter(pk=OuterRef("assignment")).values("task__due")[:1]
    progress.objects.filter(assignment__task__recurrence="").update(due=Subquery(due))
    returning = assignments.exclude(task__recurrence="").exclude(progress=None)
    for assignment in returning.select_related("task__plan").distinct():
        returns = occurrences(assignment.task, assignment.since)
        if returns:
            _follow(progress, assignment, returns)


def _follow(progress, assignment, returns):
    """Each word to the return that had begun when it was posted; then where the assignment stands."""
    done = {}
    for row in progress.objects.filter(assignment=assignment).order_by("posted_at", "pk"):
        posted = timezone.localdate(row.posted_at)
        at = next((found for found in reversed(returns) if found.starts_on <= posted), returns[0])
        progress.objects.filter(pk=row.pk).update(occurrence=at.number, due=at.due)
        done[at.number] = row.state == "done"
    now = next((found for found in returns if not done.get(found.number)), returns[-1])
    assignment.occurrence, assignment.occurrence_starts_on, assignment.due = now.number, now.starts_on, now.due
    assignment.save(update_fields=["occurrence", "occurrence_starts_on", "due"])


class Migration(migrations.Migration):
    dependencies = [("work", "0008_occurrences"), ("plans", "0010_recurring_tasks")]

    operations = [migrations.RunPython(date_words, migrations.RunPython.noop)]
