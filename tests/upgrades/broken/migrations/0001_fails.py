"""Makes a table, and fails behind everything else that is to be done."""

from pathlib import Path

from django.apps import apps as installed
from django.db import migrations


def fail(_apps, _editor):
    """As a migration fails that meets data which nobody thought of."""
    raise RuntimeError("dữ liệu không như mong đợi")


def _last_of(label):
    folder = Path(installed.get_app_config(label).path, "migrations")
    return max(path.stem for path in folder.glob("0*.py"))


class Migration(migrations.Migration):
    dependencies = [("agencies", _last_of("agencies")), ("notices", _last_of("notices"))]  # noqa: RUF012
    operations = [  # noqa: RUF012
        migrations.RunSQL("CREATE TABLE broken_half (id integer)"),
        migrations.RunPython(fail),
    ]
    atomic = False
