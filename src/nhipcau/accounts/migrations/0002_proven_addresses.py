from django.db import migrations


def prove_addresses(apps, schema_editor):
    """Everybody came in by an administrator's hand: the address that each signs in with is theirs."""
    User = apps.get_model("accounts", "User")
    EmailAddress = apps.get_model("account", "EmailAddress")
    EmailAddress.objects.all().delete()  # nothing else ever wrote here but the page that is closed now
    EmailAddress.objects.bulk_create(
        [
            EmailAddress(user_id=pk, email=email, verified=True, primary=True)
            for pk, email in User.objects.values_list("pk", "email")
        ],
        batch_size=500,
    )


class Migration(migrations.Migration):

    dependencies = [
        ("accounts", "0001_initial"),
        ("account", "0009_emailaddress_unique_primary_email"),
    ]

    operations = [
        migrations.RunPython(prove_addresses, migrations.RunPython.noop),
    ]
