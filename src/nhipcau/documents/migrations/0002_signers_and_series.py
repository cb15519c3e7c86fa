"""Who signs a document, which unit drafts it, which register numbers it: of documents of before that of their symbol."""

import django.db.models.deletion
from django.db import migrations, models
from django.db.models import F


def name_series(apps, schema_editor):
    apps.get_model("documents", "Document").objects.update(series=F("symbol"))


class Migration(migrations.Migration):
    dependencies = [
        ("agencies", "0004_letterheads"),
        ("documents", "0001_documents"),
    ]

    operations = [
        migrations.AddField(
            "document",
            "series",
            models.CharField(default="", max_length=60, verbose_name="Sổ"),
            preserve_default=False,
        ),
        migrations.AddField(
            "document",
            "signer",
            models.ForeignKey(
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="documents",
                to="agencies.signer",
                verbose_name="Người ký",
            ),
        ),
        migrations.AddField(
            "document",
            "unit",
            models.ForeignKey(
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="agencies.draftingunit",
                verbose_name="Đơn vị soạn thảo",
            ),
        ),
        migrations.RunPython(name_series, migrations.RunPython.noop),
        migrations.RemoveConstraint("document", "document_number_once"),
        migrations.AddConstraint(
            "document",
            models.UniqueConstraint(fields=("issuer", "series", "year", "number"), name="document_number_once"),
        ),
    ]
