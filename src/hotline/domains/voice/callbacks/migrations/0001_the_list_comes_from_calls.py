"""The call-back list moves here from the calls. Its tables stay as they are."""

import django.db.models.deletion
from django.db import migrations, models

from hotline.infrastructure.model_moves import move_content_types


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("contenttypes", "0002_remove_content_type_name"),
        ("calls", "0005_agents_time_by_its_ends"),
    ]

    operations = [
        migrations.SeparateDatabaseAndState(
            state_operations=[
                migrations.CreateModel(
                    name="CallBack",
                    fields=[
                        ("id", models.CharField(max_length=40, primary_key=True, serialize=False)),
                        ("kind", models.CharField(max_length=10)),
                        ("call", models.CharField(max_length=100)),
                        ("number_masked", models.CharField(max_length=40)),
                        ("number_cipher", models.TextField()),
                        ("number_index", models.CharField(max_length=64)),
                        ("place", models.CharField(max_length=40)),
                        ("made_at", models.DateTimeField()),
                        ("made_by", models.CharField(max_length=12)),
                        ("opened_at", models.DateTimeField()),
                        ("due_at", models.DateTimeField()),
                        ("reason", models.CharField(max_length=60)),
                        ("taken_by", models.CharField(default="", max_length=12)),
                        ("taken_at", models.DateTimeField(null=True)),
                        ("closed_at", models.DateTimeField(null=True)),
                        ("closed_by", models.CharField(default="", max_length=12)),
                        ("result", models.CharField(default="", max_length=20)),
                        ("note", models.CharField(default="", max_length=60)),
                        ("said_cipher", models.TextField(default="")),
                    ],
                    options={
                        "db_table": "calls_callback",
                        "verbose_name": "回拨",
                        "verbose_name_plural": "回拨",
                        "indexes": [
                            models.Index(
                                condition=models.Q(("closed_at", None)), fields=["due_at", "id"], name="callback_open"
                            ),
                            models.Index(
                                condition=models.Q(("closed_at__isnull", False)),
                                fields=["-closed_at", "-id"],
                                name="callback_closed",
                            ),
                        ],
                        "constraints": [models.UniqueConstraint(fields=("call", "kind"), name="callback_once")],
                    },
                ),
                migrations.CreateModel(
                    name="CallBackTry",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("call", models.CharField(max_length=100, unique=True)),
                        ("at", models.DateTimeField()),
                        ("agent", models.CharField(max_length=12)),
                        ("result", models.CharField(max_length=20)),
                        ("said", models.CharField(default="", max_length=20)),
                        (
                            "entry",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="tries",
                                to="callbacks.callback",
                            ),
                        ),
                    ],
                    options={"db_table": "calls_callbacktry"},
                ),
            ],
        ),
        move_content_types("calls", "callbacks", ["callback", "callbacktry"]),
    ]
