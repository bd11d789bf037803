from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("workorders", "0004_exchange"),
    ]

    operations = [
        migrations.AddField(
            model_name="department",
            name="deadline",
            field=models.CharField(blank=True, default="", max_length=20, verbose_name="办理时限"),
        ),
    ]
