"""Extensions that were granted before moved the date of the whole task: what stood before them is kept with it."""

from django.db import migrations
from django.utils import timezone


def keep_former_dues(apps, schema_editor):
    former = apps.get_model("plans", "FormerDue")
    granted = apps.get_model("reminders", "Extension").objects.filter(is_granted=True)
    former.objects.bulk_create(
        former(task_id=row.assignment.task_id, due=row.due, until=timezone.localdate(row.decided_at),
               entered_at=row.decided_at)
        for row in granted.select_related("assignment").order_by("decided_at")
    )  # fmt: skip
    granted.update(is_of_task=True)


class Migration(migrations.Migration):
    dependencies = [("reminders", "0003_extensions_of_one_agency"), ("plans", "0010_recurring_tasks")]

    operations = [migrations.RunPython(keep_former_dues, migrations.RunPython.noop)]
