from django.db import migrations, models

from nhipcau.search.index import make_index


def make(_apps, editor):
    make_index(editor.connection.alias)


class Migration(migrations.Migration):
    """The words, and the index over tasks and evidence."""

    initial = True
    dependencies = [("plans", "0013_titles"), ("work", "0011_causes")]  # noqa: RUF012
    operations = [  # noqa: RUF012
        migrations.CreateModel(
            name="Word", fields=[("text", models.CharField(max_length=64, primary_key=True, serialize=False))],
        ),
        migrations.RunPython(make, migrations.RunPython.noop),
    ]
