from django.contrib.postgres.indexes import GinIndex
from django.db import migrations, models
from django.db.models import Q

FILL = """
UPDATE workorders_casewords w SET created_at = c.created_at FROM workorders_case c WHERE c.id = w.case_id;
"""
NOW = "SET CONSTRAINTS ALL IMMEDIATE"


class Migration(migrations.Migration):
    dependencies = [
        ("workorders", "0007_sealed_cases"),
    ]

    operations = [
        # without its index every row would be entered in it once more
        migrations.RemoveIndex(model_name="casewords", name="case_words"),
        migrations.AddField(
            model_name="casewords",
            name="created_at",
            field=models.DateTimeField(null=True),
        ),
        migrations.RunSQL(FILL, migrations.RunSQL.noop),
        migrations.RunSQL(NOW, migrations.RunSQL.noop),
        migrations.AlterField(
            model_name="casewords",
            name="created_at",
            field=models.DateTimeField(),
        ),
        migrations.AddIndex(
            model_name="casewords",
            index=GinIndex(fields=["pairs"], name="case_words"),
        ),
        migrations.RemoveIndex(model_name="case", name="case_open"),
        migrations.AddIndex(
            model_name="case",
            index=models.Index(condition=Q(over=False), fields=["-created_at", "-id", "due_at"], name="case_open"),
        ),
        migrations.AddIndex(
            model_name="case",
            index=models.Index(
                condition=Q(over=False),
                fields=["department", "-created_at", "-id", "due_at"],
                name="case_department_open",
            ),
        ),
        migrations.AddIndex(
            model_name="case",
            index=models.Index(
                fields=["department", "district", "-created_at", "-id"], name="case_department_district"
            ),
        ),
    ]
