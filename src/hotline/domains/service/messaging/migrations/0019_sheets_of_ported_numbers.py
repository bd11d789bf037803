from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("messaging", "0018_keyword_rules")]

    operations = [
        migrations.AddField(
            model_name="portednumber",
            name="by",
            field=models.CharField(default="", max_length=12, verbose_name="工号"),
        ),
    ]
