from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("exams", "0004_review_cards")]
    operations = [
        migrations.CreateModel(
            name="ReadingQuiz",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("reading", models.PositiveIntegerField(unique=True, verbose_name="必读")),
                ("number", models.CharField(max_length=12, verbose_name="工号")),
                ("questions", models.JSONField(verbose_name="题目")),
                ("round", models.PositiveSmallIntegerField(default=1, verbose_name="轮次")),
                ("drawn_at", models.DateTimeField(verbose_name="出题")),
                ("passed_at", models.DateTimeField(null=True, verbose_name="通过")),
            ],
            options={"verbose_name": "学习测验", "verbose_name_plural": "学习测验"},
        ),
    ]
