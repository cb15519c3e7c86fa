"""Who had assignments before successions that were recorded already, from their handovers."""

from django.db import migrations


def remember_holders(apps, schema_editor):
    holder, assignment = apps.get_model("plans", "FormerHolder"), apps.get_model("plans", "Assignment")
    handovers = apps.get_model("succession", "Handover").objects.filter(
        holding="assignment", succession__reversed_at=None
    )
    known = set(assignment.objects.values_list("pk", flat=True))
    for row in handovers.select_related("succession").order_by("pk"):
        if row.row not in known:
            continue
        if row.was and not row.was.startswith("+"):
            assignment.objects.filter(pk=row.row).exclude(absorbed_by=None).update(absorbed_on=row.succession.on)
        else:
            holder.objects.create(assignment_id=row.row, agency_id=row.old_id, until=row.succession.on)


class Migration(migrations.Migration):
    dependencies = [("succession", "0001_initial"), ("plans", "0009_dates_of_each_agency")]

    operations = [migrations.RunPython(remember_holders, migrations.RunPython.noop)]
