"""What is known of sendings and decisions of before: the last of each."""

from django.db import migrations
from django.db.models import F

STEPS = {"returned": "returned", "accepted": "accepted"}


def take_steps(apps, schema_editor):
    step, submission = apps.get_model("reports", "Step"), apps.get_model("reports", "Submission")
    submission.objects.exclude(sent_at=None).update(first_sent_at=F("sent_at"))
    rows = submission.objects.exclude(sent_at=None).prefetch_related("passages").order_by("pk")
    step.objects.bulk_create(found for row in rows for found in _steps(step, row))


def _steps(step, row):
    yield step(submission=row, kind="sent", by_id=row.sent_by_id, at=row.sent_at)
    if row.state in STEPS and row.decided_at is not None:
        asked = [{"title": said.key, "remark": said.remark} for said in row.passages.all() if said.remark]
        yield step(
            submission=row, kind=STEPS[row.state], by_id=row.decided_by_id, at=row.decided_at, remark=row.remark,
            asked=asked,
        )  # fmt: skip


class Migration(migrations.Migration):
    dependencies = [("reports", "0006_steps_of_submissions")]

    operations = [migrations.RunPython(take_steps, migrations.RunPython.noop)]
