from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("quality", "0006_corrections")]
    operations = [
        migrations.AddField("wronganswer", "feedback", models.PositiveIntegerField(null=True, verbose_name="知识反馈")),
        migrations.AddField("wronganswer", "reading", models.PositiveIntegerField(null=True, verbose_name="必读")),
    ]
