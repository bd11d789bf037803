from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("knowledge", "0003_feedback_is_text")]
    operations = [
        migrations.AddField(
            "requiredreading", "reader", models.CharField(default="", max_length=12, verbose_name="学习人")
        )
    ]
