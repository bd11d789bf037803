from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("callbacks", "0002_conversation")]

    operations = [migrations.AddField("callback", "number_stated", models.BooleanField(default=False))]
