import django.contrib.postgres.fields
import django.contrib.postgres.indexes
from django.db import migrations, models

#: Who had a case before, from the steps they had of it.
FILL = """
UPDATE workorders_case c SET former_departments = array_remove(had.ids, c.department_id)
FROM (SELECT case_id, array_agg(DISTINCT department_id) AS ids FROM workorders_casetask
      WHERE department_id IS NOT NULL GROUP BY case_id HAVING count(DISTINCT department_id) > 1) AS had
WHERE had.case_id = c.id;
"""


class Migration(migrations.Migration):
    dependencies = [
        ("workorders", "0005_department_deadline"),
    ]

    operations = [
        migrations.AddField(
            model_name="case",
            name="former_departments",
            field=django.contrib.postgres.fields.ArrayField(
                base_field=models.BigIntegerField(), default=list, size=None
            ),
        ),
        migrations.RunSQL(FILL, migrations.RunSQL.noop),
        migrations.RunSQL("SET CONSTRAINTS ALL IMMEDIATE", migrations.RunSQL.noop),
        migrations.AddIndex(
            model_name="case",
            index=models.Index(condition=models.Q(("over", False)), fields=["-created_at", "-id"], name="case_open"),
        ),
        migrations.AddIndex(
            model_name="case",
            index=models.Index(
                condition=models.Q(("urgency", "一般"), _negated=True),
                fields=["urgency", "-created_at", "-id"],
                name="case_urgent",
            ),
        ),
        migrations.AddIndex(
            model_name="case",
            index=django.contrib.postgres.indexes.GinIndex(fields=["former_departments"], name="case_former"),
        ),
    ]
