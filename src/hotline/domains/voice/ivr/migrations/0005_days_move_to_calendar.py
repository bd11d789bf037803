"""The hotline's own days belong to the calendar now. Their table stays as it is."""

from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [
        ("ivr", "0004_dropped_prompts"),
        ("calendar", "0001_days_come_from_ivr"),
    ]

    operations = [
        migrations.SeparateDatabaseAndState(state_operations=[migrations.DeleteModel(name="CalendarDay")]),
    ]
