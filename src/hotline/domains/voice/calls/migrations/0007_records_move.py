"""Finished calls are a domain of their own now. Their tables stay as they are."""

from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [
        ("calls", "0006_the_callback_list_moves"),
        ("records", "0001_records_come_from_calls"),
    ]

    operations = [
        migrations.SeparateDatabaseAndState(
            state_operations=[
                migrations.DeleteModel(name="CallTalk"),
                migrations.DeleteModel(name="CallRecord"),
                migrations.DeleteModel(name="AgentPeriod"),
            ],
        ),
    ]
