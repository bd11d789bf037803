from django.db import migrations, models

ROLE, GRANTED = "ai-seat", ["calls.dial", "campaigns.work"]


def let_them(apps, schema_editor):
    for role in apps.get_model("accounts", "Role").objects.filter(code=ROLE):
        role.permissions += [each for each in GRANTED if each not in role.permissions]
        role.save(update_fields=["permissions"])


class Migration(migrations.Migration):
    dependencies = [("campaigns", "0004_samples"), ("accounts", "0023_sm2_certificates")]
    operations = [
        migrations.AddField(
            model_name="campaign",
            name="lines",
            field=models.PositiveSmallIntegerField(default=2, verbose_name="线数"),
        ),
        migrations.AddField(
            model_name="campaigntry",
            name="talk_cipher",
            field=models.TextField(default=""),
        ),
        migrations.RunPython(let_them, migrations.RunPython.noop),
    ]
