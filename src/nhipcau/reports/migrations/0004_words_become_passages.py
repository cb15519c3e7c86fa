"""What was written in reports so far becomes passages, as if whoever opened the period had written them."""

from django.db import migrations
from django.utils import timezone

OF_SUBMISSIONS = {"results": "overview", "difficulties": "difficulties", "proposals": "proposals"}
OF_REPORTS = {"overview": "overview", "direction": "direction", "proposals": "proposals"}


def move(apps, schema_editor):
    passages = apps.get_model("reports", "Passage").objects
    now = timezone.now()
    for model, owner, names in (
        ("Submission", "submission", OF_SUBMISSIONS), ("ConsolidatedReport", "report", OF_REPORTS),
    ):
        for row in apps.get_model("reports", model).objects.select_related("period").iterator():
            if model == "Submission" and row.state == "draft" and row.version == 1:
                continue  # nobody has touched it: it is drafted anew from the record
            passages.bulk_create(
                passages.model(
                    **{owner: row}, key=key, text=getattr(row, name), written_by_id=row.period.opened_by_id,
                    written_at=now,
                )
                for name, key in names.items()
                if getattr(row, name).strip()
            )


class Migration(migrations.Migration):

    dependencies = [
        ('reports', '0003_passages_and_schedules'),
    ]

    operations = [migrations.RunPython(move, migrations.RunPython.noop)]
