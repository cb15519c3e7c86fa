from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ("work", "0003_last_words"),
    ]

    operations = [
        migrations.AddConstraint(
            model_name='evidence',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('url', ''), models.Q(('sha256', ''), _negated=True)), models.Q(models.Q(('url', ''), _negated=True), ('sha256', '')), _connector='OR'), name='evidence_file_or_link'),
        ),
        migrations.AddConstraint(
            model_name='progress',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('done_on__isnull', False), ('state', 'done')), models.Q(models.Q(('state', 'done'), _negated=True), ('done_on', None)), _connector='OR'), name='progress_done_has_a_day'),
        ),
    ]
