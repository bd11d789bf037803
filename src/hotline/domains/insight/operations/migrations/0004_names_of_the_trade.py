"""Columns carry the trade's words."""

from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [
        ("operations", "0003_invariants"),
    ]

    operations = [
        migrations.RenameField(model_name="alarmthreshold", old_name="least", new_name="min_calls"),
    ]
