from django.db import migrations, models

COLUMNS = {
    "mistake": models.CharField(default="", max_length=300, verbose_name="答错内容"),
    "correction": models.CharField(default="", max_length=500, verbose_name="正确答复"),
    "article": models.CharField(default="", max_length=80, verbose_name="条目"),
    "version": models.PositiveIntegerField(null=True, verbose_name="条目版本"),
    "unreachable": models.CharField(default="", max_length=12, verbose_name="无法回访"),
}


class Migration(migrations.Migration):
    dependencies = [("quality", "0005_calibrations")]
    operations = [migrations.AddField("wronganswer", name, field) for name, field in COLUMNS.items()]
