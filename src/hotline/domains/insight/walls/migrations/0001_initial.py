import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True
    dependencies = []
    operations = [
        migrations.CreateModel(
            name="Wall",
            fields=[
                ("key", models.SlugField(max_length=40, primary_key=True, serialize=False)),
                ("title", models.CharField(max_length=40)),
                (
                    "screen",
                    models.CharField(choices=[("wall", "大屏"), ("phone", "手机")], default="wall", max_length=10),
                ),
                ("published", models.PositiveIntegerField(default=0)),
                ("draft", models.JSONField(null=True)),
                ("saved", models.PositiveIntegerField(default=0)),
                ("saved_by", models.CharField(default="", max_length=12)),
                ("saved_at", models.DateTimeField(null=True)),
            ],
            options={"verbose_name": "大屏", "verbose_name_plural": "大屏"},
        ),
        migrations.CreateModel(
            name="WallVersion",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("number", models.PositiveIntegerField()),
                ("layout", models.JSONField()),
                ("published_by", models.CharField(max_length=12)),
                ("published_at", models.DateTimeField()),
                (
                    "wall",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="versions", to="walls.wall"
                    ),
                ),
            ],
            options={
                "constraints": [models.UniqueConstraint(fields=("wall", "number"), name="wall_version_once")],
            },
        ),
        migrations.CreateModel(
            name="Display",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("place", models.CharField(max_length=60)),
                ("digest", models.CharField(max_length=100, unique=True)),
                ("made_by", models.CharField(max_length=12)),
                ("made_at", models.DateTimeField()),
                ("expires_at", models.DateTimeField()),
                ("seen_at", models.DateTimeField(null=True)),
                ("revoked_at", models.DateTimeField(null=True)),
                ("revoked_by", models.CharField(default="", max_length=12)),
                (
                    "wall",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="displays", to="walls.wall"
                    ),
                ),
            ],
            options={"verbose_name": "大屏链接", "verbose_name_plural": "大屏链接"},
        ),
    ]
