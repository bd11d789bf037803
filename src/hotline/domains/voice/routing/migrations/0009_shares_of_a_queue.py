from typing import ClassVar

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies: ClassVar = [("routing", "0008_not_ready_reasons")]

    operations: ClassVar = [
        migrations.AddField(
            model_name="queueoverflow",
            name="share",
            field=models.PositiveSmallIntegerField(default=100, verbose_name="来电占比（%）"),
        ),
        migrations.AddField(
            model_name="queueoverflow",
            name="first_hour",
            field=models.PositiveSmallIntegerField(default=0, verbose_name="时段起（时）"),
        ),
        migrations.AddField(
            model_name="queueoverflow",
            name="until_hour",
            field=models.PositiveSmallIntegerField(default=24, verbose_name="时段止（时）"),
        ),
    ]
