"""The call-back list is a domain of its own now. Its tables stay as they are."""

from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [
        ("calls", "0005_agents_time_by_its_ends"),
        ("callbacks", "0001_the_list_comes_from_calls"),
    ]

    operations = [
        migrations.SeparateDatabaseAndState(
            state_operations=[
                migrations.DeleteModel(name="CallBackTry"),
                migrations.DeleteModel(name="CallBack"),
            ],
        ),
    ]
