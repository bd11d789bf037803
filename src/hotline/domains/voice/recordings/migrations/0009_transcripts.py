"""What was said in a call goes with its recording."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("recordings", "0008_listenings_to_other_sounds")]

    operations = [
        migrations.CreateModel(
            name="TalkTranscript",
            fields=[
                ("call", models.CharField(max_length=100, primary_key=True, serialize=False)),
                ("at", models.DateTimeField()),
                ("level", models.CharField(default="", max_length=4)),
                ("text_cipher", models.TextField()),
            ],
            options={
                "verbose_name": "通话转写",
                "verbose_name_plural": "通话转写",
                "indexes": [models.Index(fields=["-at"], name="transcript_when")],
            },
        ),
    ]
