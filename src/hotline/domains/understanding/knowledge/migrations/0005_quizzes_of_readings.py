from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("knowledge", "0004_readings_of_one_person")]
    operations = [
        migrations.AddField(
            "receipt", "questions", models.PositiveSmallIntegerField(default=0, verbose_name="测验题数")
        )
    ]
