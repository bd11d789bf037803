from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("calls", "0003_the_callback_list"),
    ]

    operations = [
        migrations.AddField(
            model_name="callback",
            name="said_cipher",
            field=models.TextField(default=""),
        ),
    ]
