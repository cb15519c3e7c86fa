"""What is read today of times that were read before, and the dates that amendments had replaced."""

from django.db import migrations

from nhipcau.plans.reading.times import NOT_RETURNING, recurrence_in
from nhipcau.plans.recurrence import occurrences


def read_recurrence(apps, schema_editor):
    tasks = apps.get_model("plans", "Task").objects.exclude(time_text="").exclude(time_kind__in=NOT_RETURNING)
    for task in tasks.select_related("plan").iterator(chunk_size=2000):
        task.recurrence = recurrence_in(task.time_text)
        if task.recurrence:
            returns = occurrences(task)
            task.due = returns[0].due if returns else None
            task.save(update_fields=["recurrence", "due"])


def keep_former_dues(apps, schema_editor):
    former = apps.get_model("plans", "FormerDue")
    changes = apps.get_model("plans", "Change").objects.exclude(kind="added").filter(amendment__in_force_at__isnull=False)
    former.objects.bulk_create(
        former(task_id=task, due=due, until=on, entered_at=at)
        for task, due, on, at in changes.order_by("amendment__in_force_at", "pk").values_list(
            "task", "due_before", "amendment__on", "amendment__in_force_at"
        )
    )


class Migration(migrations.Migration):
    dependencies = [("plans", "0009_dates_of_each_agency")]

    operations = [
        migrations.RunPython(keep_former_dues, migrations.RunPython.noop),
        migrations.RunPython(read_recurrence, migrations.RunPython.noop),
    ]
