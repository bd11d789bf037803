import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("callbacks", "0003_stated_numbers")]
    operations = [
        migrations.CreateModel(
            name="Correction",
            fields=[
                (
                    "entry",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        primary_key=True,
                        related_name="correction",
                        serialize=False,
                        to="callbacks.callback",
                    ),
                ),
                ("agent", models.CharField(max_length=12, verbose_name="答错坐席")),
                ("mistake", models.CharField(max_length=300, verbose_name="答错内容")),
                ("correction", models.CharField(max_length=500, verbose_name="正确答复")),
                ("article", models.CharField(default="", max_length=80, verbose_name="条目")),
                ("title", models.CharField(default="", max_length=80, verbose_name="条目标题")),
                ("assigned_to", models.CharField(default="", max_length=12, verbose_name="经办人")),
            ],
            options={"verbose_name": "纠错回访", "verbose_name_plural": "纠错回访"},
        )
    ]
