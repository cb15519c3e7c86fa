"""Steps of the law are kept with the records of every register, not with agreements alone."""

from django.db import migrations

OF_AGREEMENT = "agreements.agreement"
COLUMNS = ("number", "began_on", "done_on", "note")


def _to_records(apps, _editor):
    there, here = apps.get_model("agreements", "Stage"), apps.get_model("records", "Stage")
    here.objects.bulk_create(
        here(record_model=OF_AGREEMENT, record_id=row.agreement_id, **{name: getattr(row, name) for name in COLUMNS})
        for row in there.objects.order_by("pk")
    )


def _back(apps, _editor):
    there, here = apps.get_model("records", "Stage"), apps.get_model("agreements", "Stage")
    rows = there.objects.filter(record_model=OF_AGREEMENT).order_by("pk")
    here.objects.bulk_create(
        here(agreement_id=row.record_id, **{name: getattr(row, name) for name in COLUMNS}) for row in rows
    )
    rows.delete()


class Migration(migrations.Migration):
    dependencies = [("agreements", "0001_initial"), ("records", "0002_stage_picture")]

    operations = [migrations.RunPython(_to_records, _back), migrations.DeleteModel(name="Stage")]
