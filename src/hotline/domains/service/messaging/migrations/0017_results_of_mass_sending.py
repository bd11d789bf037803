import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("messaging", "0016_roles_of_mass_sending"),
    ]

    operations = [
        migrations.CreateModel(
            name="MassResult",
            fields=[
                ("id", models.CharField(max_length=40, primary_key=True, serialize=False)),
                ("by", models.CharField(max_length=12, verbose_name="工号")),
                ("state", models.CharField(default="waiting", max_length=10, verbose_name="状态")),
                ("file", models.CharField(default="", max_length=200)),
                ("size", models.PositiveBigIntegerField(default=0)),
                ("requested_at", models.DateTimeField(verbose_name="申请时间")),
                ("touched_at", models.DateTimeField()),
                (
                    "mass",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="results",
                        to="messaging.masssending",
                    ),
                ),
            ],
            options={
                "verbose_name": "群发结果",
                "verbose_name_plural": "群发结果",
                "indexes": [models.Index(fields=["mass", "by", "-requested_at"], name="mass_result_of_person")],
            },
        ),
    ]
