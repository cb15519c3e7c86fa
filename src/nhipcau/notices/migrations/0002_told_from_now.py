"""People are told from now on: what the record holds already is no news."""

from django.db import migrations


def begin(apps, schema_editor):
    head = apps.get_model("audit", "ChainHead").objects.first()
    apps.get_model("notices", "Told").objects.create(pk=1, number=head.number if head else 0)


class Migration(migrations.Migration):
    dependencies = [
        ("notices", "0001_initial"),
        ("audit", "0003_event_role"),
    ]

    operations = [migrations.RunPython(begin, migrations.RunPython.noop)]
