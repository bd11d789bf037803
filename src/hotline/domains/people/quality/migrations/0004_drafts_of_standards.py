import django.db.models.deletion
from django.db import migrations, models

STANDARD = {
    "revision": models.PositiveIntegerField(default=1, verbose_name="保存次数"),
    "authors": models.JSONField(default=list, verbose_name="起草人员"),
    "note": models.CharField(default="", max_length=300, verbose_name="改动说明"),
    "submitted_by": models.CharField(default="", max_length=12, verbose_name="送审人"),
    "submitted_at": models.DateTimeField(null=True, verbose_name="送审"),
    "returned": models.CharField(default="", max_length=300, verbose_name="退回理由"),
    "retired_at": models.DateTimeField(null=True, verbose_name="停用"),
}


class Migration(migrations.Migration):
    dependencies = [("quality", "0003_machine_marks")]
    operations = [
        *(migrations.AddField("standard", name, field) for name, field in STANDARD.items()),
        migrations.CreateModel(
            name="StandardTrial",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("revision", models.PositiveIntegerField(verbose_name="保存次数")),
                ("grades", models.JSONField(verbose_name="评分")),
                ("score", models.DecimalField(decimal_places=1, max_digits=4, verbose_name="得分")),
                ("red_line", models.BooleanField(verbose_name="触红线")),
                ("by", models.CharField(max_length=12, verbose_name="试评人")),
                ("at", models.DateTimeField(verbose_name="试评")),
                (
                    "inspection",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="trials", to="quality.inspection"
                    ),
                ),
                (
                    "standard",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="trials", to="quality.standard"
                    ),
                ),
            ],
            options={"verbose_name": "标准试评", "verbose_name_plural": "标准试评"},
        ),
    ]
