from django.db import migrations


def remember_last_words(apps, schema_editor):
    """Every row of progress that is there: its day of completion, and which one is the last of its assignment."""
    Progress = apps.get_model("work", "Progress")
    Latest = apps.get_model("work", "Latest")
    for row in Progress.objects.filter(state="done", done_on=None).iterator():
        Progress.objects.filter(pk=row.pk).update(done_on=row.posted_at.date())
    last = {}
    for pk, assignment in Progress.objects.order_by("posted_at", "pk").values_list("pk", "assignment"):
        last[assignment] = pk
    Latest.objects.bulk_create(
        [Latest(assignment_id=assignment, progress_id=pk) for assignment, pk in last.items()], batch_size=500
    )


class Migration(migrations.Migration):

    dependencies = [
        ("work", "0002_states_and_evidence"),
    ]

    operations = [
        migrations.RunPython(remember_last_words, migrations.RunPython.noop),
    ]
