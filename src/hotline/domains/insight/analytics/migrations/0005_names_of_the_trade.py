"""Columns carry the trade's words."""

from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [
        ("analytics", "0004_inspections_and_attendance"),
    ]

    operations = [
        migrations.RenameField(model_name="result", old_name="trouble", new_name="error"),
    ]
