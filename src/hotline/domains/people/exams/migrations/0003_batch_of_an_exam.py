from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("exams", "0002_roles_of_exams")]

    operations = [
        migrations.AddField("exam", "batch", models.CharField(default="", max_length=40, verbose_name="批次")),
    ]
