"""The hotline's own days move here from the spoken menus. Their table stays as it is."""

from django.db import migrations, models

from hotline.infrastructure.model_moves import move_content_types


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("contenttypes", "0002_remove_content_type_name"),
        ("ivr", "0004_dropped_prompts"),
    ]

    operations = [
        migrations.SeparateDatabaseAndState(
            state_operations=[
                migrations.CreateModel(
                    name="CalendarDay",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("day", models.DateField(unique=True, verbose_name="日期")),
                        (
                            "kind",
                            models.CharField(
                                choices=[("working", "工作日"), ("holiday", "休息日")],
                                max_length=8,
                                verbose_name="当天",
                            ),
                        ),
                        ("at", models.DateTimeField(blank=True, null=True, verbose_name="设定时间")),
                        ("by", models.CharField(max_length=12, verbose_name="操作人")),
                    ],
                    options={
                        "verbose_name": "特别日期",
                        "verbose_name_plural": "特别日期",
                        "db_table": "ivr_calendarday",
                        "ordering": ["day"],
                    },
                ),
            ],
        ),
        move_content_types("ivr", "calendar", ["calendarday"]),
    ]
