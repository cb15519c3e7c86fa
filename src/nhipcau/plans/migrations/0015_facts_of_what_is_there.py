from typing import Any

from django.db import migrations

from nhipcau.plans.facts import rebuild


def remember_facts(apps: Any, schema_editor: Any) -> None:
    """The facts of all work there is. They are made by the code of today: a migration that changes their columns takes
    this operation over."""
    rebuild()


class Migration(migrations.Migration):
    dependencies = [
        ("plans", "0014_facts"),
        ("work", "0011_causes"),
    ]

    operations = [migrations.RunPython(remember_facts, migrations.RunPython.noop)]
