from django.db import migrations


class Migration(migrations.Migration):

    dependencies = [
        ('reports', '0004_words_become_passages'),
    ]

    operations = [
        migrations.RemoveField(
            model_name='consolidatedreport',
            name='direction',
        ),
        migrations.RemoveField(
            model_name='consolidatedreport',
            name='overview',
        ),
        migrations.RemoveField(
            model_name='consolidatedreport',
            name='proposals',
        ),
        migrations.RemoveField(
            model_name='consolidatedreport',
            name='version',
        ),
        migrations.RemoveField(
            model_name='submission',
            name='difficulties',
        ),
        migrations.RemoveField(
            model_name='submission',
            name='proposals',
        ),
        migrations.RemoveField(
            model_name='submission',
            name='results',
        ),
        migrations.RemoveField(
            model_name='submission',
            name='version',
        ),
    ]
