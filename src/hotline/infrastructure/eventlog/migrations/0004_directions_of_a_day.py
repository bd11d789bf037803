from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("eventlog", "0003_turns_of_agents")]
    operations = [
        migrations.AddIndex(
            model_name="loggedevent",
            index=models.Index(
                condition=models.Q(("type", "agent.directed")), fields=["-at"], name="directions_of_a_day"
            ),
        ),
    ]
