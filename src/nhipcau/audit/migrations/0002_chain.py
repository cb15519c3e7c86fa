"""Events are numbered and chained; those that stand already are chained as they stand."""

import hashlib
import json
from datetime import UTC

import django.utils.timezone
from django.db import migrations, models


def digest_of(event):
    """The rule of Event.computed_digest as it was when this migration was written."""
    said = [
        event.number, event.at.astimezone(UTC).isoformat(), event.by, event.origin, event.verb,
        event.target_model, event.target_id, event.data, event.previous,
    ]
    return hashlib.sha256(json.dumps(said, ensure_ascii=False, sort_keys=True).encode()).hexdigest()


def chain_events(apps, schema_editor):
    number, digest = 0, ""
    for event in apps.get_model("audit", "Event").objects.order_by("id").iterator(chunk_size=2000):
        number += 1
        event.number, event.previous = number, digest
        event.digest = digest = digest_of(event)
        event.save(update_fields=["number", "previous", "digest"])
    apps.get_model("audit", "ChainHead").objects.create(pk=1, number=number, digest=digest)


class Migration(migrations.Migration):
    dependencies = [("audit", "0001_initial")]

    operations = [
        migrations.CreateModel(
            name="ChainHead",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("number", models.BigIntegerField(default=0)),
                ("digest", models.CharField(blank=True, max_length=64)),
            ],
        ),
        migrations.AddField("event", "number", models.BigIntegerField(null=True, verbose_name="Số thứ tự")),
        migrations.AddField("event", "origin", models.CharField(blank=True, default="", max_length=200, verbose_name="Từ đâu"), preserve_default=False),
        migrations.AddField("event", "previous", models.CharField(blank=True, default="", max_length=64), preserve_default=False),
        migrations.AddField("event", "digest", models.CharField(default="", max_length=64), preserve_default=False),
        migrations.AlterField("event", "at", models.DateTimeField(db_index=True, default=django.utils.timezone.now, verbose_name="Lúc")),
        migrations.RunPython(chain_events, migrations.RunPython.noop),
        migrations.AlterField("event", "number", models.BigIntegerField(unique=True, verbose_name="Số thứ tự")),
        migrations.AlterModelOptions("event", {"ordering": ["-number"]}),
    ]
